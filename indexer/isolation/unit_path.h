#pragma once
/// The place of a unit (a page of an archive, a record) in a file: the number of each unit that
/// encloses it, from outside in, then its own, from 1 on: entry 3 of an archive, line 17 of it.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace niger::isolation {

/// Units within units deeper than this belong to the one that encloses them.
inline constexpr std::size_t kMostUnitDepth = 8;

struct UnitPath {
  std::size_t depth = 0;  ///< 0: the file itself
  std::array<std::uint64_t, kMostUnitDepth> at{};

  [[nodiscard]] bool encloses(const UnitPath& other) const {
    return depth < other.depth && std::equal(at.begin(), at.begin() + depth, other.at.begin());
  }
  /// In the order of the file.
  [[nodiscard]] bool is_before(const UnitPath& other) const {
    return std::lexicographical_compare(at.begin(), at.begin() + depth, other.at.begin(),
                                        other.at.begin() + other.depth);
  }
  friend bool operator==(const UnitPath& one, const UnitPath& other) {
    return one.depth == other.depth &&
           std::equal(one.at.begin(), one.at.begin() + one.depth, other.at.begin());
  }
};

}  // namespace niger::isolation
