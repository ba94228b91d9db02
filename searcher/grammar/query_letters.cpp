#include "searcher/grammar/query_letters.h"

#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"

namespace niger::grammar {

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x7F || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
         (c >= 0x2028 && c <= 0x2029) || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == kReplacementCharacter;
}

// Direction marks and isolates come along with pasted text; they are neither words nor borders.
bool is_invisible(char32_t c) {
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_dash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63 ||
         c == 0xFF0D;
}

// U+0640 TATWEEL is what Shift and J give on an Arabic keyboard; no word begins with one.
bool is_leading_dash(char32_t c) { return is_dash(c) || c == 0x0640; }

QuoteFamily quote_family(char32_t c) {
  switch (c) {
    case '"':
    case 0xFF02:  // FULLWIDTH QUOTATION MARK
    case 0x2033:  // DOUBLE PRIME
      return QuoteFamily::Straight;
    case 0xAB:
    case 0xBB:
    case 0x2039:  // SINGLE LEFT-POINTING ANGLE QUOTATION MARK
    case 0x203A:
    case 0x300A:  // LEFT DOUBLE ANGLE BRACKET
    case 0x300B:
      return QuoteFamily::Guillemet;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x275D:  // HEAVY DOUBLE TURNED COMMA QUOTATION MARK ORNAMENT
    case 0x275E:
    case 0x301D:  // REVERSED DOUBLE PRIME QUOTATION MARK
    case 0x301E:
    case 0x301F:
      return QuoteFamily::Curly;
    case 0x300C:  // LEFT CORNER BRACKET
    case 0x300D:
    case 0x300E:
    case 0x300F:
      return QuoteFamily::Corner;
    default:
      return QuoteFamily::None;
  }
}

// ‘…’ and '…' are quotes around words, and letters of many a name within one: Qur'an.
bool is_single_quote(char32_t c) {
  return c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == 0x275B || c == 0x275C || c == 0xFF07;
}

bool is_comma(char32_t c) {
  return c == ',' || c == 0x060C || c == 0x2E41 || c == 0x3001 || c == 0xFE50 || c == 0xFF0C;
}

// Marks that end a word wherever they stand: ؛ ؟ and their like, the Urdu full stop.
bool is_stop(char32_t c) {
  return c == 0x061B || c == 0x061F || c == 0x06D4 || c == 0x2E2E || c == 0x203D || c == 0xFE54 ||
         c == 0xFE56 || c == 0xFF01 || c == 0xFF1B || c == 0xFF1F || c == 0xFE57 || c == 0x2048;
}

bool is_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
}

bool is_open(char32_t c) { return c == '(' || c == 0xFF08; }
bool is_close(char32_t c) { return c == ')' || c == 0xFF09; }
bool is_bar(char32_t c) { return c == '|' || c == 0xFF5C; }
bool is_star(char32_t c) { return c == '*' || c == 0x066D || c == 0xFF0A; }
bool is_equals(char32_t c) { return c == '=' || c == 0xFF1D; }
bool is_colon(char32_t c) { return c == ':' || c == 0xFF1A; }

// A field's name: letters and their marks only, so that 20:30 and http://… stay words.
bool is_field_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || letters::is_arabic_letter(c);
}

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  std::size_t offset = 0;
  if (digits.empty()) return std::nullopt;
  while (offset < digits.size()) {
    const char32_t c = next_code_point(digits, offset);
    if (!is_digit(c)) return std::nullopt;
    char32_t digit = c;
    if (c >= 0x0660 && c <= 0x0669) digit = '0' + (c - 0x0660);  // ARABIC-INDIC DIGIT ٠
    if (c >= 0x06F0 && c <= 0x06F9) digit = '0' + (c - 0x06F0);  // EXTENDED ARABIC-INDIC ۰
    if (value > 1'000'000) return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

}  // namespace niger::grammar
