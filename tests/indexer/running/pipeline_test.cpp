#include "indexer/running/pipeline.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <stdexcept>

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::running;
using namespace niger::walk;

namespace {

// What was added, by batch: the order that the index would have.
struct Added {
  std::mutex mutex;
  std::map<std::uint64_t, std::vector<std::string>> batches;

  [[nodiscard]] std::vector<std::string> in_order() const {
    std::vector<std::string> ids;
    for (const auto& [number, batch] : batches) {
      ids.insert(ids.end(), batch.begin(), batch.end());
    }
    return ids;
  }
};

class Target : public ArticleTarget {
 public:
  explicit Target(Added& added) : added_(added) {}
  void start_batch(std::uint64_t number) override {
    number_ = number;
    const std::lock_guard guard(added_.mutex);
    CHECK(added_.batches.count(number) == 0);
    added_.batches[number];
  }
  void add(Article&& article) override {
    const std::lock_guard guard(added_.mutex);
    added_.batches[number_].push_back(article.id);
  }

 private:
  Added& added_;
  std::uint64_t number_ = 0;
};

class Reading : public FileReading {
 public:
  void expect(const std::vector<Candidate>& files) override { expected_ = files; }
  void read(const Candidate& file, articles::ArticleSink& sink, FileOutcome& outcome) override {
    REQUIRE(next_path() == file.path);
    outcome.hash = file.size_bytes;
    for (std::size_t i = 0; i < file.size_bytes / 100; ++i) {
      Article article;
      article.id = file.name + "#" + std::to_string(i);
      article.record = std::to_string(i);
      article.text = std::string(100, 'x');
      sink.article(std::move(article));
    }
  }

 private:
  std::string next_path() {
    const std::string path = expected_.empty() ? "" : expected_.front().path;
    expected_.erase(expected_.begin());
    return path;
  }

  std::vector<Candidate> expected_;
};

// Files named by the number of articles in them: each article has 100 bytes.
std::vector<Candidate> files_of(const std::vector<std::size_t>& counts) {
  std::vector<Candidate> files;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    Candidate file;
    file.path = file.name = file.native_path = "f" + std::to_string(i);
    file.size_bytes = counts[i] * 100;
    files.push_back(file);
  }
  return files;
}

PipelineOptions options_for(Added& added, unsigned threads) {
  PipelineOptions options;
  options.threads = threads;
  options.batch_bytes = 1000;
  options.big_file_bytes = 500;
  options.target = [&added](unsigned) { return std::make_unique<Target>(added); };
  options.reader = [](const std::function<bool()>&) { return std::make_unique<Reading>(); };
  options.article_added = [](std::size_t) {};
  options.file_done = [](const Candidate&, const FileOutcome&) {};
  return options;
}

}  // namespace

TEST_CASE("every article is added once, in the order of the files, on any number of threads",
          "[pipeline]") {
  std::mt19937 random(4711);
  std::vector<std::size_t> counts;
  for (int i = 0; i < 300; ++i) {
    counts.push_back(random() % 10 == 0 ? random() % 200 : random() % 6);
  }
  const std::vector<Candidate> files = files_of(counts);
  std::vector<std::string> expected;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    for (std::size_t k = 0; k < counts[i]; ++k) {
      expected.push_back("f" + std::to_string(i) + "#" + std::to_string(k));
    }
  }
  std::map<std::uint64_t, std::vector<std::string>> first;
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    INFO(threads << " threads");
    Added added;
    const std::vector<FileOutcome> outcomes = run_pipeline(files, options_for(added, threads));
    CHECK(added.in_order() == expected);
    REQUIRE(outcomes.size() == files.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
      CHECK(outcomes[i].articles == counts[i]);
      CHECK(outcomes[i].records.size() == counts[i]);
      CHECK(outcomes[i].hash == counts[i] * 100);
    }
    if (first.empty()) {
      first = added.batches;
    }
    CHECK(added.batches == first);  // the same batches too, so that the index is the same
  }
}

TEST_CASE("no files, no articles", "[pipeline]") {
  Added added;
  CHECK(run_pipeline({}, options_for(added, 2)).empty());
  CHECK(added.batches.empty());
}

TEST_CASE("what a thread throws ends all threads and is thrown", "[pipeline]") {
  for (const bool big : {false, true}) {
    INFO((big ? "while a big file is read" : "while small files are read"));
    Added added;
    PipelineOptions options = options_for(added, 4);
    std::atomic<int> seen{0};
    options.article_added = [&seen](std::size_t) {
      if (++seen == 50) {
        throw std::runtime_error("disk full");
      }
    };
    const auto files = files_of(std::vector<std::size_t>(big ? 3 : 2000, big ? 4000 : 2));
    CHECK_THROWS_WITH(run_pipeline(files, options), "disk full");
  }
}

TEST_CASE("a stop from outside ends early, also within a big file", "[pipeline]") {
  Added added;
  PipelineOptions options = options_for(added, 2);
  std::atomic<int> seen{0};
  options.article_added = [&seen](std::size_t) { ++seen; };
  options.stopped = [&seen] { return seen > 20; };
  CHECK_NOTHROW(run_pipeline(files_of({100'000}), options));
  CHECK(seen < 100);
}

TEST_CASE("skips are counted all and kept up to a limit", "[pipeline]") {
  FileOutcome outcome;
  for (std::size_t i = 0; i < kMostSkips + 5; ++i) {
    note_skip({"/a", std::to_string(i), SkipReason::Damaged, "bad line"}, outcome);
  }
  CHECK(outcome.skipped == kMostSkips + 5);
  CHECK(outcome.skips.size() == kMostSkips);
  CHECK(outcome.skips.front().record == "0");
  CHECK_FALSE(outcome.skips.back().passing);
  note_skip({"/a", "", SkipReason::Denied, "permission denied"}, outcome);
  CHECK(outcome.skips.back().passing);  // one that passes makes the file worth another try
}
