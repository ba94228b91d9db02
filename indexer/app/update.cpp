/// niger-index update: only what has changed since the last run, in one transaction.
#include <algorithm>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/app/building.h"
#include "indexer/app/collection.h"
#include "indexer/app/disk_space.h"
#include "indexer/app/names.h"
#include "indexer/app/removals.h"
#include "indexer/writing/content_hash.h"
#include "indexer/writing/generations.h"
#include "indexer/writing/index_facts.h"
#include "indexer/writing/index_updater.h"
#include "indexer/writing/update_plan.h"

namespace niger {
namespace {

// The index and the disk, side by side.
struct Comparison {
  MetadataReader metadata;
  SourceSettings settings;
  Catalog catalog;        // of the index; becomes that of the updated index
  Collection collection;  // on disk
  UpdatePlan plan;
};

Comparison comparison_of(const IndexOptions& options) {
  Comparison both;
  both.metadata = live_metadata(options.index);
  both.settings = sources_from(both.metadata(std::string(schema::kSourcesKey)));
  if (both.settings.empty()) {
    throw TextError(ErrorKind::Index, {Message::SourcesNotTold, {{"path", options.index}}});
  }
  both.catalog = loaded_catalog(both.metadata);
  both.collection = found_collection(both.settings);
  std::vector<FoundFile> found;
  found.reserve(both.collection.files.size());
  std::unordered_map<std::string_view, std::string_view> native_paths;  // where they differ
  for (const Candidate& file : both.collection.files) {
    found.push_back({file.path, file.size_bytes, file.mtime_ns, file.ctime_ns});
    if (file.path != file.native_path) {
      native_paths[file.path] = file.native_path;
    }
  }
  PlanOptions plan_options;
  for (const Skipped& skipped : both.collection.unreached) {
    plan_options.unreadable.push_back(skipped.path);
  }
  plan_options.hash_of = [&native_paths](std::string_view path) {
    const auto native = native_paths.find(path);
    return file_hash(std::string(native == native_paths.end() ? path : native->second));
  };
  both.plan = planned_update(both.catalog, found, plan_options);
  return both;
}

std::vector<Text> plan_lines(const UpdatePlan& plan) {
  std::vector<Text> lines;
  for (const PlannedChange& planned : plan.changes) {
    std::vector<Argument> places{{"change", told(planned.change)}, {"path", planned.path}};
    if (!planned.from.empty()) places.emplace_back("from", planned.from);
    lines.emplace_back(planned.from.empty() ? Message::PlanLine : Message::PlanMoved,
                       std::move(places));
  }
  lines.emplace_back(Message::PlanSummary,
                     std::vector<Argument>{{"count", Grouped{plan.changes.size()}},
                                           {"unchanged", Grouped{plan.unchanged}}});
  return lines;
}

// Takes the articles of one file that has changed, and passes on those that have.
class ChangedFile : public ArticleSink {
 public:
  ChangedFile(IndexUpdater& updater, std::unordered_set<std::string>& written,
              const Interruption& interruption, ProgressCount& count)
      : updater_(updater), written_(written), interruption_(interruption), count_(count) {}

  // What the index has of the file: hash 0 where only the id is known.
  void know(std::vector<CatalogRecord> records) {
    for (CatalogRecord& record : records) {
      known_[std::move(record.id)] = record.hash;
    }
  }

  void article(Article&& article) override {
    if (interruption_.asked()) {
      throw TextError(ErrorKind::Input, Message::RunStopped);
    }
    note_article(article, outcome);
    const CatalogRecord& record = outcome.records.back();
    const auto known = known_.find(record.id);
    const bool first = written_.insert(record.id).second;
    expected_new += known == known_.end() && first ? 1 : 0;
    if (!first || known == known_.end() || known->second != record.hash) {
      updater_.replace(article);
      ++count_.articles;
      count_.text_bytes += article.title.size() + article.text.size();
    }
    if (known != known_.end()) {
      known_.erase(known);
    }
  }

  void skipped(Skipped&& skipped) override { note_skip(std::move(skipped), outcome); }

  // Removes what the file no longer holds, unless another file of this run has brought it.
  void remove_rest() {
    for (const auto& [id, hash] : known_) {
      if (!written_.contains(id)) {
        updater_.remove(id);
      }
    }
  }

  FileOutcome outcome;
  std::uint64_t expected_new = 0;  ///< articles with ids that this file did not have

 private:
  IndexUpdater& updater_;
  std::unordered_set<std::string>& written_;
  const Interruption& interruption_;
  ProgressCount& count_;
  std::unordered_map<std::string, std::uint64_t> known_;
};

ReadOptions counting(ReadOptions options, ProgressCount& count) {
  options.bytes_read = [&count](std::size_t bytes) { count.done += bytes; };
  return options;
}

class Update {
 public:
  Update(Comparison& both, const IndexOptions& options, const Invocation& invocation,
         Progress& progress)
      : both_(both),
        invocation_(invocation),
        progress_(progress),
        updater_({live_generation(options.index).path(), options.memory_bytes}),
        reader_(counting(read_options(both.settings), progress.count())) {}

