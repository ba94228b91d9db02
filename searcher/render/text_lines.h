#pragma once
/// Lines for people, on a terminal or in a pipe: their direction, their colours, their width. Knows
/// neither articles nor answers.
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/render/renderer.h"

namespace niger::render {

inline constexpr std::string_view kTitleColour = "\x1B[1;36m";

[[nodiscard]] bool has_arabic(std::string_view text);

/// Columns of a terminal that `text` takes: marks and invisible characters take none.
[[nodiscard]] std::size_t columns_of(std::string_view text);

/// Both must outlive it.
class TextLines {
 public:
  TextLines(const TextStyle& style, std::ostream& out) : style_(style), out_(out) {}

  /// A message, in the direction of its language.
  [[nodiscard]] std::string line_of(const messages::Text& text) const;
  void quiet_line(const messages::Text& text);

  /// `text` on one line, kept apart from what stands around it.
  [[nodiscard]] std::string isolated(std::string_view text, bool right_to_left) const;
  [[nodiscard]] std::string isolated(std::string_view text) const {
    return isolated(text, has_arabic(text));
  }

  void quiet(std::string_view text);

  /// Writes `text` as a word that was asked for; what follows has `colour`.
  void light(std::string_view text, std::string_view colour = {});

  /// Fragments one after another and the end of the line; wrapped at the width, each line but the
  /// first after `indent` columns. The cursor stands at column `column`. Fragments are lines
  /// already (text_form.h).
  void lines(const std::vector<response::Fragment>& fragments, std::size_t column,
             std::size_t indent, std::string_view colour = {});

  /// Begins and ends a stretch of one direction, and of one colour.
  void open_line(bool right_to_left, std::string_view colour = {});
  void close_line(std::string_view colour = {});

 private:
  struct Piece;

  [[nodiscard]] std::string isolate(std::string line, bool right_to_left) const;
  static void split(const response::Fragment& fragment, std::vector<Piece>& pieces);
  void space(bool lit, std::string_view colour);
  void write(const Piece& piece, std::string_view colour);

  const TextStyle& style_;
  std::ostream& out_;
};

}  // namespace niger::render
