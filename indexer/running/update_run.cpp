#include "indexer/running/update_run.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/former_paths.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/change_hash.h"
#include "indexer/running/ordered_delivery.h"
#include "indexer/running/pipeline.h"
#include "indexer/running/unique_ids.h"
#include "indexer/running/update_target.h"
#include "indexer/writing/index_builder.h"

namespace niger::running {

using catalog::CatalogFile;
using catalog::CatalogRecord;
using catalog::Change;
using catalog::IndexMetadata;
using catalog::PlannedChange;
using index::key_term;
using messages::Message;
using run_settings::IndexOptions;
using run_settings::Invocation;
using run_settings::Progress;
using walk::Candidate;
using writing::UpdateStats;

namespace {

// Smaller than those of a build: analysed articles are many times as large as their text, and wait
// for their turn.
constexpr std::size_t kBatchBytes = std::size_t{256} << 10;

}  // namespace

class UpdateRun::State {
 public:
  State(Comparison& both, const IndexOptions& options, const Invocation& invocation,
        Progress& progress, bool writes_all)
      : both_(both),
        options_(options),
        invocation_(invocation),
        progress_(progress),
        threads_(run_settings::threads_of(options)),
        writes_all_(writes_all),
        updater_({index::live_generation(options.index).path(), options.memory_bytes, threads_,
                  &cancelled_}) {}

  // What an earlier file loses may be what a later one gains: removals come first.
  void apply() {
    if (both_.settings.unique_ids) {
      read_those_that_share();
    }
    std::uint64_t bytes = 0;
    std::unordered_map<std::string_view, Change> changes;
    for (const PlannedChange& planned : both_.plan.changes) {
      if (planned.change == Change::Removed) {
        remove(planned.path);
      } else if (planned.change == Change::Retimed) {
        retime(planned);
      } else {
        bytes += planned.bytes;
        changes.emplace(planned.path, planned.change);
        know(planned.path);
      }
    }
    progress_.start_task(Message::TaskUpdating, bytes);
    const std::vector<Candidate> files = files_to_read(both_);
    outcomes_ = read_and_write(files);
    if (invocation_.interruption.asked()) {
      throw messages::TextError(ErrorKind::Input, Message::RunStopped);
    }
    for (std::size_t which = 0; which < files.size(); ++which) {
      for (const writing::CutArticle& article : cut_[files[which].path]) {
        note_cut(article.record, article.words, outcomes_[which]);
      }
      settle(files[which], changes.at(files[which].path), outcomes_[which]);
    }
    if (kept_) {
      settle_replaced(files);
    }
    const std::vector<std::string> unreached = note_unreached(both_);
    touched_.insert(touched_.end(), unreached.begin(), unreached.end());
  }

  [[nodiscard]] bool changed() const {
    return !touched_.empty() || both_.removed_changed || both_.settings_changed;
  }
  [[nodiscard]] const std::vector<FileOutcome>& outcomes() const { return outcomes_; }
  [[nodiscard]] UpdateStats pending() const { return updater_.pending(); }
  [[nodiscard]] bool has_conflicts() const { return conflict_; }

  UpdateStats commit() {
    progress_.start_task(Message::TaskWriting, 0);
    const IndexMetadata changes = catalog::catalog_changes(both_.catalog, touched_, both_.metadata);
    metadata_.insert(metadata_.end(), changes.begin(), changes.end());
    if (both_.removed_changed) {
      metadata_.emplace_back(schema::kRemovedKey, catalog::stored(both_.removed));
    }
    index::FormerPaths former(both_.metadata(std::string(index::kMovesKey)));
    if (note_moves(both_.plan, both_.catalog, former)) {
      metadata_.emplace_back(index::kMovesKey, former.stored());
    }
    if (both_.settings_changed) {
      metadata_.emplace_back(schema::kSourcesKey, run_settings::stored_sources(both_.settings));
    }
    const run_settings::StopOnSignal stop(invocation_.interruption, [this] { cancelled_ = true; });
    return updater_.commit(metadata_);
  }
  void cancel() { updater_.cancel(); }

