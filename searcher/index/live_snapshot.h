#pragma once
/// The newest snapshot of an index, for threads that share it: each asks before a request, and the
/// first that finds another generation in use takes the snapshot of it for all.
#include <filesystem>
#include <mutex>

#include "searcher/index/index_snapshot.h"

namespace niger::snapshot {

/// Every member may be called from several threads at once.
class LiveSnapshot {
 public:
  /// Throws Error(Index) as IndexSnapshot::take does.
  explicit LiveSnapshot(const std::filesystem::path& index)
      : snapshot_(IndexSnapshot::take(index)) {}

  /// As IndexSnapshot::newest. Where the generation in use cannot be read it throws, and the next
  /// who asks looks again.
  [[nodiscard]] Snapshot newest() {
    const Snapshot held = last();
    if (held->is_current()) return held;
    const std::lock_guard lock(taking_);
    const Snapshot newest = IndexSnapshot::newest(last());
    const std::lock_guard swap(mutex_);
    snapshot_ = newest;
    return newest;
  }

  /// The one that newest() gave last; looks at nothing.
  [[nodiscard]] Snapshot last() const {
    const std::lock_guard lock(mutex_);
    return snapshot_;
  }

 private:
  std::mutex taking_;         // one thread takes at a time
  mutable std::mutex mutex_;  // of snapshot_
  Snapshot snapshot_;
};

}  // namespace niger::snapshot
