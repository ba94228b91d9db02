#include "searcher/query/query_lexer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/base/utf8.h"

namespace niger {
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

enum class QuoteFamily { None, Straight, Guillemet, Curly };

QuoteFamily quote_family(char32_t c) {
  switch (c) {
    case '"':
    case 0xFF02:
      return QuoteFamily::Straight;
    case 0xAB:
    case 0xBB:
      return QuoteFamily::Guillemet;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return QuoteFamily::Curly;
    default:
      return QuoteFamily::None;
  }
}

bool is_open(char32_t c) { return c == '(' || c == 0xFF08; }
bool is_close(char32_t c) { return c == ')' || c == 0xFF09; }
bool is_bar(char32_t c) { return c == '|' || c == 0xFF5C; }
bool is_star(char32_t c) { return c == '*' || c == 0x066D || c == 0xFF0A; }
bool is_equals(char32_t c) { return c == '=' || c == 0xFF1D; }
bool is_colon(char32_t c) { return c == ':' || c == 0xFF1A; }

// A field's name: letters only, so that 20:30 and http://… stay words.
bool is_field_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x0621 && c <= 0x064A);
}

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  std::size_t offset = 0;
  if (digits.empty()) return std::nullopt;
  while (offset < digits.size()) {
    const char32_t c = next_code_point(digits, offset);
    char32_t digit = c;
    if (c >= 0x0660 && c <= 0x0669) digit = '0' + (c - 0x0660);  // ARABIC-INDIC DIGIT ٠
    if (c >= 0x06F0 && c <= 0x06F9) digit = '0' + (c - 0x06F0);  // EXTENDED ARABIC-INDIC ۰
    if (digit < '0' || digit > '9' || value > 1'000'000) return std::nullopt;
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
    if (is_space(c) || is_invisible(c)) {
      glued_ = glued_ && is_invisible(c);
      return;
    }
    const bool starts = !glued_;
    glued_ = false;
    if (quote_family(c) != QuoteFamily::None) return quoted(quote_family(c));
    if (is_open(c)) return add(LexemeKind::Open);
    if (is_close(c)) return add(LexemeKind::Close);
    if (is_bar(c)) {
      if (is_bar(peek(offset_))) static_cast<void>(next_code_point(text_, offset_));
      return add(LexemeKind::Or, "|");
    }
    const char32_t after = peek(offset_);
    const bool before_word = !is_space(after) && !is_close(after) && !is_bar(after);
    if (starts && before_word && !(is_dash(c) && is_dash(after))) {
      if (is_dash(c)) return add(LexemeKind::Minus);
      if (c == '+') return add(LexemeKind::Plus);
      if (is_equals(c)) return add(LexemeKind::Equals);
    }
    offset_ = begin;
    word();
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
    while (offset_ < text_.size()) {
      std::size_t next = offset_;
      const char32_t c = next_code_point(text_, next);
      if (is_space(c) || is_open(c) || is_close(c) || is_bar(c) ||
          quote_family(c) != QuoteFamily::None) {
        break;
      }
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
    if (is_space(value) || value == '/' || is_colon(value)) return false;
    if (name == "near" || name == "NEAR" || name == "قرب") return false;
    add(LexemeKind::Field, name);
    offset_ = after_colon;
    glued_ = false;
    return true;
  }

  void finish_word(std::string_view word) {
    if (operator_word(word)) return;
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
        {"أو", LexemeKind::Or, true},
        {"او", LexemeKind::Or, true},
        {"AND", LexemeKind::And, false},
        {"&&", LexemeKind::And, false},
        {"و", LexemeKind::And, true},
        {"NOT", LexemeKind::Not, false},
        {"ليس", LexemeKind::Not, true},
        {"NEAR", LexemeKind::Near, false},
        {"قرب", LexemeKind::Near, true},
    }};
    for (const Operator& op : kOperators) {
      if (word != op.text) continue;
      out_.list.push_back(
          {.kind = op.kind, .text = std::string(word), .arabic_operator = op.arabic});
      return true;
    }
    const std::size_t mark = word.find_first_of(":/");
    if (mark == std::string_view::npos) return false;
    const std::string_view name = word.substr(0, mark);
    if (name != "near" && name != "NEAR" && name != "قرب") return false;
    const std::optional<std::size_t> window = number(word.substr(mark + 1));
    if (!window) return false;
    out_.list.push_back({.kind = LexemeKind::Near, .text = std::string(word), .window = *window});
    return true;
  }

  static constexpr std::size_t kMaxQuotedBytes = 4096;

  std::string_view text_;
  std::size_t offset_ = 0;
  bool glued_ = false;  // the character before, invisible ones apart, was part of a word
  Lexemes out_;
};

}  // namespace

Lexemes lexemes(std::string_view text) { return Lexer(text).run(); }

}  // namespace niger
