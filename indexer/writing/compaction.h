#pragma once
/// Compaction of an index that holds too much waste. Xapian writes a changed block beside the old
/// one, for readers, and splits a full one in two: files grow by a seventh with the first update of
/// one article in a hundred, then slowly.
#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <filesystem>

#include "indexer/vectors/learning.h"

namespace niger::writing {

/// The files of a generation, and what they took when it was made.
struct IndexSize {
  std::uint64_t bytes = 0;
  std::uint64_t packed_bytes = 0;  ///< 0: not known
  std::uint64_t articles = 0;
  std::uint64_t changed = 0;  ///< articles, by the updates since it was made
};
/// Throws Error(Index) where it cannot be read.
[[nodiscard]] IndexSize index_size(const std::filesystem::path& generation);

/// True where at least a megabyte has come on top of the packed size: a fifth of it, once a
/// twentieth of the articles has changed, or half of it. To rewrite the index costs as much CPU
/// time as an update of one article in a hundred; room that one update took and the next will use
/// again is not worth that each time.
[[nodiscard]] bool is_wasteful(const IndexSize& size);

/// Rewrites the index in use, as a generation of its own: the same articles under the same
/// numbers, without waste, the vectors of stems learned anew where articles have changed. It takes
/// the place of the one before in one step, as that of a build does. Its caller holds the
/// WriterLock. Throws Error(Index) where the disk refuses, or `cancelled` became true: the index in
/// use is unchanged.
void compact_index(const std::filesystem::path& index, const vectors::LearningOptions& learning,
                   const std::atomic<bool>& cancelled);

}  // namespace niger::writing
