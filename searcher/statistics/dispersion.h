#pragma once
/// Measures of dispersion: how evenly what was counted is spread over the parts (articles) of a
/// collection, whose sizes differ. Plain arithmetic.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace niger::statistics {

/// A part in which it stands; parts without it need not be listed.
struct PartCount {
  std::uint64_t count = 0;  ///< how often
  std::uint64_t size = 0;   ///< words of the part
};

/// Juilland's D (Juilland and Chang-Rodríguez 1964) over `all_parts` parts: 1 - V / √(n - 1), V the
/// coefficient of variation of the shares count / size. 1: as often in each part; 0: in one alone.
/// 0 for less than two parts, or where it stands nowhere. Parts of size 0 have no share.
[[nodiscard]] double juilland_d(const std::vector<PartCount>& parts, std::size_t all_parts);

/// DP, the deviation of proportions (Gries 2008), where all parts have `all_words` words: half the
/// sum of the differences between the share of the words that a part has and its share of the
/// counts. 0: as the sizes have it; near 1: in a small part alone. 0 where it stands nowhere.
[[nodiscard]] double deviation_of_proportions(const std::vector<PartCount>& parts,
                                              std::uint64_t all_words);

}  // namespace niger::statistics
