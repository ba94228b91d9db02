#include "searcher/ranking/diversity.h"

#include <algorithm>
#include <map>
#include <random>

#include "searcher/base/ranking.h"
#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/test_index.h"

namespace niger::ranking {

using namespace engine;

namespace {

std::vector<RankedHit> hits_of(const std::vector<double>& scores) {
  std::vector<RankedHit> hits;
  for (const double score : scores) {
    RankedHit& hit = hits.emplace_back();
    hit.match.id = static_cast<Xapian::docid>(hits.size());
    hit.match.weight = score;
    hit.score = score;
  }
  return hits;
}

using Order = std::vector<std::size_t>;

}  // namespace

TEST_CASE("the fourth of one day waits for others that score nearly as high", "[diversity]") {
  struct Row {
    const char* why;
    std::vector<double> scores;
    std::vector<std::string> origins;
    Order order;
  };
  const Row rows[] = {
      {"nothing to move", {9, 8, 7}, {"a", "b", "a"}, {0, 1, 2}},
      {"one comes before the fourth",
       {10, 10, 10, 10, 9.9},
       {"a", "a", "a", "a", "b"},
       {0, 1, 2, 4, 3}},
      {"one that scores much less does not",
       {10, 10, 10, 10, 9},
       {"a", "a", "a", "a", "b"},
       {0, 1, 2, 3, 4}},
      {"nor does one that is held back as well",
       {10, 10, 10, 10, 10, 10, 10, 10, 9.9},
       {"a", "a", "a", "b", "b", "b", "a", "b", "c"},
       {0, 1, 2, 3, 4, 5, 8, 6, 7}},
      {"those of unknown origin are like no other",
       {10, 10, 10, 10, 10},
       {"", "", "", "", "b"},
       {0, 1, 2, 3, 4}},
      {"none", {}, {}, {}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(diverse_order(hits_of(row.scores), row.origins) == row.order);
  }
}

TEST_CASE("a mention in the tail does not overtake", "[diversity]") {
  std::vector<RankedHit> hits = hits_of({10, 10, 10, 10, 10});
  hits[4].match.weight = 0;
  CHECK(diverse_order(hits, {"a", "a", "a", "a", "b"}) == Order{0, 1, 2, 3, 4});
}

TEST_CASE("no hit is lost, and none overtaken by one that scores much less",
          "[diversity][property]") {
  const unsigned seed = 333;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> scores;
    std::vector<std::string> origins;
    for (auto count = random() % 30; count > 0; --count) {
      scores.push_back(5 + static_cast<double>(random() % 1000) / 1000);
      origins.emplace_back(random() % 5 == 0 ? "" : std::string(1, "abc"[random() % 3]));
    }
    std::sort(scores.rbegin(), scores.rend());
    const std::vector<RankedHit> hits = hits_of(scores);
    Order order = diverse_order(hits, origins);
    for (std::size_t at = 0; at < order.size(); ++at) {
      for (std::size_t later = at + 1; later < order.size(); ++later) {
        CHECK(scores[order[at]] >= kNearlyAsHigh * scores[order[later]]);
      }
    }
    std::sort(order.begin(), order.end());
    for (std::size_t at = 0; at < order.size(); ++at) CHECK(order[at] == at);
    CHECK(order.size() == hits.size());
  }
}

TEST_CASE("pages continue each other, and the order of scores is asked for by diverse=no",
          "[diversity]") {
  std::vector<Article> articles;
  for (int i = 0; i < 40; ++i) {
    Article article = test::article("a" + std::to_string(100 + i), "وصول القافلة",
                                    "وصلت القافلة رقم " + std::to_string(i) + " إلى المدينة");
    article.source = i % 6 == 0 ? "الأفق" : "النهر";
    article.date = {2024, 5, 1};
    articles.push_back(std::move(article));
  }
  const test::TestIndex index(articles);
  test::SearchSession session(index.path());
  const auto page = [&session](std::uint64_t offset, std::uint64_t limit, bool diverse) {
    SearchRequest request;
    request.query = "القافلة";
    request.collapse = false;
    request.offset = offset;
    request.limit = limit;
    request.diverse = diverse;
    std::vector<std::string> out;
    for (const response::Hit& hit : session.search(request).hits) out.push_back(hit.source);
    return out;
  };
  const std::vector<std::string> all = page(0, 40, true);
  REQUIRE(all.size() == 40);
  std::vector<std::string> joined;
  for (std::uint64_t offset = 0; offset < 40; offset += 7) {
    const std::vector<std::string> part = page(offset, 7, true);
    joined.insert(joined.end(), part.begin(), part.end());
  }
  CHECK(joined == all);
  CHECK(std::count(all.begin(), all.begin() + 6, "الأفق") == 3);
  const std::vector<std::string> scored = page(0, 40, false);
  CHECK(std::count(scored.begin(), scored.begin() + 6, "الأفق") == 1);
}

}  // namespace niger::ranking
