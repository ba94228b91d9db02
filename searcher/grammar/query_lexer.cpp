#include "searcher/grammar/query_lexer.h"

#include <algorithm>
#include <array>
#include <optional>

#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "searcher/grammar/query_letters.h"

namespace niger::grammar {
namespace {

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
    if (c == '/' && regex()) return;
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
    unit_after_quote();
  }

  // "…"~sentence
  void unit_after_quote() {
    if (peek(offset_) != '~') return;
    std::size_t end = offset_ + 1;
    for (std::size_t next = end; next < text_.size() && is_field_letter(peek(next)); end = next) {
      static_cast<void>(next_code_point(text_, next));
    }
    const TextUnit unit = unit_of_name(text_.substr(offset_ + 1, end - offset_ - 1));
    if (unit == TextUnit::None) return;
    out_.list.back().unit = unit;
    offset_ = end;
  }

  // /…/, the second slash at the end of a word: else it is a path.
  bool regex() {
    for (std::size_t at = offset_; at < text_.size() && at - offset_ <= kMaxQuotedBytes;) {
      const std::size_t here = at;
      const char32_t c = next_code_point(text_, at);
      if (is_space(c)) return false;
      if (c == '\\' && at < text_.size()) {
        static_cast<void>(next_code_point(text_, at));
      } else if (c == '/' && here > offset_ && ends_word(peek(at))) {
        add(LexemeKind::Regex, text_.substr(offset_, here - offset_));
        offset_ = at;
        return true;
      }
    }
    return false;
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

  // word{3}: the number, which is cut off; 0 where there is none.
  static std::size_t least_of(std::string_view& word) {
    const std::size_t brace = word.rfind('{');
    if (!word.ends_with('}') || brace == std::string_view::npos || brace == 0) return 0;
    const std::optional<std::size_t> least =
        number(word.substr(brace + 1, word.size() - brace - 2));
    if (!least || *least == 0) return 0;
    word = word.substr(0, brace);
    return *least;
  }

  void finish_word(std::string_view typed) {
    std::string_view word = without_stops(typed);
    if (word.empty() || operator_word(word)) return;
    if (is_open(peek(offset_)) && unit_of_operator(word) != TextUnit::None) {
      out_.list.push_back({.kind = LexemeKind::Together,
                           .text = std::string(word),
                           .unit = unit_of_operator(word)});
      return;
    }
    const std::size_t least = least_of(word);
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
    out_.list.back().least = least;
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
