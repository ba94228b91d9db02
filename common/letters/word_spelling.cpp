#include "common/letters/word_spelling.h"

#include "common/base/utf8.h"

namespace niger::letters {
namespace {

constexpr char32_t kHamzaLetter = 0x0621;
constexpr char32_t kWawHamzaLetter = 0x0624;
constexpr char32_t kYehHamzaLetter = 0x0626;
constexpr char32_t kFathatan = 0x064B;
constexpr char32_t kDammatan = 0x064C;
constexpr char32_t kKasratan = 0x064D;
constexpr char32_t kShadda = 0x0651;

std::uint8_t alef_spelling(char32_t letter) {
  switch (letter) {
    case 0x0622:
      return kAlefMadda;
    case 0x0623:
    case 0x0672:
      return kAlefHamzaAbove;
    case 0x0625:
    case 0x0673:
      return kAlefHamzaBelow;
    case 0x0627:
    case 0x0671:
      return kAlefBare;
    default:
      return kAlefUnknown;
  }
}

LastLetter last_letter(char32_t letter) {
  switch (letter) {
    case 0x0629:
      return LastLetter::TehMarbuta;
    case 0x0647:
      return LastLetter::Heh;
    case 0x0649:
      return LastLetter::AlefMaqsura;
    case 0x064A:
      return LastLetter::Yeh;
    default:
      return LastLetter::Other;
  }
}

// Where folding may give two letters for one, or one for two: what follows is told from the end.
bool is_hamza_of_its_own(char32_t letter) {
  return letter == kHamzaLetter || letter == kWawHamzaLetter || letter == kYehHamzaLetter;
}

// The letters of a word of at most kMaxSpelledLetters; fewer than all where it is longer.
struct ExactLetters {
  std::array<char32_t, kMaxSpelledLetters + 1> letter{};
  std::size_t size = 0;
};

ExactLetters letters_of_exact(std::string_view exact) {
  ExactLetters letters;
  for (std::size_t offset = 0; offset < exact.size() && letters.size <= kMaxSpelledLetters;) {
    letters.letter[letters.size++] = next_code_point(exact, offset);
  }
  return letters;
}

void read_marks(std::string_view written, WordSpelling& spelling) {
  // The marks of the last two letters, from the end: a tanwin stands on either side of its alef.
  std::size_t letters = 0;
  bool shadda = false;
  for (std::size_t at = written.size(); at > 0 && letters < 3;) {
    std::size_t begin = at - 1;
    while (begin > 0 && !is_character_border(written, begin)) {
      --begin;
    }
    std::size_t offset = begin;
    const char32_t c = next_code_point(written, offset);
    at = begin;
    if (c == kFathatan && letters < 2) {
      spelling.tanwin = Tanwin::Fathatan;
    } else if ((c == kDammatan || c == kKasratan) && letters == 0) {
      spelling.tanwin = Tanwin::Other;
    } else if (c == kShadda) {
      shadda = true;
    } else if (c < 0x064B || c > 0x0655) {
      const bool counts = letters == 0 || (letters == 1 && spelling.last == LastLetter::TehMarbuta);
      spelling.doubled_last = spelling.doubled_last || (shadda && counts);
      shadda = false;
      ++letters;
    }
  }
}

}  // namespace

WordSpelling word_spelling(std::string_view written, std::string_view exact,
                           std::size_t folded_letters) {
  WordSpelling spelling;
  const ExactLetters letters = letters_of_exact(exact);
  if (letters.size == 0 || letters.size > kMaxSpelledLetters ||
      folded_letters > kMaxSpelledLetters) {
    return spelling;
  }
  std::size_t from_start = 0;
  while (from_start < letters.size && from_start < folded_letters &&
         !is_hamza_of_its_own(letters.letter[from_start])) {
    spelling.alef[from_start] = alef_spelling(letters.letter[from_start]);
    ++from_start;
  }
  for (std::size_t back = 1;
       back + from_start <= letters.size && back + from_start <= folded_letters; ++back) {
    const char32_t letter = letters.letter[letters.size - back];
    if (is_hamza_of_its_own(letter)) {
      break;
    }
    spelling.alef[folded_letters - back] = alef_spelling(letter);
  }
  spelling.last = last_letter(letters.letter[letters.size - 1]);
  if (written.size() != exact.size()) {
    read_marks(written, spelling);
  }
  return spelling;
}

AlefSet AlefSet::of(std::string_view exact) {
  AlefSet set;
  std::size_t offset = 0;
  while (offset < exact.size()) {
    const bool is_first = offset == 0;
    const std::uint8_t spelling = alef_spelling(next_code_point(exact, offset));
    if (is_first) {
      set.first = spelling;
    } else {
      set.hamza = set.hamza || spelling > kAlefBare;
      set.bare = set.bare || spelling == kAlefBare;
    }
  }
  return set;
}

}  // namespace niger::letters
