#pragma once
/// Repair in place of a damaged index, without reading an article: the small files around the
/// generations, each of which can be derived from the others.
#include <filesystem>
#include <string>
#include <vector>

#include "common/messages/text.h"

namespace niger::checking {

/// Restores the marker, `current` (to the newest whole generation) and the file that readers lock,
/// where they are lost, and removes what an interrupted run left behind. The caller holds the
/// WriterLock. Returns what was done, a line each for a person. Throws Error(Index) where the disk
/// refuses.
[[nodiscard]] std::vector<messages::Text> repair_folder(const std::filesystem::path& index);

/// True for a folder that holds generations, even where the marker of an index is lost.
[[nodiscard]] bool has_generations(const std::filesystem::path& index);

}  // namespace niger::checking