  // What an earlier file loses may be what a later one gains: removals come first.
  void apply() {
    std::unordered_map<std::string_view, const Candidate*> files;
    for (const Candidate& file : both_.collection.files) {
      files[file.path] = &file;
    }
    std::uint64_t bytes = 0;
    std::uint64_t done = 0;
    for (const PlannedChange& planned : both_.plan.changes) {
      if (planned.change == Change::Removed) {
        remove(planned.path);
      } else if (planned.change != Change::Retimed) {
        bytes += planned.bytes;
      }
    }
    progress_.start_task(Message::TaskUpdating, bytes);
    for (const PlannedChange& planned : both_.plan.changes) {
      if (planned.change == Change::Retimed) {
        retime(planned);
      } else if (planned.change != Change::Removed) {
        read(*files.at(planned.path), planned.change);
        progress_.count().done = done += planned.bytes;
      }
    }
    note_unreached();
  }

  [[nodiscard]] bool changed() const { return !touched_.empty(); }

  UpdateStats commit() {
    progress_.start_task(Message::TaskWriting, 0);
    const IndexMetadata changes = catalog_changes(both_.catalog, touched_, both_.metadata);
    metadata_.insert(metadata_.end(), changes.begin(), changes.end());
    return updater_.commit(metadata_);
  }
  void cancel() { updater_.cancel(); }
  [[nodiscard]] UpdateStats pending() const { return updater_.pending(); }

  // Articles that took the place of one with their id in a file that did not change: which of the
  // two is to stay only a build can tell.
  [[nodiscard]] bool has_conflicts(const UpdateStats& stats) const {
    return stats.added < expected_new_;
  }

 private:
  void remove(const std::string& path) {
    updater_.remove_file(path);
    both_.catalog.erase(path);
    forget_records(path);
    touched_.push_back(path);
  }

  void retime(const PlannedChange& file) {
    CatalogFile& entry = both_.catalog.at(file.path);
    entry.modified_ns = file.modified_ns;
    entry.changed_ns = file.changed_ns;
    touched_.push_back(file.path);
  }

  void read(const Candidate& file, Change change) {
    ChangedFile sink(updater_, written_, invocation_.interruption, progress_.count());
    std::vector<CatalogRecord> records = loaded_records(both_.metadata, file.path);
    if (records.empty()) {
      for (std::string& id : updater_.ids_of_file(file.path)) {
        records.push_back({std::move(id), 0});
      }
    }
    sink.know(std::move(records));
    sink.outcome.hash = file_hash(file.native_path).value_or(0);
    sink.outcome.report = reader_.read(file, sink);
    sink.remove_rest();
    expected_new_ += sink.expected_new;

    const auto before = both_.catalog.find(file.path);
    CatalogFile entry = catalog_entry(file, sink.outcome, start_ns_);
    if (change == Change::Retried && before != both_.catalog.end() && entry.articles == 0 &&
        before->second.articles == 0 && before->second.skips == entry.skips) {
      return;  // tried again in vain: nothing to write
    }
    if (sink.outcome.is_container) {
      const IndexMetadata kept = records_metadata(file.path, sink.outcome.records);
      metadata_.insert(metadata_.end(), kept.begin(), kept.end());
    } else {
      forget_records(file.path);
    }
    both_.catalog[file.path] = std::move(entry);
    touched_.push_back(file.path);
  }

  void forget_records(const std::string& path) {
    const IndexMetadata none = records_metadata(path, {});
    if (!both_.metadata(none.front().first).empty()) {
      metadata_.push_back(none.front());
    }
  }

  // The places that the walk could not reach, where they are others than last time.
  void note_unreached() {
    Catalog now;
    for (CatalogFile& entry : unreached_entries(both_.collection.unreached)) {
      now[entry.path] = std::move(entry);
    }
    for (auto entry = both_.catalog.begin(); entry != both_.catalog.end();) {
      const bool gone = !entry->second.walked && !now.contains(entry->first);
      if (gone) {
        touched_.push_back(entry->first);
      }
      entry = gone ? both_.catalog.erase(entry) : std::next(entry);
    }
    for (auto& [path, entry] : now) {
      const auto before = both_.catalog.find(path);
      if (before == both_.catalog.end() || before->second != entry) {
        both_.catalog[path] = std::move(entry);
        touched_.push_back(path);
      }
    }
  }

