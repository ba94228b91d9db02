#pragma once
/// The written words that a mistyped one is a single slip from. Made letter by letter, endings and
/// all: the vocabulary holds stems, and of الصحفيبن no stem is near to صحفي.
#include <string>
#include <string_view>
#include <vector>

namespace niger::correction {

/// A word that may have been meant.
struct SlipOf {
  std::string text;
  double cost = 0;  ///< as of edit_distance()
};

/// The words that one letter left out, doubled, swapped with the next, or mistaken for one of like
/// sound, shape or key makes `folded` of. None for words of under kMinSlipLetters letters or over
/// kMaxSlipLetters; never the word itself; each once, the cheapest first.
[[nodiscard]] std::vector<SlipOf> one_slip_from(std::string_view folded);
inline constexpr std::size_t kMinSlipLetters = 4;
inline constexpr std::size_t kMaxSlipLetters = 16;

}  // namespace niger::correction
