#pragma once
/// The identity of an index, whatever it holds and wherever it lies: a number (INDEX/identity) that
/// its first run draws and that its builds, updates and copies keep. It tells a copy of an index
/// from another index.
#include <filesystem>
#include <string>
#include <string_view>

namespace niger::folder {

/// Its name in the folder of the index.
inline constexpr std::string_view kIdentityFile = "identity";

/// The identity of the index in a folder; empty where it has none.
[[nodiscard]] std::string index_identity(const std::filesystem::path& index);

/// Draws one where there is none. Throws Error(Index) where it cannot be written.
void keep_identity(const std::filesystem::path& index);

/// Makes `copy` the same index as `index`. Throws Error(Index) where it cannot be written.
void take_identity(const std::filesystem::path& index, const std::filesystem::path& copy);

}  // namespace niger::folder
