#pragma once
/// The positional value: the order of an article's words, two bytes a word, in the value slot
/// schema::kPositionalSlot, in place of Xapian's position table, which takes a third of the index
/// and of the building time. It answers phrases, stop words included, and nearness, and
/// distinguishes any two words of one article: a code is a salted hash, and the salt is chosen so
/// that no two are equal.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::index {

/// What a word is known by when orders are written and read. kUnseenWord is in no phrase.
using WordHash = std::uint64_t;
inline constexpr WordHash kUnseenWord = 0;

/// Of a posted term (encoded_term of a stem, without prefix). The same on every machine, never
/// kUnseenWord.
[[nodiscard]] WordHash word_hash(std::string_view term);

/// Writes the values of one article after the other. For one thread.
class PositionalValueWriter {
 public:
  /// The value to store. Title and text are in the order of reading; `distinct` holds each of their
  /// words once, but for kUnseenWord. Nothing to store: empty.
  [[nodiscard]] std::string value(const std::vector<WordHash>& title,
                                  const std::vector<WordHash>& text,
                                  const std::vector<WordHash>& distinct);

 private:
  std::vector<std::uint64_t> taken_;  // a bit for each code of two bytes
  std::vector<std::uint64_t> codes_;
};

/// A phrase: word i stands `place` words after the first one. Places ascend from 0.
struct OrderedWord {
  WordHash word = kUnseenWord;
  std::uint32_t place = 0;
};

enum class OrderPart : std::uint8_t { TitleOrText, Title };

/// True where title or text of a stored value has the words at their places: exact for words that
/// the article has. False for no words, and for bytes that are no stored value.
[[nodiscard]] bool has_phrase(std::string_view value, const std::vector<OrderedWord>& words,
                              OrderPart part = OrderPart::TitleOrText);

/// True where all of `words`, in any order, stand within `window` neighbouring words of the title
/// or of the text. A word given twice must stand there twice.
[[nodiscard]] bool has_words_near(std::string_view value, const std::vector<WordHash>& words,
                                  std::size_t window, OrderPart part = OrderPart::TitleOrText);

/// A word that is, or may be, one of those asked for.
struct PlacedWord {
  std::uint32_t ordinal = 0;  ///< among the words of the part, from 0
  std::uint32_t asked = 0;    ///< which one; their number: not seen, it may be any of them

  friend bool operator==(const PlacedWord&, const PlacedWord&) = default;
};

/// Which words of a title or of a text may be those that are asked for.
struct WordPlaces {
  std::size_t words = 0;          ///< of the part
  std::vector<PlacedWord> found;  ///< in the order of the part
};

struct ArticlePlaces {
  WordPlaces title;
  WordPlaces text;
};

/// Where any of `words` stands, or a word that is not seen; of a word given twice the first is
/// named. A word that the article does not have may be taken for one that it has. Nothing for bytes
/// that are no stored value.
[[nodiscard]] std::optional<ArticlePlaces> places_of(std::string_view value,
                                                     const std::vector<WordHash>& words);

}  // namespace niger::index
