#pragma once
/// In what order do the words of an article stand? Two bytes a word, kept in the value slot
/// schema::kWordOrderSlot, in place of Xapian's position table, which took half of the index and a
/// third of the building time. It answers phrases, stop words included, and nearness; two words of
/// different stems are taken for one in 1 of 65,000 comparisons, after the stems themselves are
/// known to be in the article.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace niger {

/// What stands for a word: never 0, which stands for a word that phrases do not see.
using WordCode = std::uint16_t;

/// The code of a posted term (encoded_term of a stem, without prefix). The same on every machine.
[[nodiscard]] WordCode word_code(std::string_view term);

/// Words past these are in no phrase: an article of so many words is a book.
inline constexpr std::size_t kMaxOrderedWords = 200'000;

/// The value to store. Both lists are in the order of the text.
[[nodiscard]] std::string word_order_value(const std::vector<WordCode>& title,
                                           const std::vector<WordCode>& text);

/// A phrase: word i stands `place` words after the first one. Places ascend from 0.
struct OrderedWord {
  WordCode code = 0;
  std::uint32_t place = 0;
};

/// True where title or text of a stored value has the words at their places. False for no words,
/// and for bytes that are no stored value.
[[nodiscard]] bool has_phrase(std::string_view value, const std::vector<OrderedWord>& words);

/// True where all of `codes`, in any order, stand within `window` neighbouring words of the title
/// or of the text. A code given twice must stand there twice.
[[nodiscard]] bool has_words_near(std::string_view value, const std::vector<WordCode>& codes,
                                  std::size_t window);

}  // namespace niger
