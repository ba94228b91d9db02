#pragma once
/// The files in the folder of an index that niger-index has made, and their removal. Known by exact
/// names and kinds, so that a file that a person put there stays, whatever its name; links are not
/// followed, and what is mounted there is not entered.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace niger::folder {

/// The list of articles that a person has taken out (removed_articles.h).
inline constexpr std::string_view kRemovedFile = "removed";
/// The folder of a generation in which its parts are made.
inline constexpr std::string_view kPartsFolder = "parts";
/// In it, numbered folders, and the one that they are merged into.
inline constexpr std::string_view kMergedFolder = "merged";

/// Removes a database that Xapian made, and its folder where nothing else is in it. True where
/// anything was removed.
bool remove_database(const std::filesystem::path& folder);

/// The same for a generation, whole or half made.
bool remove_generation(const std::filesystem::path& folder);

/// Removes the parts that a generation was made of.
bool remove_parts(const std::filesystem::path& generation);

/// Whether `name` in the folder of an index is a small file of ours that was not renamed into its
/// place.
[[nodiscard]] bool is_unfinished_file(const std::filesystem::path& file);

/// What of ours lies in a whole generation that no reader wants: Xapian's file for the next
/// revision and those of its merges, small files that were not renamed into their place, parts.
[[nodiscard]] std::vector<std::string> left_in_generation(const std::filesystem::path& generation);

/// Removes it; nobody may write there meanwhile. True where anything was removed.
bool remove_left_in(const std::filesystem::path& generation);

}  // namespace niger::folder
