#pragma once
/// The comparison of the disk with the index: both side by side, and the plan that follows.
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/index/former_paths.h"
#include "common/messages/text.h"
#include "indexer/catalog/catalog.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/update_plan.h"
#include "indexer/running/collection.h"
#include "indexer/running/source_changes.h"
#include "indexer/settings/options.h"
#include "indexer/settings/source_settings.h"

namespace niger::running {

struct Comparison {
  catalog::MetadataReader metadata;
  run_settings::SourceSettings settings;
  bool settings_changed = false;         ///< they are others than those in the index
  std::vector<messages::Text> reported;  ///< of that change, a line each
  catalog::Catalog catalog;              ///< of the index; becomes that of the updated index
  Collection collection;                 ///< on disk
  catalog::UpdatePlan plan;
  catalog::RemovedArticles removed;  ///< what a person has taken out
  bool removed_changed = false;      ///< it is another list than that in the index
};

/// Throws Error(Usage) where the index's files are another user's, whose word its sources are, and
/// the options do not trust it.
void check_trust(const run_settings::SourceSettings& settings,
                 const run_settings::IndexOptions& options);

/// Walks the sources of the index in use, as they are once `change` has changed them. Throws what
/// check_trust and the change throw, and Error(Index) where it does not have them, or its list of
/// files is damaged.
[[nodiscard]] Comparison comparison_of(const run_settings::IndexOptions& options,
                                       const SourceChange& change = {});

/// The files of the index that are to go because a person wants it so: those of a source that was
/// dropped, and what a pattern leaves out.
[[nodiscard]] std::unordered_set<std::string> wanted_removals(const Comparison& both);

/// The plan for a person: a line for each change, then the counts.
[[nodiscard]] std::vector<messages::Text> plan_lines(const catalog::UpdatePlan& plan);

/// The files that the plan wants read, as they lie in the collection.
[[nodiscard]] std::vector<walk::Candidate> files_to_read(const Comparison& both);

/// True where the places that cannot be walked are others than last time.
[[nodiscard]] bool unreached_differ(const Comparison& both);

/// What cannot be walked now, as entries of the catalogue.
[[nodiscard]] catalog::Catalog unreached_now(const Comparison& both);

/// Takes these places over into the list of files; returns those whose entry is another now.
std::vector<std::string> note_unreached(Comparison& both);

/// How many articles the files of a catalogue gave.
[[nodiscard]] std::uint64_t articles_in(const catalog::Catalog& catalog);

/// Adds the files that the plan found elsewhere, and whole folders as one; `now` is the list of
/// files once it is done. False: there are none.
bool note_moves(const catalog::UpdatePlan& plan, const catalog::Catalog& now,
                index::FormerPaths& former);

}  // namespace niger::running
