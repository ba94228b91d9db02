#pragma once
/// The segments of a build: its small databases, which of them may be merged, and in what order.
/// Keeps their list, for all workers at once, and merges by levels: kFanIn neighbours of one level
/// become one of the next, so that an article is rewritten a logarithmic number of times and few
/// files are open. Says nothing of what is in them.
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace niger::writing {

/// All functions may be called from several threads.
class Segments {
 public:
  /// Merging costs the less the more segments it takes at once, but each holds four files open.
  static constexpr std::size_t kFanIn = 64;

  /// Segments will be folders of `directory`, which exists.
  explicit Segments(std::filesystem::path directory);

  /// A folder for the next segment of `batch`; nothing is there yet.
  [[nodiscard]] std::filesystem::path new_folder();

  /// The segment in `folder` is complete and holds `part` of `batch`.
  void add(std::uint64_t batch, std::uint64_t part, const std::filesystem::path& folder);

  /// No further segment of `batch` will come.
  void end_batch(std::uint64_t batch);

  /// Merges kFanIn neighbours if there are so many of one level among the batches before which no
  /// other can come any more. True: it did, there may be more. Throws what Xapian throws, and Error
  /// once `cancelled`.
  bool merge_some(const std::atomic<bool>& cancelled);

  /// Merges whatever there is into `destination`, in the order of batches and parts. No one may
  /// add any more. No segments: makes an empty database.
  void merge_all(const std::filesystem::path& destination, const std::atomic<bool>& cancelled);

  /// How many segments were added in all.
  [[nodiscard]] std::uint64_t count() const;

 private:
  using Key = std::pair<std::uint64_t, std::uint64_t>;  // batch, part
  struct Segment {
    std::filesystem::path folder;
    unsigned level = 0;
    bool is_merging = false;
  };
  using Run = std::vector<std::map<Key, Segment>::iterator>;

  [[nodiscard]] Run take_run(bool only_ended_batches, std::size_t at_least);
  void merge_run(const Run& run, const std::atomic<bool>& cancelled);

  const std::filesystem::path directory_;
  mutable std::mutex mutex_;
  std::map<Key, Segment> segments_;
  std::set<std::uint64_t> ended_;  // batches at or after first_open_ that are ended
  std::uint64_t first_open_ = 0;   // all batches before it are ended
  std::uint64_t folders_ = 0;
  std::uint64_t added_ = 0;
};

/// Rewrites the database in `source` into `destination`: what was changed after a merge has
/// split full blocks in two. The numbers of its articles stay. Throws as merge_some does.
void repack(const std::filesystem::path& source, const std::filesystem::path& destination,
            const std::atomic<bool>& cancelled);

}  // namespace niger::writing
