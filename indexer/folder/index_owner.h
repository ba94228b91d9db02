#pragma once
/// The owners of an index's files: whose word its list of sources is.
#include <filesystem>
#include <string>

namespace niger::folder {

/// The name of the user whose file it is, or the number; empty: nobody knows.
[[nodiscard]] std::string owner_of(const std::filesystem::path& file);

/// The first file of an index, its folder or one of the generation in use, that belongs neither to
/// whoever runs this process nor to root; empty: none does. A link counts for itself.
[[nodiscard]] std::filesystem::path file_of_another(const std::filesystem::path& index);

}  // namespace niger::folder
