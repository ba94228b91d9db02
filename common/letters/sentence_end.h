#pragma once
/// The end of a sentence, by the characters between two words of a text.
#include <cstddef>
#include <string_view>

#include "common/letters/tokenizer.h"

namespace niger::letters {

/// . ! ? … U+061F ARABIC QUESTION MARK, U+06D4 ARABIC FULL STOP.
[[nodiscard]] bool is_sentence_end(char32_t c);

/// A new line, or U+2029 PARAGRAPH SEPARATOR.
[[nodiscard]] bool is_line_end(char32_t c);

/// One letter alone, as in د. محمد or J. Smith: the point after it is of an abbreviation.
[[nodiscard]] bool is_initial(std::string_view word, TokenKind kind);

/// True if a sentence ends after `word`, before the next word of the text: what stands between them
/// is `gap`.
[[nodiscard]] bool ends_sentence(std::string_view word, TokenKind kind, std::string_view gap);

}  // namespace niger::letters
