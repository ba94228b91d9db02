#include "common/letters/sentence_end.h"

#include "common/base/utf8.h"

namespace niger::letters {

bool is_sentence_end(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4;
}

bool is_line_end(char32_t c) { return c == '\n' || c == 0x2029; }

bool is_initial(std::string_view word, TokenKind kind) {
  return kind != TokenKind::Number && count_code_points(word) == 1;
}

bool ends_sentence(std::string_view word, TokenKind kind, std::string_view gap) {
  if (gap == " ") return false;  // of nearly all words
  for (std::size_t offset = 0; offset < gap.size();) {
    const char32_t c = next_code_point(gap, offset);
    if (is_line_end(c) || (is_sentence_end(c) && !is_initial(word, kind))) return true;
  }
  return false;
}

}  // namespace niger::letters
