#pragma once
/// The options of niger-index, and which verb takes which. Each is declared once, in options.cpp:
/// the help, the environment variable and the config key follow from that. Opens nothing.
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/settings/language_option.h"
#include "common/settings/option_table.h"
#include "indexer/reading/reader.h"
#include "indexer/reading/walk/path_rules.h"

namespace niger::run_settings {

/// What the id of a record is unique in.
enum class IdScope : std::uint8_t { File, Collection };

struct IndexOptions {
  std::string index;                 ///< folder of the index
  std::vector<std::string> sources;  ///< folders and files, as given
  // Reading
  std::string encoding;
  std::vector<std::string> fields;
  std::vector<std::string> filters;
  bool hidden = false;
  bool follow_links = false;
  bool trust_index = false;  ///< read the sources of an index whose files are another user's
  bool file_dates = false;
  IdScope ids = IdScope::File;
  std::vector<std::string> excludes;  ///< as given; `rules` has them in order
  std::vector<std::string> includes;
  std::vector<walk::PathRule>
      rules;               ///< of excludes and includes, in the order in which they were given
  std::string files_from;  ///< a list of further files; "-": standard input
  articles::ReadLimits limits;
  unsigned filter_seconds = 60;
  // Resources
  unsigned threads = 0;  ///< 0: one per core
  std::uint64_t memory_bytes = std::uint64_t{512} << 20;
  static constexpr std::uint64_t kLeastFileMemory = std::uint64_t{64} << 20;
  /// For each byte that an article may have: as many copies of the largest are in use at a time.
  static constexpr std::uint64_t kFileMemoryFold = 5;
  unsigned file_seconds = 20;           ///< of the processor, for one file; see --file-time
  std::uint64_t file_memory_bytes = 0;  ///< for reading one file; 0: a part of memory_bytes
  // What is reported
  bool quiet = false;
  std::string log;
  std::string report;
  unsigned listed = 20;  ///< skipped files to name
  settings::LanguageChoice lang = settings::LanguageChoice::Auto;
  bool json = false;
  bool backlog = false;  ///< look how much an update would have to do
  // remove and restore
  std::vector<std::string> named;  ///< ids or keys of articles
  bool all_named = false;          ///< also where several have an id
  std::string reason;
  // How it is run
  unsigned wait_seconds = 0;
  bool dry_run = false;
  // inspect
  bool tokens = false;
  std::uint64_t shown_articles = 20;  ///< 0: all
  bool retry = false;                 ///< read again what was skipped, though it is unchanged
  bool accept_removals = false;       ///< also where an update would remove most articles
  bool repair = false;
  std::set<std::string> given;  ///< names of the options that are not at their default
};

/// The options of one verb: build, update, remove, status … `options` gets the defaults of
/// this environment, and must outlive the table.
[[nodiscard]] settings::OptionTable option_table(const std::string& verb,
                                                 const settings::Environment& environment,
                                                 IndexOptions& options);

/// The commands that have an option, for a person, "niger-index build, niger-index inspect";
/// `option` as typed, with its dashes. Empty: none has.
[[nodiscard]] std::string commands_with(std::string_view option,
                                        const settings::Environment& environment);

/// How many threads a run has: those of its options, or one per core.
[[nodiscard]] unsigned threads_of(const IndexOptions& options);

}  // namespace niger::run_settings
