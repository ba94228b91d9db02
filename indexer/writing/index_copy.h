#pragma once
/// A copy of an index that is in use. No writer may change it meanwhile, readers go on; the copy
/// becomes the next generation of its own folder in one step, as a build does.
#include <atomic>
#include <cstdint>
#include <filesystem>

namespace niger::writing {

/// Copies the index in use in the folder `index` to the folder `copy`, which is made where it is
/// missing; a copy that is there is read until the new one takes its place. On a file system that
/// can, files share their blocks. `done` counts bytes. The caller holds the QuietLock of `index`
/// and the WriterLock of `copy`. Throws Error(Index) where the index cannot be read or the copy not
/// be written, or `cancelled` became true: the copy is unchanged.
void copy_index(const std::filesystem::path& index, const std::filesystem::path& copy,
                const std::atomic<bool>& cancelled, std::atomic<std::uint64_t>& done);

}  // namespace niger::writing
