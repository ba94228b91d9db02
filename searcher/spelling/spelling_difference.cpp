#include "searcher/spelling/spelling_difference.h"

#include <algorithm>
#include <string>

#include "common/base/utf8.h"
#include "searcher/spelling/spelling_slip.h"

namespace niger::typing {
namespace {

bool is_vowel(char32_t letter) {
  return std::u32string_view(U"اويءؤئ").find(letter) != std::u32string_view::npos;
}

bool is_velar(char32_t letter) {
  return std::u32string_view(U"جغقك").find(letter) != std::u32string_view::npos;
}

// The consonants, each once where it is doubled.
std::u32string skeleton(std::string_view word) {
  std::u32string out;
  const std::u32string letters = to_utf32(word);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool is_final_heh = letters[i] == U'ه' && i > 0 && i + 1 == letters.size();
    const bool is_doubled = i > 0 && letters[i] == letters[i - 1];
    if (!is_vowel(letters[i]) && !is_final_heh && !is_doubled) {
      out += letters[i];
    }
  }
  return out;
}

constexpr std::size_t kLongEnough = 5;

// Whether a letter may be the seat of the hamza that one of the words has in its place, or the slip
// is none of a hamza. Folding leaves the seat out: between consonants it may be و or ي (مؤمن, بئر),
// beside one of them it is that, after ا before another letter ي (جائزة). A final hamza has none.
bool fits_the_seat(std::u32string_view with_hamza, std::u32string_view other) {
  std::size_t at = 0;
  while (at < std::min(with_hamza.size(), other.size()) && with_hamza[at] == other[at]) {
    ++at;
  }
  if (at >= with_hamza.size() || at >= other.size() || with_hamza[at] != U'ء') return true;
  if (at == 0 || at + 1 >= with_hamza.size()) return false;
  const char32_t before = with_hamza[at - 1];
  const char32_t after = with_hamza[at + 1];
  const char32_t seat = other[at];
  if (after == U'و' || after == U'ي') return seat == after;
  if (before == U'ا' || before == U'ي') return seat == U'ي';
  return seat == U'و' || seat == U'ي';
}

std::u32string without_final_heh(std::string_view word) {
  std::u32string letters = to_utf32(word);
  if (letters.ends_with(U'ه')) letters.pop_back();
  return letters;
}

bool is_slip_of_short_word(std::string_view a, std::string_view b) {
  const std::u32string one = without_final_heh(a);
  const std::u32string other = without_final_heh(b);
  return one.size() == other.size() && fits_the_seat(one, other) && fits_the_seat(other, one);
}

bool are_ghain_and_jeem(char32_t one, char32_t other) {
  return (one == U'غ' && other == U'ج') || (one == U'ج' && other == U'غ');
}

}  // namespace

SpellingDifference spelling_difference(std::string_view a, std::string_view b) {
  // A hamza left out of a short word makes another, and so does a letter that is not its seat:
  // حائل, حالة; رئيس, رويس.
  const bool is_long =
      std::min(without_final_heh(a).size(), without_final_heh(b).size()) >= kLongEnough;
  if (differs_by_slip(a, b) && (is_long || is_slip_of_short_word(a, b))) {
    return SpellingDifference::Slip;
  }
  if (differs_by_dialect(a, b)) return SpellingDifference::Dialect;
  const std::u32string one = skeleton(a);
  const std::u32string other = skeleton(b);
  if (one.size() != other.size()) {
    return SpellingDifference::Sounds;
  }
  SpellingDifference difference = SpellingDifference::Vowels;
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (one[i] == other[i]) {
      continue;
    }
    const SpellingDifference here = are_ghain_and_jeem(one[i], other[i]) ? SpellingDifference::Ghain
                                    : is_velar(one[i]) && is_velar(other[i])
                                        ? SpellingDifference::Velars
                                        : SpellingDifference::Sounds;
    difference = std::max(difference, here);
  }
  return difference;
}

}  // namespace niger::typing
