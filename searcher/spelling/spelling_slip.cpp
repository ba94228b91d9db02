#include "searcher/spelling/spelling_slip.h"

#include <string>
#include <utility>

#include "common/base/utf8.h"
#include "common/spelling/spelling_key.h"

namespace niger::typing {
namespace {

constexpr std::size_t kMinLetters = 4;
constexpr std::size_t kMinLettersOfSeat = 3;
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

bool have_letters(std::string_view a, std::string_view b) {
  return a.size() <= 2 * spelling::kMaxKeyedLetters && b.size() <= 2 * spelling::kMaxKeyedLetters &&
         count_code_points(a) >= kMinLettersOfSeat && count_code_points(b) >= kMinLettersOfSeat;
}

// رءس of رءوس, تكافء of تكافوء.
bool lacks_waw_beside_hamza(std::u32string_view longer, std::u32string_view shorter) {
  if (longer.size() != shorter.size() + 1 || longer.size() < kMinLetters) return false;
  std::size_t at = 0;
  while (at < shorter.size() && longer[at] == shorter[at]) ++at;
  return at > 0 && longer[at] == U'و' && at + 1 < longer.size() &&
         (longer[at - 1] == kHamza || longer[at + 1] == kHamza) &&
         longer.substr(at + 1) == shorter.substr(at);
}

// بير of بئر, بوس of بؤس: the vowel before the hamza is not written, and its seat is.
bool is_seat_of_short_word(std::u32string_view one, std::u32string_view other) {
  const auto is_seat = [](char32_t hamza, char32_t seat) {
    return hamza == kHamza && (seat == U'و' || seat == U'ي');
  };
  return one.size() == 3 && other.size() == 3 && one[0] == other[0] && one[2] == other[2] &&
         (is_seat(one[1], other[1]) || is_seat(other[1], one[1]));
}

bool is_said_for(char32_t standard, char32_t dialect) {
  return (standard == U'ث' && dialect == U'ت') || (standard == U'ذ' && dialect == U'د') ||
         (standard == U'ظ' && dialect == U'ض');
}

// Whether `dialect` has other letters for some of `standard`, and only such.
bool is_dialect_of(std::u32string_view standard, std::u32string_view dialect) {
  std::size_t said = 0;
  for (std::size_t i = 0; i < standard.size(); ++i) {
    const bool is_letter = is_said_for(standard[i], dialect[i]);
    const bool is_seat =
        i > 0 && standard[i] == kHamza && (dialect[i] == U'و' || dialect[i] == U'ي');
    if (standard[i] != dialect[i] && !is_letter && !is_seat) return false;
    said += is_letter ? 1 : 0;
  }
  return said > 0;
}

}  // namespace

bool differs_by_dialect(std::string_view a, std::string_view b) {
  if (!have_letters(a, b)) return false;
  const std::u32string one = without_final_heh(a);
  const std::u32string other = without_final_heh(b);
  return one.size() == other.size() && one.size() >= kMinLettersOfSeat &&
         (is_dialect_of(one, other) || is_dialect_of(other, one));
}

bool differs_by_slip(std::string_view a, std::string_view b) {
  if (!have_letters(a, b)) return false;
  std::u32string longer = without_final_heh(a);
  std::u32string shorter = without_final_heh(b);
  if (longer.size() < shorter.size()) {
    std::swap(longer, shorter);
  }
  if (lacks_waw_beside_hamza(longer, shorter)) return true;
  if (count_code_points(a) < kMinLetters || count_code_points(b) < kMinLetters) {
    return is_seat_of_short_word(longer, shorter);
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
  for (const std::string_view letter : {"ء", "ؤ", "ئ", "ض", "ظ", "ث", "ذ"}) {
    if (folded.find(letter) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace niger::typing
