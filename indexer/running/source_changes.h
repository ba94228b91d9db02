#pragma once
/// Changes of the sources of an index once it is there: folders and files that are added, dropped
/// or moved, and the patterns of what is left out. An article's id depends on the name of its
/// source, which stays what it was when the source was added. Walks nothing.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/messages/text.h"
#include "indexer/settings/source_settings.h"

namespace niger::running {

/// Changes the settings of an index; returns what to report of it, a line each.
using SourceChange =
    std::function<std::vector<messages::Text>(run_settings::SourceSettings& settings)>;

/// The first sources of an index, for a message.
[[nodiscard]] messages::Text listed_sources(const run_settings::SourceSettings& settings);

/// The absolute path of a source as typed, without `.`, `..` and slashes at its end. Throws
/// Error(Usage) where it is empty.
[[nodiscard]] std::string absolute_source(const std::string& source);

/// Adds folders and files, absolute paths: each is called by its last component, or by its whole
/// path where that name is taken. What belongs to a source already is reported, and not added.
[[nodiscard]] SourceChange adding(std::vector<std::string> paths);

/// Drops them. Throws Error(Usage) for what is no source, or where none would be left of the index
/// in the folder `index`.
[[nodiscard]] SourceChange dropping(std::vector<std::string> paths, std::string index);

/// The sources at `from` and below are at `to` and below it now; their names stay. Throws
/// Error(Usage) where there is none, or `to` belongs to another source.
[[nodiscard]] SourceChange moving(std::string from, std::string to);

/// What the articles of a file are called after: the source that it belongs to, by its path and its
/// name; of several the first. The list counts as one, called by its paths.
[[nodiscard]] std::string naming_source(const run_settings::SourceSettings& settings,
                                        std::string_view path);

}  // namespace niger::running
