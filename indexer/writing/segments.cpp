#include "indexer/writing/segments.h"
#include "common/messages/text_error.h"
#include "indexer/folder/own_files.h"

#include <string>

#include <xapian.h>

namespace niger::writing {
namespace {

// Ends a merge between two tables once the build is cancelled.
class CancelledCompactor : public Xapian::Compactor {
 public:
  explicit CancelledCompactor(const std::atomic<bool>& cancelled) : cancelled_(cancelled) {}

  void set_status(const std::string& /*table*/, const std::string& /*status*/) override {
    if (cancelled_) {
      throw messages::TextError(ErrorKind::Index, messages::Message::RunStopped);
    }
  }

 private:
  const std::atomic<bool>& cancelled_;
};

void compact(const std::vector<std::filesystem::path>& folders,
             const std::filesystem::path& destination, unsigned flags,
             const std::atomic<bool>& cancelled) {
  Xapian::Database all;
  for (const std::filesystem::path& folder : folders) {
    all.add_database(Xapian::Database(folder.string()));
  }
  CancelledCompactor compactor(cancelled);
  all.compact(destination.string(), flags, 0, compactor);
}

}  // namespace

Segments::Segments(std::filesystem::path directory) : directory_(std::move(directory)) {}

std::filesystem::path Segments::new_folder() {
  const std::lock_guard lock(mutex_);
  return directory_ / std::to_string(folders_++);
}

void Segments::add(std::uint64_t batch, std::uint64_t part, const std::filesystem::path& folder) {
  const std::lock_guard lock(mutex_);
  segments_.emplace(Key{batch, part}, Segment{folder});
  ++added_;
}

void Segments::end_batch(std::uint64_t batch) {
  const std::lock_guard lock(mutex_);
  ended_.insert(batch);
  while (!ended_.empty() && *ended_.begin() == first_open_) {
    ended_.erase(ended_.begin());
    ++first_open_;
  }
}

std::uint64_t Segments::count() const {
  const std::lock_guard lock(mutex_);
  return added_;
}

// The first kFanIn neighbours of one level, or at least so many; they are marked. The lock is held.
Segments::Run Segments::take_run(bool only_ended_batches, std::size_t at_least) {
  Run run;
  for (auto segment = segments_.begin(); segment != segments_.end(); ++segment) {
    if (only_ended_batches && segment->first.first >= first_open_) {
      break;
    }
    const bool continues = !segment->second.is_merging &&
                           (run.empty() || run.back()->second.level == segment->second.level);
    if (!continues) {
      if (run.size() >= at_least) {
        break;
      }
      run.clear();
    }
    if (!segment->second.is_merging) {
      run.push_back(segment);
    }
    if (run.size() == kFanIn) {
      break;
    }
  }
  if (run.size() < at_least) {
    run.clear();
  }
  for (const auto& segment : run) {
    segment->second.is_merging = true;
  }
  return run;
}

// Several threads merge at once, each its own run: only the list is locked, not the work.
void Segments::merge_run(const Run& run, const std::atomic<bool>& cancelled) {
  std::vector<std::filesystem::path> folders;
  for (const auto& segment : run) {
    folders.push_back(segment->second.folder);
  }
  const std::filesystem::path merged = new_folder();
  compact(folders, merged, Xapian::Compactor::STANDARD, cancelled);
  {
    const std::lock_guard lock(mutex_);
    const Key key = run.front()->first;
    const unsigned level = run.front()->second.level + 1;
    for (const auto& segment : run) {
      segments_.erase(segment);
    }
    segments_.emplace(key, Segment{merged, level});
  }
  for (const std::filesystem::path& folder : folders) {
    folder::remove_database(folder);
  }
}

bool Segments::merge_some(const std::atomic<bool>& cancelled) {
  Run run;
  {
    const std::lock_guard lock(mutex_);
    run = take_run(true, kFanIn);
  }
  if (run.empty()) {
    return false;
  }
  merge_run(run, cancelled);
  return true;
}

void Segments::merge_all(const std::filesystem::path& destination,
                         const std::atomic<bool>& cancelled) {
  // Twice the fan-in stays well below the usual limit of 1024 open files.
  while (segments_.size() > 2 * kFanIn) {
    Run run;
    {
      const std::lock_guard lock(mutex_);
      run = take_run(false, kFanIn);
      if (run.empty()) {
        run = take_run(false, 2);
      }
    }
    merge_run(run, cancelled);
  }
  if (segments_.empty()) {
    Xapian::WritableDatabase empty(destination.string(), Xapian::DB_CREATE);
    empty.commit();
    return;
  }
  std::vector<std::filesystem::path> folders;
  for (const auto& [key, segment] : segments_) {
    folders.push_back(segment.folder);
  }
  compact(folders, destination, Xapian::Compactor::FULL, cancelled);
  for (const std::filesystem::path& folder : folders) {
    folder::remove_database(folder);
  }
  segments_.clear();
}

void repack(const std::filesystem::path& source, const std::filesystem::path& destination,
            const std::atomic<bool>& cancelled) {
  compact({source}, destination, Xapian::Compactor::FULL | Xapian::DBCOMPACT_NO_RENUMBER,
          cancelled);
}

}  // namespace niger::writing
