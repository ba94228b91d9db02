#pragma once
/// Is there room on the disk for what a run is about to write? An estimate, said beforehand: better
/// than a full disk after an hour.
#include <cstdint>
#include <string>
#include <vector>

#include "common/messages/text.h"
#include "indexer/reading/file_walker.h"

namespace niger {

/// About how many bytes a build of these files needs at its height, its parts and what they are
/// merged into together. Compressed files are taken to hold several times their size.
[[nodiscard]] std::uint64_t space_needed(const std::vector<Candidate>& files);

/// One line for a person: how much is needed in the folder, and how much is free. Throws
/// Error(Index) where that is less; says nothing of the free space where the disk does not tell.
[[nodiscard]] Text space_checked(const std::string& folder, std::uint64_t needed);

}  // namespace niger
