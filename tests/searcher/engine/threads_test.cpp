// Eight searchers on the snapshots of one index, while a writer commits updates into the generation
// in use and puts new ones in its place. Run under ThreadSanitizer too (preset tsan). Every article
// has the word النيجر, and there are ever more of them: so each answer tells which state it is of.
#include <atomic>
#include <functional>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "common/base/error.h"
#include "common/index/generation.h"
#include "indexer/writing/index_updater.h"
#include "searcher/engine/searcher.h"
#include "searcher/index/live_snapshot.h"
#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger::engine {

using namespace response;
using namespace snapshot;

namespace {

constexpr unsigned kSearchers = 8;
constexpr int kFirstArticles = 30;
constexpr int kGenerations = 4;
constexpr int kUpdates = 5;  // of each generation
constexpr unsigned kLeastRequests = 40;

Article numbered(int number) {
  const std::string name = std::to_string(number);
  Article out = test::article("id" + name, "خبر " + name + " من النيجر",
                              "غادر الجنود القاعدة الجوية قرب أغاديز في النيجر، الخبر " + name +
                                  ". تناقش الوفدان حول قاعدة جوية في شمال البلاد.");
  out.source = number % 2 == 0 ? "رويترز" : "الجزيرة";
  out.date = {2024, 1 + number % 12, 1 + number % 28};
  return out;
}

std::vector<Article> first_articles(int count) {
  std::vector<Article> out;
  for (int i = 0; i < count; ++i) out.push_back(numbered(i));
  return out;
}

// Catch2 is for one thread: what went wrong is collected.
class Failures {
 public:
  void require(bool holds, const std::string& what) {
    if (holds) return;
    const std::lock_guard lock(mutex_);
    all_.push_back(what);
  }
  [[nodiscard]] std::vector<std::string> all() const { return all_; }

 private:
  std::mutex mutex_;
  std::vector<std::string> all_;
};

struct Shared {
  LiveSnapshot live;
  Failures failures = {};
  std::atomic<int> committed = kFirstArticles;  // articles that the index has at least
  std::atomic<int> begun = kFirstArticles;      // … and at most
  std::atomic<bool> is_over = false;
};

// Makes its requests until the writer has ended, and so many at least.
class Client {
 public:
  Client(Shared& shared, unsigned seed) : shared_(shared), random_(seed) {}

  void run() {
    for (unsigned i = 0; i < kLeastRequests || !shared_.is_over; ++i) {
      try {
        one_request();
      } catch (const Error& error) {
        shared_.failures.require(false, error.what());
      }
    }
  }

 private:
  void one_request() {
    const auto least = static_cast<std::uint64_t>(shared_.committed.load());
    const Snapshot snapshot = shared_.live.newest();
    const std::uint64_t total = ask(snapshot);
    const auto most = static_cast<std::uint64_t>(shared_.begun.load());
    check(total >= least && total <= most, "an answer of another state: " + std::to_string(total));
    check(total >= last_, "an answer older than the one before");
    last_ = total;
  }

