#pragma once
/// The tokenizer: finds the words of a text in the original bytes; folds nothing (folding.h). The
/// one scanner for articles, queries and highlighting; called by analyzer.h.
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/base/utf8.h"

namespace niger::letters {

enum class TokenKind : std::uint8_t { Arabic, Latin, Number, Other };

/// One word as it stands in the text.
struct Word {
  Span span;              ///< from its first letter to its last letter, mark or tatweel
  std::string_view text;  ///< what is folded: the bytes of the span, or a part of an honorific
  TokenKind kind = TokenKind::Other;
};

/// Appends the words of `text` to `words`, in order. Their text points into `text` or is static.
/// Spans lie on character borders and do not overlap; of a character that is several words (ﷺ) the
/// first word has its span and the others the empty span at its end. Ill-formed bytes are gaps.
void find_words(std::string_view text, std::vector<Word>& words);

/// The same of the part of `text` that begins at byte `from`: 0, or what the last call gave. Ends
/// between two words once it has found about `most` of them, and gives the byte where the next
/// call begins; text.size() when none is left.
[[nodiscard]] std::size_t find_words(std::string_view text, std::size_t from, std::size_t most,
                                     std::vector<Word>& words);

}  // namespace niger::letters
