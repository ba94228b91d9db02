#include "common/letters/tokenizer.h"

#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "common/letters/character_class.h"
#include "common/letters/letter_rules.h"
#include "common/letters/number_syntax.h"

namespace niger::letters {
namespace {

using enum CharacterClass;

constexpr std::string_view kClitics[] = {
    "و",  "ف",  "ب",  "ل",   "ك",   "س",   "وب",  "ول",  "وك",  "وس",   "فب",   "فل",   "فك",
    "فس", "ال", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل", "وبال", "وكال", "فبال", "فكال"};
constexpr std::size_t kMaxCliticBytes = 32;  // four letters with marks, tatweel and joiners

constexpr std::size_t kMaxHostBytes = 253;  // RFC 1035; what is longer is no host

// A letter run that alternates more often is an identifier (H1N1, a3f09b), not F16, 5G or F16C.
constexpr int kMaxBordersToSplit = 2;

constexpr std::string_view kPeaceBeUponHim[] = {"صلى", "الله", "عليه", "وسلم"};  // U+FDFA
constexpr std::string_view kGloryToHim[] = {"جل", "جلاله"};                      // U+FDFB
constexpr std::string_view kInTheName[] = {"بسم", "الله", "الرحمن", "الرحيم"};   // U+FDFD

std::span<const std::string_view> honorific_words(char32_t c) {
  switch (c) {
    case 0xFDFA:
      return kPeaceBeUponHim;
    case 0xFDFB:
      return kGloryToHim;
    default:
      return kInTheName;
  }
}

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_name_character(char c) { return is_ascii_digit(c) || is_ascii_letter(c) || c == '_'; }
bool is_host_character(char c) {
  return is_ascii_digit(c) || is_ascii_letter(c) || c == '.' || c == '-';
}
bool is_path_character(char c) {
  return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '"' && c != '\'';
}
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }

bool starts_with_ignoring_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::ranges::equal(text.substr(0, lower.size()), lower, [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
         });
}

// The length of "https://" and the like at the head of `text`; 0 where it is no address.
std::size_t address_prefix(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://", "ftp://"}) {
    if (starts_with_ignoring_case(text, scheme)) {
      return scheme.size();
    }
  }
  return starts_with_ignoring_case(text, "www.") ? 4 : 0;
}

// The letters of a short Arabic run, alefs made plain: what is compared with kClitics.
bool is_clitic_chain(std::string_view run) {
  if (run.size() > kMaxCliticBytes) {
    return false;
  }
  std::string letters;
  for (std::size_t offset = 0; offset < run.size();) {
    const char32_t c = next_code_point(run, offset);
    if (CharacterClasses::instance()[c] == Arabic) {
      append_utf8(plain_letter(c), letters);
    }
  }
  return std::ranges::find(kClitics, letters) != std::end(kClitics);
}

class Scanner {
 public:
  Scanner(std::string_view text, std::size_t from, std::vector<Word>& words)
      : text_(text), words_(words), at_(from) {}

  // Until the end, or until there are `most` words or a few more; gives where it ended.
  std::size_t run(std::size_t most) {
    while (at_ < text_.size() && words_.size() < most) {
      const std::size_t begin = at_;
      const char32_t c = next(at_);
      switch (classes_[c]) {
        case Break:
          if (c == '@') {
            scan_mention(begin);
          }
          break;
        case Arabic:
        case Tatweel:
          scan_arabic(begin);
          break;
        case Latin:
          scan_latin(begin);
          break;
        case Digit:
          scan_digits(begin);
          break;
        case Letter:
          scan_other(begin);
          break;
        case Ideograph:
          add({begin, at_}, TokenKind::Other);
          break;
        case Honorific:
          add_honorific(begin, c);
          break;
        case Mark:
        case Invisible:
          break;
      }
    }
    return at_;
  }

 private:
  // As next_code_point, with the two frequent lengths in line.
  char32_t next(std::size_t& offset) const {
    const auto lead = static_cast<unsigned char>(text_[offset]);
    if (lead < 0x80) {
      ++offset;
      return lead;
    }
    if (lead >= 0xC2 && lead <= 0xDF && offset + 1 < text_.size()) {
      const auto trail = static_cast<unsigned char>(text_[offset + 1]);
      if ((trail & 0xC0) == 0x80) {
        offset += 2;
        return static_cast<char32_t>((lead & 0x1F) << 6 | (trail & 0x3F));
      }
    }
    return next_code_point(text_, offset);
  }

  void add(Span span, TokenKind kind) {
    words_.push_back({span, text_.substr(span.begin, span.size()), kind});
  }

  void add_honorific(std::size_t begin, char32_t c) {
    for (const std::string_view word : honorific_words(c)) {
      words_.push_back({{begin, at_}, word, TokenKind::Arabic});
      begin = at_;
    }
  }

  [[nodiscard]] CharacterClass class_at(std::size_t offset) const {
    return offset < text_.size() ? classes_[next(offset)] : Break;
  }

