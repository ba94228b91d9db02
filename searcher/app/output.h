#pragma once
/// The output of a run: each answer goes to its renderer, in the format that was asked for. Knows
/// neither the index nor how an answer came about.
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "searcher/app/options.h"
#include "searcher/app/run.h"
#include "searcher/render/kwic.h"
#include "searcher/render/renderer.h"
#include "searcher/render/table.h"
#include "searcher/response/trend.h"

namespace niger::search_app {

/// Both must outlive it.
class Output {
 public:
  /// Throws Error(Usage) where --columns names a column that the answer does not have.
  Output(const SearchOptions& options, const Surroundings& surroundings);

  /// Articles, or, where a format holds one table and counts were asked for, the counts.
  void show(const response::SearchResponse& response);
  void show(const response::ShownArticle& article);
  /// Articles that share an id; how to ask for one of them is told beside.
  void show(const response::Namesakes& several);
  /// A table of any kind, with the columns that were asked for, whatever the format. Throws
  /// Error(Usage) where one is not known.
  void show(response::TableAnswer answer);
  void show(const response::Trend& trend);

  /// For lines in context, each with so many characters on each side.
  [[nodiscard]] std::unique_ptr<render::KwicRenderer> kwic(std::size_t context_chars);
  [[nodiscard]] std::size_t kwic_context() const;

  /// Formats without a place for notes have them beside.
  [[nodiscard]] bool has_notes_beside() const;
  void tell_notes(const response::SearchResponse& response) const;

  /// True where nothing new is nothing to write, under cron; a program is always answered.
  [[nodiscard]] bool is_for_programs() const;

 private:
  /// From now on the answer has begun; further answers follow it.
  [[nodiscard]] std::ostream& begin();
  [[nodiscard]] render::DelimitedStyle delimited() const;
  [[nodiscard]] bool shows_counts() const;
  [[nodiscard]] std::vector<std::string> known_columns() const;
  [[nodiscard]] std::vector<std::size_t> places(const std::vector<std::string>& known) const;
  void tell(const messages::Text& note) const;

  const SearchOptions& options_;
  const Surroundings& surroundings_;
  render::TextStyle style_;
  std::size_t shown_ = 0;
};

}  // namespace niger::search_app
