#pragma once
/// The plan of an update: the files on disk compared with the files in the index. Pure: it reads no
/// disk and no database, and asks its caller for the hash of a file only where size and time leave
/// a doubt.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/catalog/catalog.h"

namespace niger::catalog {

struct FoundFile {
  std::string_view path;  ///< its owner outlives the comparison
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;  ///< ctime: another where content was changed under the same time
};

enum class Change : std::uint8_t {
  New,      ///< not in the index
  Changed,  ///< its bytes are others, or what its articles are called
  Moved,    ///< not in the index, but its bytes are those of a file that is gone
  Removed,  ///< in the index, no longer on disk
  Retried,  ///< unchanged, but skipped last time: for a passing reason, or asked for
  Retimed,  ///< only its time changed: noted, not read again
};

/// new, changed … for a person.
[[nodiscard]] std::string_view name_of(Change change);

struct PlannedChange {
  Change change = Change::New;
  std::string path;
  std::string from;  ///< of Moved: where it was; that path has its own Removed
  std::uint64_t bytes = 0;
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;  ///< not of Removed
};

struct UpdatePlan {
  std::vector<PlannedChange> changes;  ///< by path
  std::size_t unchanged = 0;           ///< files

  [[nodiscard]] std::size_t count(Change change) const;
  [[nodiscard]] bool empty() const { return changes.empty(); }
};

struct PlanOptions {
  /// Folders that could not be read this time: what the index has from below them stays.
  std::vector<std::string> unreadable;
  /// Whatever was skipped is Retried, not only for passing reasons.
  bool retry = false;
  /// The content_hash of a file; nothing where it cannot be read, which counts as changed.
  std::function<std::optional<std::uint64_t>(std::string_view path)> hash_of;
  /// True for a file whose articles are called otherwise now; none: no file.
  std::function<bool(std::string_view path)> renamed = {};
};

/// `found` in any order, each path once. Entries that are not walked are left to the caller.
[[nodiscard]] UpdatePlan planned_update(const Catalog& catalog, const std::vector<FoundFile>& found,
                                        const PlanOptions& options);

}  // namespace niger::catalog
