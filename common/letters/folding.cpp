#include "common/letters/folding.h"

#include <algorithm>
#include <vector>

#include "common/base/utf8.h"
#include "common/letters/character_class.h"
#include "common/letters/letter_rules.h"
#include "common/letters/unicode_forms.h"

namespace niger::letters {
namespace {

constexpr char32_t kHamza = 0x0621;
constexpr char32_t kAlefMadda = 0x0622;
constexpr char32_t kAlefHamzaAbove = 0x0623;
constexpr char32_t kWawHamza = 0x0624;
constexpr char32_t kAlefHamzaBelow = 0x0625;
constexpr char32_t kYehHamza = 0x0626;
constexpr char32_t kAlef = 0x0627;
constexpr char32_t kWaw = 0x0648;
constexpr char32_t kAlefMaqsura = 0x0649;
constexpr char32_t kYeh = 0x064A;
constexpr char32_t kShadda = 0x0651;
constexpr char32_t kSukun = 0x0652;
constexpr char32_t kMaddaAbove = 0x0653;
constexpr char32_t kHamzaAbove = 0x0654;
constexpr char32_t kHamzaBelow = 0x0655;
constexpr char32_t kSuperscriptAlef = 0x0670;

// U+0653 MADDAH ABOVE, U+0654 and U+0655 HAMZA ABOVE and BELOW, written as a mark of the letter:
// the letter with it, or 0 where there is none. A word: ا\u0654من → أمن.
char32_t composed_hamza(char32_t letter, char32_t mark) {
  if (letter == kAlef) {
    return mark == kMaddaAbove ? kAlefMadda
                               : (mark == kHamzaAbove ? kAlefHamzaAbove : kAlefHamzaBelow);
  }
  if (mark == kHamzaAbove && letter == kWaw) {
    return kWawHamza;
  }
  if (mark == kHamzaAbove && (letter == kYeh || letter == kAlefMaqsura)) {
    return kYehHamza;
  }
  return 0;
}

enum class Marks : unsigned char { Drop, KeepTashkeel };

// One step of exact_form: appends what `c` is written as to the word so far.
void append_exact(char32_t c, Marks marks, std::u32string& out) {
  if (c < 0x80) {
    out.push_back(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    return;
  }
  if (c >= kMaddaAbove && c <= kHamzaBelow) {
    // Vowel signs may stand between a letter and its hamza (canonical order is by class).
    for (std::size_t i = out.size(); i-- > 0;) {
      if (!is_tashkeel(out[i])) {
        const char32_t composed = composed_hamza(out[i], c);
        if (composed != 0) {
          out[i] = composed;
        }
        return;
      }
    }
    return;
  }
  switch (CharacterClasses::instance()[c]) {
    case CharacterClass::Mark:
      if (marks == Marks::KeepTashkeel && (is_tashkeel(c) || c == kSuperscriptAlef)) {
        out.push_back(c);
      } else if (!is_arabic_script(c)) {
        out.push_back(c);
      }
      return;
    case CharacterClass::Tatweel:
    case CharacterClass::Invisible:
      return;
    case CharacterClass::Digit:
      out.push_back(static_cast<char32_t>('0' + digit_value(c)));
      return;
    case CharacterClass::Arabic:
    case CharacterClass::Honorific:
      if (is_presentation_form(c)) {
        for (const char32_t part : compatibility_decomposition(c)) {
          if (part != c) {
            append_exact(part, marks, out);
          }
        }
        return;
      }
      out.push_back(keyboard_letter(c));
      return;
    default:
      out.push_back(c);
  }
}

bool needs_unicode(const std::u32string& text) {
  for (const char32_t c : text) {
    if (c >= 0x80 && !is_arabic_script(c)) {
      return true;
    }
  }
  return false;
}

std::u32string exact_letters(std::string_view text, Marks marks = Marks::Drop) {
  std::u32string out;
  out.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    append_exact(next_code_point(text, offset), marks, out);
  }
  return needs_unicode(out) ? with_case_folded(out) : out;
}

bool is_word_letter(char32_t c) {
  return CharacterClasses::instance()[c] == CharacterClass::Arabic;
}

// U+0622, U+0623, U+0625, U+0671 and the like count as alef here: أنشئآ is as أنشئا.
bool is_alef(char32_t c) { return plain_letter(c) == kAlef; }

// Steps that look at the place in the word. `text` is in exact form.
std::u32string folded_letters(const std::u32string& text) {
  std::u32string out;
  out.reserve(text.size() + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    const char32_t next = i + 1 < text.size() && is_word_letter(text[i + 1]) ? text[i + 1] : 0;
    if (c == kYehHamza && next == 0) {
      // U+0626 at the end: شئ → شيء; after yeh the yeh is there already: بطيئ → بطيء.
      if (out.empty() || out.back() != kYeh) {
        out.push_back(kYeh);
      }
      out.push_back(kHamza);
    } else if (c == kYehHamza || c == kWawHamza) {
      // U+0626, U+0624 inside: مسئول, مسؤول → مسءول; not before alef: سؤال is not سال.
      out.push_back(is_alef(next) ? c : kHamza);
    } else if (is_alef(c) && next != 0 && !out.empty() && out.back() == kHamza) {
      // U+0621 U+0627 inside a word: قرءان → قران; after alef they are two: قراءات.
      std::size_t end = out.size();
      while (end > 0 && out[end - 1] == kHamza) {
        --end;
      }
      if (end == 0 || out[end - 1] != kAlef) {
        out.resize(end);
      }
      out.push_back(kAlef);
    } else {
      out.push_back(plain_letter(c));
    }
  }
  return out;
}

}  // namespace

std::string fold(std::string_view text) {
  std::u32string letters = exact_letters(text);
  if (needs_unicode(letters)) {
    letters = without_accents(letters);
  }
  return to_utf8(folded_letters(letters));
}

std::string exact_form(std::string_view word) { return to_utf8(exact_letters(word)); }

namespace {

// A letter with its signs, shadda first, without sukun.
struct VocalisedLetter {
  char32_t letter = 0;
  std::u32string signs;
};

std::vector<VocalisedLetter> vocalised_letters(std::string_view word) {
  std::vector<VocalisedLetter> out;
  for (const char32_t c : exact_letters(word, Marks::KeepTashkeel)) {
    if (!is_tashkeel(c) && c != kSuperscriptAlef) {
      out.push_back({c, {}});
    } else if (!out.empty() && c != kSukun && out.back().signs.find(c) == std::u32string::npos) {
      out.back().signs.insert(c == kShadda ? 0 : out.back().signs.size(), 1, c);
    }
  }
  return out;
}

// A shadda that one writer leaves out contradicts nothing: مدرِسة agrees with مدرِّسة's vowels.
std::u32string_view vowels(const VocalisedLetter& letter) {
  std::u32string_view signs = letter.signs;
  return signs.starts_with(kShadda) && signs.size() > 1 ? signs.substr(1) : signs;
}

}  // namespace

bool vocalisations_agree(std::string_view word, std::string_view other) {
  if (fold(word) != fold(other)) {
    return false;
  }
  const auto a = vocalised_letters(word);
  const auto b = vocalised_letters(other);
  for (std::size_t i = 0; i + 1 < std::min(a.size(), b.size()); ++i) {
    if (!a[i].signs.empty() && !b[i].signs.empty() && vowels(a[i]) != vowels(b[i])) {
      return false;
    }
  }
  return true;
}

bool has_tashkeel(std::string_view word) {
  std::size_t offset = 0;
  while (offset < word.size()) {
    const char32_t c = next_code_point(word, offset);
    if (is_tashkeel(c) || c == kSuperscriptAlef) {
      return true;
    }
  }
  return false;
}

}  // namespace niger::letters