 private:
  // Where ids are unique, a record that was replaced counts again once the one that replaced it is
  // gone: its file is read, too.
  void read_those_that_share() {
    kept_.emplace(both_.catalog, both_.metadata);
    std::unordered_set<std::string_view> changing;
    for (const PlannedChange& planned : both_.plan.changes) {
      if (planned.change != Change::Retimed) {
        changing.insert(planned.path);
      }
    }
    const std::vector<std::string> sharing = kept_->sharing(changing);
    const std::unordered_set<std::string_view> also(sharing.begin(), sharing.end());
    std::vector<PlannedChange>& changes = both_.plan.changes;
    for (const Candidate& file : both_.collection.files) {
      if (!also.contains(file.path)) {
        continue;
      }
      const PlannedChange read{Change::Changed, file.path,     "",
                               file.size_bytes, file.mtime_ns, file.ctime_ns};
      const auto retimed = std::find_if(changes.begin(), changes.end(), [&](const auto& planned) {
        return planned.path == file.path;
      });
      if (retimed != changes.end()) {
        *retimed = read;
      } else {
        changes.push_back(read);
      }
    }
    std::unordered_set<std::string_view> gone;
    for (const PlannedChange& planned : changes) {
      if (planned.change != Change::Retimed) {
        gone.insert(planned.path);
      }
    }
    kept_->forget(gone);
  }

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

  void know(const std::string& path) {
    if (writes_all_) {
      return;
    }
    for (const CatalogRecord& record : catalog::loaded_records(both_.metadata, path)) {
      if (!kept_ || !kept_->is_shared(record.id)) {
        known_[path].emplace(key_term(record.id, record.scope), record.hash);
      }
    }
  }

  std::vector<FileOutcome> read_and_write(const std::vector<Candidate>& files) {
    run_settings::ProgressCount& count = progress_.count();
    OrderedDelivery<ChangedArticles> delivery(
        [this](ChangedArticles&& articles) { write(std::move(articles)); },
        {.batches = threads_, .weight = threads_ * kBatchBytes * 4},
        [this] { return invocation_.interruption.asked(); });
    PipelineOptions options = counted_pipeline(both_.settings, options_, threads_, count);
    options.batch_bytes = kBatchBytes;
    options.removed = &both_.removed;
    options.stopped = [this] { return invocation_.interruption.asked(); };
    options.target = [&](unsigned thread) {
      return std::make_unique<UpdateTarget>(updater_, thread, known_, delivery);
    };
    return run_pipeline(files, options);
  }

  // By one thread at a time, in the order of the files.
  void write(ChangedArticles&& articles) {
    run_settings::ProgressCount& count = progress_.count();
    for (ChangedArticle& article : articles) {
      if (invocation_.interruption.asked()) {
        return;
      }
      if (kept_) {
        if (kept_->has_later(article.id, article.path)) {
          continue;
        }
        const bool is_first = written_.insert(article.id).second;
        // Unchanged, but an earlier record has just taken its place: it must be written after all.
        conflict_ = conflict_ || (!is_first && !article.prepared);
      }
      if (!article.prepared) {
        continue;
      }
      if (const auto words = article.prepared->cut_after()) {
        cut_[article.path].push_back({article.path, article.record, *words});
      }
      updater_.replace(std::move(*article.prepared));
      ++count.articles;
      count.text_bytes += article.text_bytes;
    }
  }

  // Once all files are read: removes what this one no longer holds, and notes the rest.
  void settle(const Candidate& file, Change change, FileOutcome& outcome) {
    std::unordered_set<std::string> held;
    for (const CatalogRecord& record : outcome.records) {
      held.insert(key_term(record.id, record.scope));
    }
    for (const std::string& key : keys_before(file.path, change)) {
      if (!held.contains(key)) {
        updater_.remove(key);
      }
    }
    const auto before = both_.catalog.find(file.path);
    CatalogFile entry = catalog_entry(file, outcome, start_ns_);
    if (change == Change::Retried && before != both_.catalog.end() && entry.articles == 0 &&
        before->second.articles == 0 && before->second.skips == entry.skips) {
      return;  // tried again in vain: nothing to write
    }
    if (keeps_records(outcome, both_.settings)) {
      const IndexMetadata kept = catalog::records_metadata(file.path, outcome.records);
      metadata_.insert(metadata_.end(), kept.begin(), kept.end());
    } else {
      forget_records(file.path);
    }
    both_.catalog[file.path] = std::move(entry);
    touched_.push_back(file.path);
  }

