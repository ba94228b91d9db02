#pragma once
/// What an index was made of, once more beside its generations (INDEX/sources): where a generation
/// is too damaged to tell, it can still be made again. The database's own copy counts where both
/// are there.
#include <filesystem>
#include <string>

namespace niger {

/// `sources` is the value of schema::kSourcesKey. Throws Error(Index) where it cannot be written.
void keep_sources(const std::filesystem::path& index, const std::string& sources);

/// What was kept; empty where there is none.
[[nodiscard]] std::string kept_sources(const std::filesystem::path& index);

}  // namespace niger
