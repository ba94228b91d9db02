#pragma once
/// The syntax of numbers: which digits and separators are one number. Knows both traditions of
/// separators; dates, times, versions and lists stay separate numbers. Called by the tokenizer and
/// the analyzer.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "common/base/utf8.h"

namespace niger::letters {

/// The numbers of a chain of digit groups that single separators join: 1,000 is one number,
/// 20/04/2024 is no chain, 20.04.2024 is a chain of three.
struct NumberChain {
  static constexpr std::size_t kMaxGroups = 16;  ///< a longer chain goes on in the next one

  std::array<Span, kMaxGroups> numbers;  ///< the first `count` are meant
  std::size_t count = 0;
  std::size_t end = 0;  ///< where the chain ends in the text
};

/// The chain that begins with the digit at `begin`.
///  - thousands: one to three digits and groups of exactly three, all behind the same one of
///    , U+066C ٬ U+060C ، U+00A0 U+202F; behind a point only where two groups or a decimal comma
///    follow, or the one group ends in 00 (1.500, not 1.505): 1,000 = ١٬٠٠٠ = 1.000.000,5 without
///    separators
///  - decimals: one group behind . or U+066B ٫ (3.5, ٣٫٥), or one or two digits behind , or ،
///  - anything else (1,2,3; 20.04.2024; 1.2.3) is a number a group; lists of decimals are split
///    at their commas
[[nodiscard]] NumberChain number_chain(std::string_view text, std::size_t begin);

/// The number as one ASCII decimal: separators of thousands off, the decimal separator a point.
/// ١٬٠٠٠ → 1000, ٣٫٥ → 3.5. `number` is one number of a chain; empty text gives the empty string.
[[nodiscard]] std::string fold_number(std::string_view number);

}  // namespace niger::letters
