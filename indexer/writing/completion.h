#pragma once
/// The completion of a merged database before it may be searched: unique ids, the metadata every
/// reader checks, the spelling keys of its stems, the near-duplicate groups, the vectors of stems,
/// and the sync to disk.
#include <atomic>
#include <cstdint>
#include <filesystem>

#include "common/arabic/analyzer.h"
#include "indexer/vectors/learning.h"
#include "indexer/writing/index_builder.h"

namespace niger::writing {

struct Completion {
  std::uint64_t articles = 0;
  std::uint64_t repeated_ids = 0;  ///< articles removed, since a later one has their id
};

/// Completes the database in `directory`, to which nobody else has access yet. `session` is used to
/// read texts. Throws what Xapian throws, and Error once `cancelled`.
Completion complete_database(const std::filesystem::path& directory,
                             const catalog::IndexMetadata& metadata,
                             arabic::Analyzer::Session& session,
                             const vectors::LearningOptions& learning,
                             const std::atomic<bool>& cancelled);

/// Syncs the files of a database that is closed, and its folder; returns their bytes.
std::uint64_t synced_database(const std::filesystem::path& directory);

}  // namespace niger::writing
