#pragma once
/// A second copy of the sources of an index, beside its generations (INDEX/sources): an index whose
/// generation is too damaged to be read can still be rebuilt. The database's own copy counts where
/// both are there.
#include <filesystem>
#include <string>
#include <string_view>

namespace niger::folder {

/// Its name in the folder of the index.
inline constexpr std::string_view kSourcesFile = "sources";

/// `sources` is the value of schema::kSourcesKey; one of more than 64 MB is not kept twice. Throws
/// Error(Index) where it cannot be written.
void keep_sources(const std::filesystem::path& index, const std::string& sources);

/// What was kept; empty where there is none. Throws Error(Index) for a file of more than 64 MB,
/// which no run has written.
[[nodiscard]] std::string kept_sources(const std::filesystem::path& index);

}  // namespace niger::folder
