#include "indexer/running/collection.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/messages/text_error.h"
#include "indexer/catalog/change_hash.h"
#include "indexer/running/disk_space.h"
#include "indexer/settings/names.h"

namespace niger::running {

using catalog::CatalogFile;
using isolation::IsolationOptions;
using messages::Message;
using run_settings::IndexOptions;
using run_settings::SourceSettings;
using walk::Candidate;
using walk::Skipped;
using walk::SkipReason;

namespace {

// The coarsest time stamps of common file systems (FAT: 2 s).
constexpr std::int64_t kTimeGrainNs = 2'000'000'000;

// The same file by another way, or a circle of links: nothing is missing from the index.
bool is_harmless(const Skipped& skipped) {
  return skipped.reason == SkipReason::Repeated || skipped.reason == SkipReason::Loop;
}

// The hashes first: a file that changes while it is read is then read again by an update.
class IsolatedReading : public FileReading {
 public:
  IsolatedReading(IsolationOptions options, std::uint64_t most_bytes)
      : reader_(std::move(options)), most_bytes_(most_bytes) {}

  void expect(const std::vector<Candidate>& files) override {
    hashes_.clear();
    for (const Candidate& file : files) {
      // Not of a film: nothing is read of it but its beginning.
      const bool unread = file.size_bytes > most_bytes_ || is_never_read(file);
      hashes_[file.path] = unread ? 0 : catalog::file_hash(file.place()).value_or(0);
    }
    reader_.expect(files);
  }

  void read(const Candidate& file, articles::ArticleSink& sink, FileOutcome& outcome) override {
    outcome.hash = hashes_.at(file.path);
    try {
      outcome.report = reader_.read(file, sink);
    } catch (const isolation::ReadingInterrupted&) {
      throw PipelineStopped();
    }
  }

