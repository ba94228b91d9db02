#pragma once
/// The alignment of two texts: what stands in both in the same order, and what either has between.
/// Anchored in pairs of words that both have once (patience diff), so that it costs little more
/// than to read both.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/duplicates/duplicate_text.h"

namespace niger::duplicates {

/// Words between two stretches that both texts have; ordinals, either range may be empty.
struct Gap {
  std::size_t one_begin = 0;
  std::size_t one_end = 0;
  std::size_t other_begin = 0;
  std::size_t other_end = 0;

  [[nodiscard]] std::size_t one_size() const { return one_end - one_begin; }
  [[nodiscard]] std::size_t other_size() const { return other_end - other_begin; }
};

/// The gaps, in the order of the texts; those before the first word in common and after the last
/// among them.
[[nodiscard]] std::vector<Gap> gaps_between(const DuplicateText& one, const DuplicateText& other);

}  // namespace niger::duplicates
