#include "searcher/spelling/letter_names.h"

#include <algorithm>
#include <array>

namespace niger::typing {
namespace {

struct LetterName {
  std::string_view letter;
  std::array<std::string_view, 4> arabic;
  std::size_t arabic_count;
};
constexpr LetterName kLetters[] = {
#include "data/spelling/letter_names.inc"
};

const LetterName* letter_of(char letter) {
  const auto* found =
      std::find_if(std::begin(kLetters), std::end(kLetters),
                   [letter](const LetterName& one) { return one.letter[0] == letter; });
  return found == std::end(kLetters) ? nullptr : found;
}

}  // namespace

std::vector<std::string> spelled_out(std::string_view latin) {
  constexpr std::size_t kWithVowels = 3;
  const bool has_vowel = latin.find_first_of("aeiou") != std::string_view::npos;
  if (latin.size() < 2 || latin.size() > (has_vowel ? kWithVowels : kMostAcronymLetters)) return {};
  std::vector<std::string> out = {""};
  for (const char letter : latin) {
    const LetterName* const names = letter_of(letter);
    if (names == nullptr) return {};
    std::vector<std::string> longer;
    // By the other names of a letter only what the first ones leave room for.
    for (std::size_t name = 0; name < names->arabic_count; ++name) {
      for (const std::string& before : out) {
        if (longer.size() < kMostSpelledOut) {
          longer.push_back(before + (before.empty() ? "" : " ") + std::string(names->arabic[name]));
        }
      }
    }
    out = std::move(longer);
  }
  return out;
}

}  // namespace niger::typing
