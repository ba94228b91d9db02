#pragma once
/// The nearest stems of each stem, by the likeness of their vectors as they are stored: an inverted
/// file, as for nearest neighbours in general (Sivic and Zisserman 2003). Some of the vectors are
/// pivots, each vector is listed at the pivot it is most like, and only the lists of a vector's
/// nearest pivots are compared with it. Knows numbers alone.
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "common/index/stem_vectors.h"

namespace niger::vectors {

struct Neighbour {
  std::uint32_t stem = 0;
  float likeness = 0;
};

struct Neighbours {
  std::array<Neighbour, index::kNearStems> nearest{};  ///< the first `count` of them
  std::size_t count = 0;

  [[nodiscard]] const Neighbour* begin() const { return nearest.data(); }
  [[nodiscard]] const Neighbour* end() const { return nearest.data() + count; }
};

/// For each of `vectors` the others that are like it by kLeastNearLikeness or more, the most alike
/// first, those of lower numbers first among equals. A few may be missed. The same whatever the
/// number of threads. Throws Error once `cancelled`.
[[nodiscard]] std::vector<Neighbours> nearest_stems(const std::vector<index::StemVector>& vectors,
                                                    unsigned threads,
                                                    const std::atomic<bool>& cancelled);

}  // namespace niger::vectors
