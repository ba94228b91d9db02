#pragma once
/// What an index is made of: the folders and files, and how they are read. Kept in the index, so
/// that an update reads as the build did.
#include <string>
#include <vector>

#include "indexer/reading/file_walker.h"
#include "indexer/reading/reader.h"

namespace niger {

struct SourceSettings {
  std::vector<std::string> roots;    ///< absolute native paths
  std::string encoding;              ///< empty: found out for each file
  std::vector<std::string> fields;   ///< OURS=THEIRS names of JSON fields
  std::vector<std::string> filters;  ///< .EXT=PROGRAM … %s
  bool hidden = false;
  bool file_dates = true;

  friend bool operator==(const SourceSettings&, const SourceSettings&) = default;
};

/// The settings as the value of schema::kSourcesKey, and back; a value cut short gives no roots.
[[nodiscard]] std::string stored_sources(const SourceSettings& settings);
[[nodiscard]] SourceSettings sources_from(const std::string& stored);

/// Throws Error(Usage) for a filter or a field that cannot be understood.
[[nodiscard]] ReadOptions read_options(const SourceSettings& settings);
[[nodiscard]] WalkOptions walk_options(const SourceSettings& settings);

}  // namespace niger
