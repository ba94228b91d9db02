#include "indexer/running/pipeline.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <utility>

#include "common/base/on_threads.h"
#include "common/index/article_key.h"
#include "indexer/catalog/change_hash.h"
#include "indexer/running/removed_filter.h"
#include "indexer/settings/names.h"
#include "indexer/writing/document_maker.h"

namespace niger::running {

using messages::Grouped;
using walk::Candidate;
using walk::SkipReason;

namespace {

struct Batch {
  std::uint64_t number = 0;
  std::vector<Article> articles;
};

// Consecutive files that are read together: one big one, or small ones of about a batch.
struct Group {
  std::size_t begin = 0;
  std::size_t end = 0;  // one past the last
  bool big = false;
  std::uint64_t number = 0;  // of its batch; a big one takes numbers as it is read
};

class Pipeline {
 public:
  Pipeline(const std::vector<Candidate>& files, const PipelineOptions& options)
      : files_(files), options_(options), outcomes_(files.size()) {}

  std::vector<FileOutcome> run() {
    on_threads(options_.threads, [this](unsigned number) { work_or_fail(number); });
    if (failure_) {
      std::rethrow_exception(failure_);
    }
    return std::move(outcomes_);
  }

 private:
  class Sink;

  [[nodiscard]] bool stopped() const { return failed_ || (options_.stopped && options_.stopped()); }

  void work_or_fail(unsigned number) {
    try {
      const std::unique_ptr<ArticleTarget> target = options_.target(number);
      const std::unique_ptr<FileReading> reading = options_.reader([this] { return stopped(); });
      work(*reading, *target);
    } catch (const PipelineStopped&) {  // NOLINT(bugprone-empty-catch): the run is over
    } catch (...) {
      const std::lock_guard guard(mutex_);
      failed_ = true;
      if (!failure_) {
        failure_ = std::current_exception();
      }
    }
    changed_.notify_all();
  }

  void work(FileReading& reading, ArticleTarget& target) {
    while (!stopped()) {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopped() || !queue_.empty() || !reading_big_; });
      if (!queue_.empty()) {
        Batch batch = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        add(std::move(batch), target);
        continue;
      }
      if (stopped() || next_file_ == files_.size()) {
        return;
      }
      const Group group = next_group();
      lock.unlock();
      read(group, reading, target);
    }
  }

  // With mutex_ held.
  Group next_group() {
    Group group;
    group.begin = group.end = next_file_;
    group.big = files_[next_file_].size_bytes > options_.big_file_bytes;
    std::uint64_t bytes = 0;
    do {
      bytes += files_[group.end++].size_bytes;
    } while (!group.big && group.end < files_.size() && bytes < options_.batch_bytes &&
             files_[group.end].size_bytes <= options_.big_file_bytes);
    next_file_ = group.end;
    reading_big_ = group.big;
    if (!group.big) {
      group.number = next_batch_++;
    }
    return group;
  }

  void read(const Group& group, FileReading& reading, ArticleTarget& target);

  void add(Batch&& batch, ArticleTarget& target) {
    target.start_batch(batch.number);
    for (Article& article : batch.articles) {
      add_one(std::move(article), target);
    }
    target.end_batch();
  }

  void add_one(Article&& article, ArticleTarget& target) {
    if (stopped()) {
      throw PipelineStopped();
    }
    const std::size_t bytes = article.title.size() + article.text.size();
    target.add(std::move(article));
    options_.article_added(bytes);
  }

  // A full batch of a big file: for whoever is free, or for this thread where all are busy. One
  // that a huge article has filled is never put aside: no two such are held at once.
  void pass_on(std::vector<Article>&& articles, std::size_t bytes, ArticleTarget& target) {
    Batch batch;
    batch.articles = std::move(articles);
    const bool huge = bytes > 2 * options_.batch_bytes;
    {
      const std::lock_guard guard(mutex_);
      batch.number = next_batch_++;
      if (!huge && queue_.size() + 1 < options_.threads) {
        queue_.push_back(std::move(batch));
        changed_.notify_one();
        return;
      }
    }
    add(std::move(batch), target);
  }

  void end_big() {
    const std::lock_guard guard(mutex_);
    reading_big_ = false;
    changed_.notify_all();
  }