 private:
  isolation::IsolatedReader reader_;
  const std::uint64_t most_bytes_;
  std::unordered_map<std::string, std::uint64_t> hashes_;
};

}  // namespace

Collection found_collection(const SourceSettings& settings, bool is_indexed) {
  walk::WalkResult walked =
      walk::walk(run_settings::walk_roots(settings), run_settings::walk_options(settings));
  for (const Skipped& skipped : walked.skipped) {
    const bool is_root = std::any_of(
        settings.roots.begin(), settings.roots.end(),
        [&skipped](const std::string& root) { return walk::shown_path(root) == skipped.path; });
    if (is_root && !is_harmless(skipped)) {
      const bool is_gone = is_indexed && skipped.reason == SkipReason::Missing;
      throw messages::TextError(ErrorKind::Input,
                                {is_gone ? Message::SourceGone : Message::SourceUnreadable,
                                 {{"path", skipped.path}, {"reason", skipped.message}}});
    }
  }
  walk::WalkResult listed =
      walk::candidates_of(settings.listed, run_settings::walk_options(settings));
  const std::size_t before_list =
      settings.listed_after == 0 ? 0 : walked.root_ends.at(settings.listed_after - 1);
  walked.candidates.insert(walked.candidates.begin() + static_cast<std::ptrdiff_t>(before_list),
                           std::make_move_iterator(listed.candidates.begin()),
                           std::make_move_iterator(listed.candidates.end()));
  if (settings.unique_ids) {
    // Which of several records counts must not depend on the order in which sources were named.
    std::stable_sort(
        walked.candidates.begin(), walked.candidates.end(),
        [](const Candidate& one, const Candidate& other) { return one.path < other.path; });
  }
  Collection collection;
  collection.ignore_files = walked.ignore_files;
  collection.excluded = std::move(walked.excluded);
  std::move(listed.excluded.begin(), listed.excluded.end(),
            std::back_inserter(collection.excluded));
  std::copy_if(walked.idle_patterns.begin(), walked.idle_patterns.end(),
               std::back_inserter(collection.idle), [&listed](const std::string& pattern) {
                 const std::vector<std::string>& idle = listed.idle_patterns;
                 return std::find(idle.begin(), idle.end(), pattern) != idle.end();
               });
  std::unordered_set<std::string_view> paths;
  paths.reserve(walked.candidates.size());
  collection.files.reserve(walked.candidates.size());  // so that no path moves once it is a key
  for (Candidate& file : walked.candidates) {
    if (!paths.contains(file.path)) {
      collection.bytes += file.size_bytes;
      collection.files.push_back(std::move(file));
      paths.insert(collection.files.back().path);
    }
  }
  std::unordered_set<std::string> unread;
  const auto is_first = [&](const std::string& path) {
    return !paths.contains(path) && unread.insert(path).second;
  };
  for (Skipped& skipped : walked.skipped) {
    if (is_harmless(skipped)) {
      collection.repeated.push_back(std::move(skipped));
    } else if (is_first(skipped.path)) {
      collection.unreached.push_back(std::move(skipped));
    }
  }
  for (Skipped& skipped : listed.skipped) {
    if (is_first(skipped.path)) {
      auto& where =
          skipped.reason == SkipReason::Missing ? collection.vanished : collection.unreached;
      where.push_back(std::move(skipped));
    }
  }
  return collection;
}

void add_idle(const Collection& collection, const IndexOptions& options,
              std::vector<messages::Text>& lines) {
  if (!options.given.contains("exclude") && !options.given.contains("include")) {
    return;
  }
  for (const std::string& pattern : collection.idle) {
    lines.push_back({Message::PatternIdle, {{"pattern", walk::shown_bytes(pattern)}}});
  }
}

IsolationOptions isolation_options(const SourceSettings& settings, const IndexOptions& options,
                                   unsigned threads) {
  IsolationOptions isolation;
  isolation.settings = run_settings::stored_sources(settings);
  isolation.record_bytes = settings.limits.record_bytes;
  isolation.file_time = std::chrono::seconds(options.file_seconds);
  isolation.filter_time = settings.limits.filter_time;
  // The other half is for the index. One that needs more than its part gets all of it, in its turn;
  // and what an article of the largest size takes, if there is that much.
  const std::uint64_t half = options.memory_bytes / 2;
  const std::uint64_t given = options.file_memory_bytes;
  isolation.memory->each_bytes =
      std::max(given != 0 ? given : half / threads, IndexOptions::kLeastFileMemory);
  const std::uint64_t article =
      std::min<std::uint64_t>(settings.limits.record_bytes,
                              options.memory_bytes / IndexOptions::kFileMemoryFold) *
      IndexOptions::kFileMemoryFold;
  isolation.memory->alone_bytes =
      std::max(given != 0 ? given : std::max(half, article), isolation.memory->each_bytes);
  return isolation;
}

PipelineOptions counted_pipeline(const SourceSettings& settings, const IndexOptions& options,
                                 unsigned threads, run_settings::ProgressCount& count) {
  IsolationOptions isolation = isolation_options(settings, options, threads);
  isolation.bytes_read = [&count](std::size_t bytes) { count.done += bytes; };
  PipelineOptions pipeline;
  pipeline.threads = threads;
  pipeline.unique_ids = settings.unique_ids;
  pipeline.reader = [isolation, most = settings.limits.file_bytes](std::function<bool()> stopped) {
    IsolationOptions own = isolation;
    own.stopped = std::move(stopped);
    return std::make_unique<IsolatedReading>(std::move(own), most);
  };
  pipeline.article_added = [](std::size_t) {};
  // What the reader did not read itself, as where a filter program did.
  pipeline.file_done = [&count](const Candidate& file, const FileOutcome& outcome) {
    count.done += file.size_bytes - std::min(file.size_bytes, outcome.report.bytes);
  };
  return pipeline;
}

std::vector<Skipped> not_read(const Collection& collection) {
  std::vector<Skipped> all = collection.unreached;
  all.insert(all.end(), collection.vanished.begin(), collection.vanished.end());
  all.insert(all.end(), collection.repeated.begin(), collection.repeated.end());
  return all;
}

CatalogFile catalog_entry(const Candidate& file, const FileOutcome& outcome,
                          std::int64_t run_start_ns) {
  CatalogFile entry;
  entry.path = file.path;
  entry.bytes = file.size_bytes;
  entry.modified_ns = file.mtime_ns;
  entry.changed_ns = file.ctime_ns;
  entry.hash = outcome.hash;
  entry.settled = file.mtime_ns < run_start_ns - kTimeGrainNs;
  entry.dated_by_time = outcome.dated_by_time;
  entry.articles = outcome.articles;
  entry.skipped = outcome.skipped;
  entry.skips = outcome.skips;
  entry.removed = outcome.removed;
  entry.replaced = outcome.replaced;
  entry.replaced_ids = outcome.replaced_ids;
  return entry;
}

bool keeps_records(const FileOutcome& outcome, const SourceSettings& settings) {
  return outcome.is_container || (settings.unique_ids && !outcome.records.empty());
}

void add_excluded(const Collection& collection, std::vector<messages::Text>& lines) {
  const auto folders = static_cast<std::uint64_t>(
      std::count_if(collection.excluded.begin(), collection.excluded.end(),
                    [](const walk::Excluded& excluded) { return excluded.is_folder; }));
  const std::uint64_t files = collection.excluded.size() - folders;
  if (files > 0) lines.push_back({Message::ExcludedFiles, {{"count", messages::Grouped{files}}}});
  if (folders > 0)
    lines.push_back({Message::ExcludedFolders, {{"count", messages::Grouped{folders}}}});
}

folder::IgnoredCounts ignored_counts(const Collection& collection) {
  folder::IgnoredCounts counts{collection.ignore_files, 0, 0};
  for (const walk::Excluded& excluded : collection.excluded) {
    if (!excluded.file.empty()) ++(excluded.is_folder ? counts.folders : counts.files);
  }
  return counts;
}

std::vector<std::string> unreadable_paths(const Collection& collection) {
  std::vector<std::string> paths;
  for (const Skipped& skipped : collection.unreached) {
    if (skipped.reason != SkipReason::Link) paths.push_back(skipped.path);
  }
  return paths;
}

std::vector<CatalogFile> unreached_entries(const std::vector<Skipped>& unreached) {
  std::vector<CatalogFile> entries;
  for (const Skipped& skipped : unreached) {
    CatalogFile entry;
    entry.path = skipped.path;
    entry.walked = false;
    entry.skipped = 1;
    entry.skips = {{skipped.record, run_settings::why(skipped), is_passing(skipped.reason)}};
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace niger::running
