#include "searcher/spelling/spelling_slip.h"

#include <string>
#include <utility>

#include "common/base/utf8.h"
#include "common/spelling/spelling_key.h"

namespace niger::typing {
namespace {

constexpr std::size_t kMinLetters = 4;
constexpr char32_t kHamza = U'ء';

bool is_long_vowel(char32_t letter) { return letter == U'ا' || letter == U'و' || letter == U'ي'; }

bool slip_of_letter(char32_t one, char32_t other) {
  const auto either = [&](char32_t x, char32_t y) {
    return (one == x && other == y) || (one == y && other == x);
  };
  // A seat before alef is kept by fold(): سؤال.
  return either(U'ؤ', U'و') || either(U'ئ', U'ي') || either(U'ض', U'ظ') ||
         (one == kHamza && is_long_vowel(other)) || (other == kHamza && is_long_vowel(one));
}

std::u32string without_final_heh(std::string_view word) {
  std::u32string letters = to_utf32(word);
  if (letters.size() > kMinLetters - 1 && letters.back() == U'ه') {
    letters.pop_back();
  }
  return letters;
}

}  // namespace

bool differs_by_slip(std::string_view a, std::string_view b) {
  if (a.size() > 2 * spelling::kMaxKeyedLetters || b.size() > 2 * spelling::kMaxKeyedLetters ||
      count_code_points(a) < kMinLetters || count_code_points(b) < kMinLetters) {
    return false;
  }
  std::u32string longer = without_final_heh(a);
  std::u32string shorter = without_final_heh(b);
  if (longer.size() < shorter.size()) {
    std::swap(longer, shorter);
  }
  std::size_t at = 0;
  while (at < shorter.size() && longer[at] == shorter[at]) {
    ++at;
  }
  if (longer.size() == shorter.size()) {
    return at < shorter.size() && slip_of_letter(longer[at], shorter[at]) &&
           longer.compare(at + 1, std::u32string::npos, shorter, at + 1) == 0;
  }
  const bool beside_vowel = (at > 0 && is_long_vowel(longer[at - 1])) ||
                            (at + 1 < longer.size() && is_long_vowel(longer[at + 1]));
  return longer.size() == shorter.size() + 1 && longer[at] == kHamza && beside_vowel && at > 0 &&
         longer.compare(at + 1, std::u32string::npos, shorter, at) == 0;
}

bool may_slip(std::string_view folded) {
  for (const std::string_view letter : {"ء", "ؤ", "ئ", "ض", "ظ"}) {
    if (folded.find(letter) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace niger::typing
