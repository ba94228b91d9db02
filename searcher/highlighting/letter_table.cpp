#include "searcher/highlighting/letter_table.h"

#include "common/base/utf8.h"
#include "common/letters/character_class.h"
#include "common/letters/folding.h"

namespace niger::highlighting {

using letters::CharacterClass;

namespace {

constexpr std::u32string_view kArabicLetters = U"اءبتثجحخدذرزسشصضطظعغفقكلمنهوي";
constexpr std::uint8_t kFirstLatin = 31;

std::uint8_t code_of(char32_t folded) {
  const std::size_t arabic = kArabicLetters.find(folded);
  if (arabic != std::u32string_view::npos) {
    return static_cast<std::uint8_t>(1 + arabic);
  }
  if (folded >= 'a' && folded <= 'z') {
    return static_cast<std::uint8_t>(kFirstLatin + (folded - 'a'));
  }
  return folded >= '0' && folded <= '9' ? LetterTable::kDigit : LetterTable::kOtherLetter;
}

void append_folded(char32_t c, std::vector<FoldedLetter>& letters) {
  switch (letters::CharacterClasses::instance()[c]) {
    case CharacterClass::Break:
      letters.push_back({0, LetterTable::kBreak});
      return;
    case CharacterClass::Mark:
    case CharacterClass::Tatweel:
    case CharacterClass::Invisible:
      return;
    default:
      // A lone ئ folds to two letters, as at the end of شئ; inside a word it is a hamza.
      for (const char32_t folded : to_utf32(letters::fold(to_utf8(std::u32string(1, c))))) {
        letters.push_back({folded, code_of(folded)});
        if (c < LetterTable::kFirstBeyond) {
          return;
        }
      }
  }
}

}  // namespace

const LetterTable& LetterTable::instance() {
  static constinit const LetterTable kTable;
  return kTable;
}

FoldedLetter LetterTable::filled_in(char32_t c) const {
  std::vector<FoldedLetter> letters;
  append_folded(c, letters);
  FoldedLetter found = letters.empty() ? FoldedLetter{0, kNothing} : letters.front();
  if (c == U'ئ' || c == U'ؤ') {
    found = {U'ء', code_of(U'ء')};
  }
  table_[c].store(kMet | static_cast<std::uint32_t>(found.letter) << 8 | found.code,
                  std::memory_order_relaxed);
  return found;
}

void LetterTable::append_letters(char32_t c, std::vector<FoldedLetter>& letters) const {
  if (c >= kFirstBeyond) {
    append_folded(c, letters);
  } else if (const FoldedLetter letter = (*this)[c]; letter.code != kNothing) {
    letters.push_back(letter);
  }
}

std::vector<FoldedLetter> LetterTable::letters_of(std::string_view word) const {
  std::vector<FoldedLetter> letters;
  for (std::size_t offset = 0; offset < word.size();) {
    append_letters(next_code_point(word, offset), letters);
  }
  std::erase_if(letters, [](const FoldedLetter& letter) { return letter.code == kBreak; });
  return letters;
}

}  // namespace niger::highlighting