  // Letters, their marks and tatweel, and the invisible characters between them.
  void scan_arabic(std::size_t begin) {
    bool has_letter = false;
    CharacterClass last = Break;
    std::size_t end = begin;
    at_ = begin;
    while (at_ < text_.size()) {
      std::size_t after = at_;
      const CharacterClass found = classes_[next(after)];
      if (found == Arabic || found == Mark || found == Tatweel) {
        has_letter |= found == Arabic;
        last = found;
        end = after;
      } else if (found != Invisible) {
        break;
      }
      at_ = after;
    }
    if (!has_letter) {
      return;
    }
    // A clitic before a tatweel, a number or a Latin word belongs to what follows and is no word:
    // الـ«نيجر», و2020, بـ50, الـBBC.
    const CharacterClass following = class_at(at_);
    if ((last == Tatweel || following == Digit || following == Latin) &&
        is_clitic_chain(text_.substr(begin, end - begin))) {
      return;
    }
    add({begin, end}, TokenKind::Arabic);
  }

  void scan_other(std::size_t begin) {
    std::size_t end = at_;
    while (at_ < text_.size()) {
      std::size_t after = at_;
      const CharacterClass found = classes_[next(after)];
      if (found == Letter || found == Mark) {
        end = after;
      } else if (found != Invisible) {
        break;
      }
      at_ = after;
    }
    add({begin, end}, TokenKind::Other);
  }

  void scan_latin(std::size_t begin) {
    const std::string_view rest = text_.substr(begin);
    if (const std::size_t prefix = in_address_ ? 0 : address_prefix(rest); prefix != 0) {
      scan_address(begin + prefix);
      return;
    }
    if (scan_identifier(begin)) {
      return;
    }
    std::size_t end = at_;
    while (at_ < text_.size()) {
      std::size_t after = at_;
      const char32_t c = next(after);
      const CharacterClass found = classes_[c];
      if (found == Latin || found == Mark) {
        end = after;
      } else if (is_apostrophe(c) && end == at_ && class_at(after) == Latin) {
        if (is_elided(text_.substr(begin, at_ - begin))) {
          begin = after;  // l'eau: the article is no part of the word
        }
      } else if (found != Invisible) {
        break;
      }
      at_ = after;
    }
    add({begin, end}, TokenKind::Latin);
  }

  // French words that lose their vowel before another: l'Afrique, d'État. Not N'Djamena, O'Neil.
  static bool is_elided(std::string_view word) {
    constexpr std::string_view kElided[] = {"l", "d", "j", "qu"};
    return std::ranges::any_of(kElided, [&](std::string_view elided) {
      return word.size() == elided.size() && starts_with_ignoring_case(word, elided);
    });
  }

  // H1N1: one word where ASCII letters and digits alternate often. False, and nothing done, where
  // the run at `begin` is to be split at its borders.
  bool scan_identifier(std::size_t begin) {
    int borders = 0;
    std::size_t end = begin;
    while (end < text_.size() && (is_ascii_digit(text_[end]) || is_ascii_letter(text_[end]))) {
      if (end > begin && is_ascii_digit(text_[end]) != is_ascii_digit(text_[end - 1])) {
        ++borders;
      }
      ++end;
    }
    if (borders <= kMaxBordersToSplit) {
      return false;
    }
    add({begin, end}, TokenKind::Latin);
    at_ = end;
    return true;
  }

  void scan_digits(std::size_t begin) {
    if (is_ascii_digit(text_[begin]) && scan_identifier(begin)) {
      return;
    }
    const NumberChain chain = number_chain(text_, begin);
    for (std::size_t i = 0; i < chain.count; ++i) {
      add(chain.numbers[i], TokenKind::Number);
    }
    at_ = chain.end;
  }

  // @name, where it does not stand behind a word as in an e-mail address.
  void scan_mention(std::size_t at_sign) {
    if (at_sign > 0 && (is_host_character(text_[at_sign - 1]) || text_[at_sign - 1] == '_')) {
      return;
    }
    std::size_t end = at_;
    bool has_letter = false;
    while (end < text_.size() && is_name_character(text_[end])) {
      has_letter |= is_ascii_letter(text_[end]);
      ++end;
    }
    if (has_letter) {
      add({at_, end}, TokenKind::Latin);
      at_ = end;
    }
  }

  // The words of the host; the path behind it names no word that a reader would look for.
  void scan_address(std::size_t host) {
    std::size_t host_end = host;
    const std::size_t longest = std::min(text_.size(), host + kMaxHostBytes);
    while (host_end < longest && is_host_character(text_[host_end])) {
      ++host_end;
    }
    const std::string_view whole = text_;
    text_ = whole.substr(0, host_end);
    at_ = starts_with_ignoring_case(text_.substr(host), "www.") ? host + 4 : host;
    in_address_ = true;
    (void)run(std::numeric_limits<std::size_t>::max());
    in_address_ = false;
    text_ = whole;
    at_ = host_end;
    while (at_ < text_.size() && is_path_character(text_[at_])) {
      ++at_;
    }
  }

  std::string_view text_;
  std::vector<Word>& words_;
  const CharacterClasses& classes_ = CharacterClasses::instance();
  std::size_t at_;
  bool in_address_ = false;
};

}  // namespace

void find_words(std::string_view text, std::vector<Word>& words) {
  (void)find_words(text, 0, std::numeric_limits<std::size_t>::max(), words);
}

std::size_t find_words(std::string_view text, std::size_t from, std::size_t most,
                       std::vector<Word>& words) {
  return Scanner(text, from, words).run(most);
}

}  // namespace niger::letters