  const std::vector<Candidate>& files_;
  const PipelineOptions& options_;
  std::vector<FileOutcome> outcomes_;  // each touched by the one thread that reads the file
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  // All below guarded by mutex_.
  std::deque<Batch> queue_;
  std::size_t next_file_ = 0;
  std::uint64_t next_batch_ = 0;
  bool reading_big_ = false;  // batches of a big file come next: no other file may be taken
  std::exception_ptr failure_;
};

// Takes the articles of one file: adds them at once, or cuts them into batches.
class Pipeline::Sink : public articles::ArticleSink {
 public:
  Sink(Pipeline& pipeline, ArticleTarget& target, FileOutcome& outcome, bool big)
      : pipeline_(pipeline), target_(target), outcome_(outcome), big_(big) {}

  void article(Article&& article) override {
    if (pipeline_.stopped()) {
      throw PipelineStopped();
    }
    note_article(article, outcome_);
    if (!big_) {
      pipeline_.add_one(std::move(article), target_);
      return;
    }
    bytes_ += article.title.size() + article.text.size();
    batch_.push_back(std::move(article));
    if (bytes_ >= pipeline_.options_.batch_bytes) {
      flush();
    }
  }

  void skipped(walk::Skipped&& skipped) override { note_skip(std::move(skipped), outcome_); }

  void flush() {
    if (!batch_.empty()) {
      pipeline_.pass_on(std::exchange(batch_, {}), std::exchange(bytes_, 0), target_);
    }
  }

 private:
  Pipeline& pipeline_;
  ArticleTarget& target_;
  FileOutcome& outcome_;
  bool big_;
  std::vector<Article> batch_;
  std::size_t bytes_ = 0;
};

void note(catalog::Skip&& skip, FileOutcome& outcome) {
  ++outcome.skipped;
  if (outcome.skips.size() < kMostSkips) {
    outcome.skips.push_back(std::move(skip));
  } else {
    outcome.skips.back().passing |= skip.passing;
  }
}

void Pipeline::read(const Group& group, FileReading& reading, ArticleTarget& target) {
  if (!group.big) {
    target.start_batch(group.number);
  }
  reading.expect({files_.begin() + static_cast<std::ptrdiff_t>(group.begin),
                  files_.begin() + static_cast<std::ptrdiff_t>(group.end)});
  for (std::size_t which = group.begin; which < group.end && !stopped(); ++which) {
    Sink sink(*this, target, outcomes_[which], group.big);
    FileOutcome& outcome = outcomes_[which];
    if (options_.removed == nullptr || options_.removed->empty()) {
      reading.read(files_[which], sink, outcome);
    } else {
      RemovedFilter filter(*options_.removed, files_[which].path, options_.unique_ids, sink);
      reading.read(files_[which], filter, outcome);
      filter.finish();
      outcome.removed = filter.dropped();
      outcome.report.articles -= filter.dropped();
      for (const std::string& record : filter.doubtful()) {
        note({record, messages::Message::RemovedIdThere, false}, outcome);
      }
    }
    sink.flush();
    options_.file_done(files_[which], outcomes_[which]);
  }
  if (group.big) {
    end_big();
  } else {
    target.end_batch();
  }
}

}  // namespace

std::vector<FileOutcome> run_pipeline(const std::vector<Candidate>& files,
                                      const PipelineOptions& options) {
  return Pipeline(files, options).run();
}

bool is_passing(SkipReason reason) {
  return reason == SkipReason::Missing || reason == SkipReason::Denied ||
         reason == SkipReason::Filter || reason == SkipReason::Link;
}

void note_article(const Article& article, FileOutcome& outcome) {
  ++outcome.articles;
  outcome.is_container |= !article.record.empty();
  outcome.dated_by_time |= article.date_origin == DateOrigin::FileTime;
  outcome.records.push_back({article.id, index::scope_of(article), catalog::article_hash(article)});
}

void note_skip(walk::Skipped&& skipped, FileOutcome& outcome) {
  messages::Text reason = run_settings::why(skipped);
  note({std::move(skipped.record), std::move(reason), is_passing(skipped.reason)}, outcome);
}

void note_cut(const std::string& record, std::size_t words, FileOutcome& outcome) {
  const messages::Text reason{messages::Message::ArticleCut,
                              {{"count", Grouped{words}},
                               {"words", Grouped{writing::DocumentMaker::kMostWords}},
                               {"stems", Grouped{writing::DocumentMaker::kMostStems}}}};
  note({record, reason, false}, outcome);
}

}  // namespace niger::running
