#include "searcher/spelling/letter_names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/letters/folding.h"

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

constexpr std::string_view kArticle = "ال";

using LettersByName = std::unordered_map<std::string, std::string>;

// Made when the first word is asked for.
const LettersByName& letters_by_name() {
  static const LettersByName names = [] {
    LettersByName made;
    for (const LetterName& row : kLetters) {
      for (std::size_t name = 0; name < row.arabic_count; ++name) {
        std::string& letters = made[letters::fold(row.arabic[name])];
        if (letters.find(row.letter[0]) == std::string::npos) letters += row.letter[0];
      }
    }
    return made;
  }();
  return names;
}

// The letters that have this name, a row of them.
std::string letters_called(std::string_view folded, bool with_article) {
  if (with_article && folded.starts_with(kArticle) && folded.size() > kArticle.size() + 2) {
    folded.remove_prefix(kArticle.size());
  }
  const auto found = letters_by_name().find(std::string(folded));
  return found == letters_by_name().end() ? std::string() : found->second;
}

}  // namespace

std::vector<std::string> spelled_out(std::string_view latin) {
  constexpr std::size_t kWithVowels = 3;
  constexpr std::size_t kWithoutArticle = kMostSpelledOut / 2;
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
        if (longer.size() < kWithoutArticle) {
          longer.push_back(before + (before.empty() ? "" : " ") + std::string(names->arabic[name]));
        }
      }
    }
    out = std::move(longer);
  }
  const std::size_t plain = out.size();
  for (std::size_t i = 0; i < plain; ++i) out.push_back(std::string(kArticle) + out[i]);
  return out;
}

bool is_letter_name(std::string_view folded, bool with_article) {
  return !letters_called(folded, with_article).empty();
}

std::vector<std::string> acronyms_of(std::span<const std::string> folded_names) {
  if (folded_names.size() < 2 || folded_names.size() > kMostAcronymLetters) return {};
  std::vector<std::string> out = {""};
  for (std::size_t i = 0; i < folded_names.size(); ++i) {
    const std::string letters = letters_called(folded_names[i], i == 0);
    std::vector<std::string> longer;
    for (const char letter : letters) {
      for (const std::string& before : out) longer.push_back(before + letter);
    }
    out = std::move(longer);
  }
  return out;
}

}  // namespace niger::typing
