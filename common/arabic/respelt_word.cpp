#include "common/arabic/light_stemmer.h"

#include <algorithm>

namespace niger::arabic {
namespace {

constexpr std::size_t kMostRespelt = 24;

struct Standard {
  std::uint8_t said;
  std::uint8_t written;
};

constexpr Standard kStandard[] = {{kTeh, kTheh}, {kDal, kThal}, {kDad, kZah}, {kZah, kDad}};

Letters with(const Letters& word, std::size_t at, std::uint8_t letter) {
  Letters other = word;
  other.code[at] = letter;
  return other;
}

bool is_proclitic(std::uint8_t letter) {
  return letter == kWaw || letter == kFeh || letter == kBeh || letter == kLam || letter == kKaf ||
         letter == kSeen || letter == kAlef;
}

}  // namespace

std::vector<Letters> with_hamza_on_waw(const Letters& word) {
  std::vector<Letters> out;
  bool is_form_before = true;  // nothing but proclitics stands before the last letter
  for (std::size_t i = 1; i + 1 < word.size; ++i) {
    const std::uint8_t before = word.code[i - 1];
    const bool begins_form =
        is_form_before && (before == kMeem || before == kYeh || before == kTeh || before == kNoon);
    is_form_before = is_form_before && is_proclitic(before);
    // Before alef folding keeps U+0624: مؤامرة. Before another waw it is not of a verb's form:
    // شوون.
    if (word.code[i] == kWaw && (begins_form || word.code[i + 1] == kWaw)) {
      out.push_back(with(word, i, word.code[i + 1] == kAlef ? kWawHamza : kHamza));
    }
  }
  return out;
}

std::vector<Letters> in_standard_letters(const Letters& word) {
  std::vector<Letters> out;
  for (const Standard& letter : kStandard) {
    Letters all = word;
    std::size_t said = 0;
    for (std::size_t i = 0; i < word.size; ++i) {
      if (word.code[i] != letter.said) continue;
      out.push_back(with(word, i, letter.written));
      all.code[i] = letter.written;
      ++said;
    }
    if (said > 1) out.push_back(all);
  }
  out.push_back(word);
  for (std::size_t one = 0, all = out.size(); one < all; ++one) {
    for (std::size_t i = 1; i + 1 < word.size && out.size() < kMostRespelt; ++i) {
      if (word.code[i] == kYeh) out.push_back(with(out[one], i, kHamza));
    }
  }
  return out;
}

}  // namespace niger::arabic
