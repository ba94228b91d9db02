#pragma once
/// The size of an article: how many words and sentences its title and its own text have. Related
/// stories, menus and lines of metadata are not its own. Kept in the slot schema::kSizeSlot.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/article.h"
#include "common/letters/tokenizer.h"

namespace niger {

/// True for the parts of a text whose words are the article's own: they are counted, and stand in a
/// concordance.
[[nodiscard]] constexpr bool is_own_text(ZoneKind kind) {
  return kind == ZoneKind::Body || kind == ZoneKind::Lead || kind == ZoneKind::Caption;
}

struct ArticleSize {
  std::uint64_t words = 0;      ///< tokens of the analyzer
  std::uint64_t sentences = 0;  ///< a sentence ends as ends_sentence() has it, and with its zone

  friend bool operator==(const ArticleSize&, const ArticleSize&) = default;
};

/// Counts the words of an article, given one after the other.
class SizeCounter {
 public:
  /// The words to come are of another text: of a title, or the text below it.
  void begin(std::string_view text);
  /// A word of that text. Spans do not fall.
  void add(Span span, letters::TokenKind kind, ZoneKind zone);
  [[nodiscard]] const ArticleSize& size() const { return size_; }

 private:
  std::string_view text_;
  ArticleSize size_;
  // The word before, where it is the article's own.
  bool is_open_ = false;
  Span last_;
  letters::TokenKind last_kind_ = letters::TokenKind::Other;
  ZoneKind last_zone_ = ZoneKind::Body;
};

/// The value of the slot; empty for an article without words.
[[nodiscard]] std::string encoded_size(const ArticleSize& size);

/// Nothing for bytes that are no such value; of an empty one, no words.
[[nodiscard]] std::optional<ArticleSize> decoded_size(std::string_view value);

}  // namespace niger
