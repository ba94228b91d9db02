#pragma once
/// Syncs, by which what was written survives a power cut: the bytes of a file by its own sync, its
/// name by the sync of its folder.
#include <filesystem>

namespace niger::files {

/// Waits until a file or a folder is on disk. Throws Error(Index) where the disk refuses.
void sync_to_disk(const std::filesystem::path& path);

/// The same for the folder that `path` lies in: 0, or an error as in errno. A folder that may be
/// written and not read cannot be synced, and is left to the system.
[[nodiscard]] int sync_folder_of(const std::filesystem::path& path);

}  // namespace niger::files
