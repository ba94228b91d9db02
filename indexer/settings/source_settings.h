#pragma once
/// The sources of an index: the folders and files, and how they are read. Kept in the index, so
/// that an update reads as the build did.
#include <string>
#include <vector>

#include "indexer/reading/reader.h"
#include "indexer/reading/walk/file_walker.h"
#include "indexer/settings/options.h"

namespace niger::run_settings {

struct SourceSettings {
  std::vector<std::string> roots;   ///< absolute native paths
  std::vector<std::string> names;   ///< of the roots, one each (Root::name): they stay as they are
  std::vector<std::string> listed;  ///< absolute native paths of files named in a list
  /// How many of the roots count before the list where both have a file.
  std::size_t listed_after = 0;
  std::string encoding;               ///< empty: found out for each file
  std::vector<std::string> fields;    ///< OURS=THEIRS names of JSON fields
  std::vector<std::string> filters;   ///< .EXT=PROGRAM … %s
  std::vector<walk::PathRule> rules;  ///< which files are left out
  bool hidden = false;
  bool follow_links = false;
  bool file_dates = false;
  bool unique_ids = false;  ///< --ids unique
  articles::ReadLimits limits;

  [[nodiscard]] bool empty() const { return roots.empty() && listed.empty(); }
  /// The first root or file, for messages; there must be one.
  [[nodiscard]] std::string first() const {
    return walk::shown_path(roots.empty() ? listed.front() : roots.front());
  }

  friend bool operator==(const SourceSettings&, const SourceSettings&) = default;
};

/// The settings as the value of schema::kSourcesKey, and back; a value cut short gives no roots.
[[nodiscard]] std::string stored_sources(const SourceSettings& settings);
[[nodiscard]] SourceSettings sources_from(const std::string& stored);

/// Makes these the roots (absolute native paths), called as named_roots says.
void set_roots(std::vector<std::string> paths, SourceSettings& settings);

/// Takes over how files are read: all of it, or only the options that were given.
void take_reading_options(const IndexOptions& options, bool all, SourceSettings& settings);

/// Takes over the filter programs that this run names itself. Those that an index keeps are never
/// run on its word, as it may be anybody's: throws Error(Usage) where they are not all named again;
/// an empty name does without them.
void take_filters(const IndexOptions& options, SourceSettings& settings);

/// Throws Error(Usage) where the program of a filter that `before` has not is not to be found.
void check_new_filters(const SourceSettings& before, const SourceSettings& now);

/// Takes over which files are left out; an empty pattern is none.
void take_rules(const IndexOptions& options, SourceSettings& settings);

/// Throws Error(Usage) for a filter, a field or a pattern of names that cannot be understood.
[[nodiscard]] articles::ReadOptions read_options(const SourceSettings& settings);
/// The same of settings as stored_sources keeps them.
[[nodiscard]] articles::ReadOptions stored_read_options(const std::string& stored);
[[nodiscard]] walk::WalkOptions walk_options(const SourceSettings& settings);
[[nodiscard]] std::vector<walk::Root> walk_roots(const SourceSettings& settings);

}  // namespace niger::run_settings