  std::uint64_t ask(const Snapshot& snapshot) {
    SearchRequest request;
    request.query = "النيجر";
    request.collapse = false;  // they are much alike
    switch (random_() % 6) {
      case 0: {
        request.limit = 1000;
        const SearchResponse response = search(snapshot, request);
        check(response.hits.size() == response.total, "hits that are missing");
        for (const Hit& hit : response.hits) {
          check(!hit.snippet.empty() && !hit.title.highlights.empty(), "a hit not highlighted");
        }
        return response.total;
      }
      case 1: {
        request.facets = {grammar::FacetField::Source};
        request.timeline = true;
        request.all_ids = true;
        const SearchResponse response = search(snapshot, request);
        std::uint64_t sum = 0;
        for (const FacetRow& row : response.facets.at(0).rows) sum += row.count;
        check(sum == response.total, "facets of another state");
        check(response.all_ids.size() == response.total, "ids of another state");
        check(response.index.generation == snapshot->facts().generation, "another generation");
        check(response.index.articles == response.total, "facts of another state");
        return response.total;
      }
      case 2: {
        request.query = "\"القاعدة الجوية\"";
        request.explain = true;
        return search(snapshot, request).total;
      }
      case 3: {
        request.sort = random_() % 2 == 0 ? SortOrder::Newest : SortOrder::Oldest;
        request.query = "النيجر -زرافة date:2024";
        return search(snapshot, request).total;
      }
      case 4: {
        KwicRequest kwic;
        kwic.begin = [](const SearchResponse&) {};
        kwic.line = [](const KwicLine&) { return true; };
        return told(searcher_.concordance(snapshot, request, kwic)).articles;
      }
      default: {
        const ShownArticle shown = told(searcher_.article(snapshot, "id7", request));
        check(shown.article.id == "id7" && !shown.text.highlights.empty(), "another article");
        const auto values = searcher_.completions(snapshot, "source:");
        check(values.size() == 2, "values that are missing");
        request.query = "النيجرر";  // which is corrected
        return search(snapshot, request).total;
      }
    }
  }

  SearchResponse search(const Snapshot& snapshot, const SearchRequest& request) {
    return told(searcher_.search(snapshot, request));
  }

  template <typename T>
  T told(Answer<T> answer) {
    check(answer.ok(), "a request refused");
    return std::move(answer.value);
  }

  void check(bool holds, const std::string& what) { shared_.failures.require(holds, what); }

  Shared& shared_;
  std::minstd_rand random_;
  Searcher searcher_;
  std::uint64_t last_ = 0;
};

// Each state has an article more than the one before.
void write_states(const test::TestIndex& index, Shared& shared) {
  int count = kFirstArticles;
  const auto next = [&](const std::function<void()>& commit) {
    shared.begun = ++count;
    commit();
    shared.committed = count;
  };
  for (int generation = 0; generation < kGenerations; ++generation) {
    for (int update = 0; update < kUpdates; ++update) {
      next([&] {
        writing::IndexUpdater updater({.directory = index::live_generation(index.path()).path()});
        updater.replace(numbered(count - 1));
        static_cast<void>(updater.commit({}));
      });
    }
    next([&] { index.build(first_articles(count)); });
  }
}

}  // namespace

TEST_CASE("searchers share an index that changes", "[threads]") {
  const test::TestIndex index(first_articles(kFirstArticles));
  Shared shared{.live = LiveSnapshot(index.path())};
  const unsigned seed = std::random_device()();
  INFO("seed " << seed);
  {
    std::vector<std::jthread> searchers;
    for (unsigned i = 0; i < kSearchers; ++i) {
      searchers.emplace_back([&shared, seed, i] { Client(shared, seed + i).run(); });
    }
    write_states(index, shared);
    shared.is_over = true;
  }
  for (const std::string& failure : shared.failures.all()) FAIL_CHECK(failure);
  CHECK(shared.live.newest()->facts().generation == "gen-000005");
}

TEST_CASE("eight searchers read one snapshot", "[threads]") {
  const test::TestIndex index(first_articles(200));
  const Snapshot snapshot = IndexSnapshot::take(index.path());
  Failures failures;
  {
    std::vector<std::jthread> searchers;
    for (unsigned i = 0; i < kSearchers; ++i) {
      searchers.emplace_back([&] {
        SearchRequest request;
        request.query = "القاعدة الجوية";
        request.limit = 200;
        request.collapse = false;
        Searcher searcher;
        for (int round = 0; round < 3; ++round) {
          const SearchResponse response = searcher.search(snapshot, request).value;
          failures.require(response.total == 200 && response.hits.size() == 200, "hits missing");
        }
      });
    }
  }
  CHECK(failures.all().empty());
}

}  // namespace niger::engine