  // The articles that the file had, perhaps with those that it has now. Where ids are unique, those
  // that another file of this run has now are not its own any more.
  [[nodiscard]] std::vector<std::string> keys_before(const std::string& path, Change change) const {
    std::vector<std::string> keys;
    if (kept_) {
      for (const CatalogRecord& record : kept_->of(path)) {
        if (!written_.contains(record.id) && !kept_->has_later(record.id, "")) {
          keys.push_back(key_term(record.id, record.scope));
        }
      }
    } else if (const auto known = known_.find(path); known != known_.end()) {
      std::transform(known->second.begin(), known->second.end(), std::back_inserter(keys),
                     [](const auto& record) { return record.first; });
    } else if (change != Change::New && change != Change::Moved) {
      keys = updater_.keys_of_file(path);
    }
    return keys;
  }

  // Counts in all files what later records have replaced.
  void settle_replaced(const std::vector<Candidate>& read) {
    std::unordered_map<std::string_view, const std::vector<CatalogRecord>*> fresh;
    for (std::size_t which = 0; which < read.size(); ++which) {
      fresh.emplace(read[which].path, &outcomes_[which].records);
    }
    std::vector<FileRecords> files;
    for (const CatalogFile* file : catalog::by_path(both_.catalog)) {
      const auto now = fresh.find(file->path);
      files.push_back({file->path, now == fresh.end() ? &kept_->of(file->path) : now->second});
    }
    std::vector<ReplacedRecords> replaced = replaced_records(files);
    for (std::size_t which = 0; which < files.size(); ++which) {
      CatalogFile& entry = both_.catalog.at(std::string(files[which].path));
      const auto articles =
          static_cast<std::uint32_t>(files[which].records->size() - replaced[which].count);
      if (entry.articles != articles || entry.replaced_ids != replaced[which].ids ||
          entry.replaced != replaced[which].count) {
        entry.articles = articles;
        entry.replaced = replaced[which].count;
        entry.replaced_ids = std::move(replaced[which].ids);
        touched_.push_back(entry.path);
      }
    }
    for (std::size_t which = 0; which < read.size(); ++which) {
      const CatalogFile& entry = both_.catalog.at(read[which].path);
      outcomes_[which].replaced = entry.replaced;
      outcomes_[which].replaced_ids = entry.replaced_ids;
    }
  }

  void forget_records(const std::string& path) {
    const IndexMetadata none = catalog::records_metadata(path, {});
    if (!both_.metadata(none.front().first).empty()) {
      metadata_.push_back(none.front());
    }
  }

  Comparison& both_;
  const IndexOptions& options_;
  const Invocation& invocation_;
  Progress& progress_;
  const unsigned threads_;
  const bool writes_all_;
  const std::int64_t start_ns_ = time_now_ns();
  std::atomic<bool> cancelled_ = false;
  writing::IndexUpdater updater_;
  KnownRecords known_;
  IndexMetadata metadata_;
  std::vector<FileOutcome> outcomes_;
  std::unordered_map<std::string, std::vector<writing::CutArticle>> cut_;  // by path
  std::vector<std::string> touched_;  // paths whose entry in the catalogue is another now
  // Where ids are unique:
  std::optional<KeptRecords> kept_;
  std::unordered_set<std::string> written_;  // ids of the articles of the files that were read
  bool conflict_ = false;
};

UpdateRun::UpdateRun(Comparison& both, const IndexOptions& options, const Invocation& invocation,
                     Progress& progress, bool writes_all)
    : state_(std::make_unique<State>(both, options, invocation, progress, writes_all)) {}
UpdateRun::~UpdateRun() = default;

void UpdateRun::apply() { state_->apply(); }
bool UpdateRun::changed() const { return state_->changed(); }
const std::vector<FileOutcome>& UpdateRun::outcomes() const { return state_->outcomes(); }
UpdateStats UpdateRun::pending() const { return state_->pending(); }
bool UpdateRun::has_conflicts() const { return state_->has_conflicts(); }
UpdateStats UpdateRun::commit() { return state_->commit(); }
void UpdateRun::cancel() { state_->cancel(); }

}  // namespace niger::running
