#pragma once
/// The disk space that a run is about to need: an estimate, reported beforehand, rather than a full
/// disk after an hour.
#include <cstdint>
#include <string>
#include <vector>

#include "common/messages/text.h"
#include "indexer/reading/walk/file_walker.h"

namespace niger::running {

/// Bytes on disk that a run needs at its height, its parts and what they are merged into together.
struct SpaceNeed {
  std::uint64_t likely = 0;  ///< for what lies open to be read
  std::uint64_t most = 0;    ///< if all that is packed, or may be anything, is text
};

/// Of a build of these files. What no reader takes needs nothing: of a large file the first bytes
/// are looked at. Compressed files are taken to hold several times their size.
[[nodiscard]] SpaceNeed space_needed(const std::vector<walk::Candidate>& files);

/// True for a file of many megabytes that no reader takes: by its first bytes and its name it is no
/// text, nor holds any. Nothing more is looked at, however large it is.
[[nodiscard]] bool is_never_read(const walk::Candidate& file);

struct SpaceCheck {
  messages::Text line;   ///< before the run: how much is needed in the folder, and how much is free
  messages::Text doubt;  ///< after it: that less was free than the most; empty: enough was
};

/// Compares what is needed with what is free in the folder, if the disk reports it. Throws
/// Error(Index) where that is less than what is likely.
[[nodiscard]] SpaceCheck space_checked(const std::string& folder, const SpaceNeed& need);

}  // namespace niger::running
