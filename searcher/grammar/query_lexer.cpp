#include "searcher/grammar/query_lexer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/base/utf8.h"
#include "common/letters/arabic_letter.h"
#include "common/letters/folding.h"

namespace niger::grammar {
namespace {

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

enum class QuoteFamily { None, Straight, Guillemet, Curly, Corner };

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

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Lexemes run() {
    while (offset_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  char32_t peek(std::size_t at) const {
    return at < text_.size() ? next_code_point(text_, at) : char32_t{' '};
  }

  void add(LexemeKind kind, std::string_view text = {}) {
    out_.list.push_back({.kind = kind, .text = std::string(text)});
  }

  void step() {
    const std::size_t begin = offset_;
    std::size_t next = offset_;
    const char32_t c = next_code_point(text_, next);
    offset_ = next;
    if (is_space(c) || is_invisible(c) || is_comma(c) || is_stop(c)) return;
    if (quote_family(c) != QuoteFamily::None) return quoted(quote_family(c));
    if (is_single_quote(c) && single_quoted()) return;
    if (is_open(c)) return add(LexemeKind::Open);
    if (is_close(c)) return add(LexemeKind::Close);
    if (is_bar(c)) {
      if (is_bar(peek(offset_))) static_cast<void>(next_code_point(text_, offset_));
      return add(LexemeKind::Or, "|");
    }
    const char32_t after = peek(offset_);
    const bool before_word = !ends_word(after);
    if (before_word && !(is_leading_dash(c) && is_leading_dash(after))) {
      if (is_leading_dash(c)) return add(LexemeKind::Minus);
      if (c == '+') return add(LexemeKind::Plus);
      if (is_equals(c)) return add(LexemeKind::Equals);
    }
    offset_ = begin;
    word();
  }

  static bool ends_word(char32_t c) {
    return is_space(c) || is_comma(c) || is_stop(c) || is_close(c) || is_bar(c);
  }

  // 'phrase', where the other quote stands at the end of a word.
  bool single_quoted() {
    for (std::size_t at = offset_; at < text_.size() && at - offset_ <= kMaxQuotedBytes;) {
      const std::size_t here = at;
      const char32_t c = next_code_point(text_, at);
      if (quote_family(c) != QuoteFamily::None) return false;
      if (!is_single_quote(c) || !ends_word(peek(at)) || here == offset_) continue;
      add(LexemeKind::Quoted, text_.substr(offset_, here - offset_));
      offset_ = at;
      return true;
    }
    return false;
  }

  void quoted(QuoteFamily family) {
    std::size_t closer = std::string_view::npos;
    std::size_t after = 0;
    std::size_t at = offset_;
    while (at < text_.size()) {
      const std::size_t here = at;
      const QuoteFamily found = quote_family(next_code_point(text_, at));
      if (found == family || (found != QuoteFamily::None && closer == std::string_view::npos)) {
        closer = here;
        after = at;
        if (found == family) break;
      }
      // Bounded, so that a text of nothing but quotes of two families stays linear.
      if (at - offset_ > kMaxQuotedBytes) break;
    }
    if (closer == std::string_view::npos) {
      out_.unbalanced_quote = true;
      return;
    }
    add(LexemeKind::Quoted, text_.substr(offset_, closer - offset_));
    offset_ = after;
  }

  void word() {
    const std::size_t begin = offset_;
    bool letters_only = true;
    char32_t last = 0;
    while (offset_ < text_.size()) {
      std::size_t next = offset_;
      const char32_t c = next_code_point(text_, next);
      const bool in_number = is_comma(c) && is_digit(last) && is_digit(peek(next));  // 1,234
      if ((ends_word(c) && !in_number) || is_open(c) || quote_family(c) != QuoteFamily::None) {
        break;
      }
      last = c;
      if (is_colon(c) && letters_only && offset_ > begin && field(begin, next)) return;
      letters_only = letters_only && is_field_letter(c);
      offset_ = next;
    }
    finish_word(text_.substr(begin, offset_ - begin));
  }

  // name: with its value beside it. near:5 and قرب:5 are operators, not fields.
  bool field(std::size_t begin, std::size_t after_colon) {
    const std::string_view name = text_.substr(begin, offset_ - begin);
    const char32_t value = peek(after_colon);
    if (ends_word(value) || value == '/' || is_colon(value)) return false;
    if (is_near(name)) return false;
    add(LexemeKind::Field, name);
    offset_ = after_colon;
    return true;
  }

  // ? ! ; and a full stop at the end are the sentence's, not the word's.
  static std::string_view without_stops(std::string_view word) {
    static constexpr std::string_view kStops = "?!;.";
    while (!word.empty() && kStops.find(word.back()) != std::string_view::npos) {
      if (word.back() == '.' && word.find('.') + 1 != word.size()) break;  // U.S., 2024..
      word.remove_suffix(1);
    }
    return word;
  }

  void finish_word(std::string_view typed) {
    const std::string_view word = without_stops(typed);
    if (word.empty() || operator_word(word)) return;
    std::size_t end = word.size();
    std::size_t at = 0;
    std::size_t stars_from = std::string_view::npos;
    while (at < word.size()) {
      const std::size_t here = at;
      if (!is_star(next_code_point(word, at))) {
        stars_from = std::string_view::npos;
      } else if (stars_from == std::string_view::npos) {
        stars_from = here;
      }
    }
    if (stars_from != std::string_view::npos) end = stars_from;
    if (end == 0) return add(LexemeKind::LoneStar, word);
    add(LexemeKind::Word, word.substr(0, end));
    out_.list.back().lacks_number = lacks_number(word);
    if (end < word.size()) add(LexemeKind::Star);
  }

  bool operator_word(std::string_view word) {
    struct Operator {
      std::string_view text;
      LexemeKind kind;
      bool arabic;
    };
    static constexpr std::array<Operator, 10> kOperators = {{
        {"OR", LexemeKind::Or, false},
        {"AND", LexemeKind::And, false},
        {"&&", LexemeKind::And, false},
        {"NOT", LexemeKind::Not, false},
        {"NEAR", LexemeKind::Near, false},
        // folded: أو, أَوْ
        {"او", LexemeKind::Or, true},
        {"و", LexemeKind::And, true},
        {"ليس", LexemeKind::Not, true},
        {"وليس", LexemeKind::Not, true},
        {"قرب", LexemeKind::Near, true},
    }};
    if (word.size() > kMaxOperatorBytes) return false;
    const std::string folded = letters::fold(word);
    for (const Operator& op : kOperators) {
      if ((op.arabic ? std::string_view(folded) : word) != op.text) continue;
      out_.list.push_back(
          {.kind = op.kind, .text = std::string(word), .arabic_operator = op.arabic});
      return true;
    }
    const std::size_t mark = word.find_first_of(":/");
    if (mark == std::string_view::npos) return false;
    if (!is_near(word.substr(0, mark))) return false;
    std::string_view digits = word.substr(mark + 1);
    std::size_t after = offset_;
    if (digits.empty()) {  // قرب: 5, as a phone's keyboard makes it
      while (after < text_.size() && text_[after] == ' ') ++after;
      const std::size_t begin = after;
      while (after < text_.size() && is_digit(peek(after))) {
        static_cast<void>(next_code_point(text_, after));
      }
      if (!ends_word(peek(after))) return false;
      digits = text_.substr(begin, after - begin);
    }
    const std::optional<std::size_t> window = number(digits);
    if (!window) return false;
    offset_ = after;
    out_.list.push_back({.kind = LexemeKind::Near,
                         .text = std::string(word),
                         .window = std::max<std::size_t>(*window, 1)});
    return true;
  }

  // near:x, but not a headline's "قرب: ".
  static bool lacks_number(std::string_view word) {
    const std::size_t mark = word.find_first_of(":/");
    return mark != std::string_view::npos && mark + 1 < word.size() &&
           is_near(word.substr(0, mark));
  }

  static bool is_near(std::string_view name) {
    if (name.size() > kMaxOperatorBytes) return false;
    const std::string folded = letters::fold(name);
    return folded == "near" || folded == "قرب";
  }

  static constexpr std::size_t kMaxQuotedBytes = 4096;
  static constexpr std::size_t kMaxOperatorBytes = 32;

  std::string_view text_;
  std::size_t offset_ = 0;
  Lexemes out_;
};

}  // namespace

Lexemes lexemes(std::string_view text) { return Lexer(text).run(); }

}  // namespace niger::grammar