  Comparison& both_;
  const Invocation& invocation_;
  Progress& progress_;
  const std::int64_t start_ns_ = time_now_ns();
  IndexUpdater updater_;
  Reader reader_;
  IndexMetadata metadata_;
  std::vector<std::string> touched_;         // paths whose entry in the catalogue is another now
  std::unordered_set<std::string> written_;  // ids of this run
  std::uint64_t expected_new_ = 0;
};

bool unreached_differ(const Comparison& both) {
  Catalog before;
  for (const auto& [path, entry] : both.catalog) {
    if (!entry.walked) {
      before[path] = entry;
    }
  }
  Catalog now;
  for (CatalogFile& entry : unreached_entries(both.collection.unreached)) {
    now[entry.path] = std::move(entry);
  }
  return before != now;
}

RunResult result_of(const Comparison& both, const UpdateStats& stats, const IndexOptions& options) {
  RunResult result;
  result.record.files = both.collection.files.size();
  result.record.articles = stats.articles;
  result.record.added = stats.added;
  result.record.changed = stats.replaced;
  result.record.removed = stats.removed;
  result.record.skipped = skipped_count(both.catalog);
  result.exit_one = result.record.skipped > 0;
  result.summary.emplace_back(Message::UpdateSummary,
                              std::vector<Argument>{{"added", Grouped{stats.added}},
                                                    {"changed", Grouped{stats.replaced}},
                                                    {"removed", Grouped{stats.removed}},
                                                    {"articles", Grouped{stats.articles}}});
  add_skipped(both.catalog, options.listed, result.summary);
  return result;
}

std::uint64_t articles_in(const Catalog& catalog) {
  std::uint64_t articles = 0;
  for (const auto& [path, entry] : catalog) {
    articles += entry.articles;
  }
  return articles;
}

RunResult nothing_done(const Comparison& both, const IndexOptions& options) {
  RunResult result = result_of(both, {0, 0, 0, articles_in(both.catalog)}, options);
  result.summary.front() = Message::NothingChanged;
  return result;
}

// Where one id stands for several articles, which of them is to be in the index depends on all.
RunResult build_instead(const Comparison& both, const IndexOptions& options,
                        const Invocation& invocation, Progress& progress) {
  RunResult result = build_index(both.settings, options, invocation, progress);
  result.summary.insert(result.summary.begin(), Message::BuiltInstead);
  return result;
}

bool has_repeated_ids(const Comparison& both) {
  return !both.metadata(std::string(schema::kRepeatedIdsKey)).empty();
}

std::vector<std::string> shown_roots(const SourceSettings& settings) {
  std::vector<std::string> roots;
  for (const std::string& root : settings.roots) {
    roots.push_back(shown_path(root));
  }
  return roots;
}

void refuse_in_doubt(const Text& doubt, const IndexOptions& options) {
  if (!doubt.empty() && !options.accept_removals) {
    throw TextError(ErrorKind::Input, {Message::DoubtRefused, {{"doubt", doubt}}});
  }
}

std::vector<Candidate> changed_files(const Comparison& both) {
  std::unordered_set<std::string_view> changed;
  for (const PlannedChange& planned : both.plan.changes) {
    if (planned.change != Change::Removed && planned.change != Change::Retimed) {
      changed.insert(planned.path);
    }
  }
  std::vector<Candidate> files;
  std::copy_if(both.collection.files.begin(), both.collection.files.end(),
               std::back_inserter(files),
               [&changed](const Candidate& file) { return changed.contains(file.path); });
  return files;
}

// Says what update() would do, and fails where it would.
void tell_plan(const IndexOptions& options, const Invocation& invocation) {
  Progress progress(invocation.err, progress_mode(options, invocation), invocation.to_err());
  progress.start_task(Message::TaskComparing, 0);
  const Comparison both = comparison_of(options);
  progress.end();
  for (const Text& line : plan_lines(both.plan)) {
    invocation.out << said(line, invocation.to_out()) << "\n";
  }
  refuse_in_doubt(doubt_about(both.plan, both.catalog, shown_roots(both.settings)), options);
  if (has_repeated_ids(both) && !both.plan.empty()) {
    invocation.out << said(Message::WouldBuildInstead, invocation.to_out()) << "\n";
  }
}

RunResult update(const IndexOptions& options, const Invocation& invocation, Progress& progress) {
  remove_unused(options.index);
  progress.start_task(Message::TaskComparing, 0);
  Comparison both = comparison_of(options);
  if (both.plan.empty() && !unreached_differ(both)) {
    return nothing_done(both, options);
  }
  refuse_in_doubt(doubt_about(both.plan, both.catalog, shown_roots(both.settings)), options);
  progress.note(space_checked(options.index, space_needed(changed_files(both))));
  if (has_repeated_ids(both) && !both.collection.files.empty()) {
    return build_instead(both, options, invocation, progress);
  }
  const std::uint64_t articles_before = articles_in(both.catalog);
  Update run(both, options, invocation, progress);
  run.apply();
  if (!run.changed()) {
    run.cancel();
    return nothing_done(both, options);
  }
  refuse_in_doubt(doubt_about(run.pending(), articles_before), options);
  const UpdateStats stats = run.commit();
  if (run.has_conflicts(stats)) {
    return build_instead(both, options, invocation, progress);
  }
  return result_of(both, stats, options);
}

}  // namespace

int run_update(const Invocation& invocation) {
  IndexOptions options;
  if (!read_options("update", invocation, options)) {
    return 0;
  }
  if (options.dry_run) {
    tell_plan(options, invocation);
    return 0;
  }
  if (index_state(options.index) != IndexState::Ready) {
    (void)live_generation(options.index);  // says what is wrong, and makes no folder
  }
  return run_writing("update", options, invocation,
                     [&](Progress& progress) { return update(options, invocation, progress); });
}

}  // namespace niger
