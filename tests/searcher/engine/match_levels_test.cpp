#include "searcher/engine/match_levels.h"

#include <algorithm>
#include <random>

#include "tests/searcher/engine/small_collection.h"
#include "tests/support/catch.h"
#include "tests/support/seed.h"
#include "tests/support/test_index.h"

namespace niger::engine {

using namespace grammar;
using namespace response;

namespace {

using test::article;
using test::Ids;
using test::ids;
using test::SearchSession;
using test::TestIndex;

// Each word of these is a stem of its own, and no two are related.
const std::vector<std::string> kWords = {"زيتون", "نحاس", "قطار", "بركان", "مسرح"};

// One article for each set of the words: its number in binary says which it has.
std::vector<Article> every_set() {
  std::vector<Article> out;
  for (std::size_t set = 1; set < std::size_t{1} << kWords.size(); ++set) {
    std::string text = "نص";
    for (std::size_t word = 0; word < kWords.size(); ++word) {
      if ((set >> word & 1) != 0) text += " " + kWords[word];
    }
    out.push_back(article(std::to_string(set), "خبر", text + " نهاية"));
    out.back().date = {2000 + static_cast<int>(set), 1, 1};
    out.back().source = set % 2 == 1 ? "الأولى" : "الثانية";
  }
  return out;
}

std::string joined(std::size_t words) {
  std::string out;
  for (std::size_t i = 0; i < words; ++i) out += kWords[i] + " ";
  return out;
}

SearchRequest request_of(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  return request;
}

}  // namespace

TEST_CASE("the tightest level that has articles is told", "[levels]") {
  const TestIndex index(every_set());
  SearchSession session(index.path());
  struct Row {
    const char* why;
    std::string query;
    std::optional<MatchLevel> level;  // words, least, total, some
  };
  const std::vector<Row> rows = {
      {"one word has no levels", kWords[0], std::nullopt},
      {"two words are both asked for", joined(2), std::nullopt},
      {"all of three", joined(3), MatchLevel{3, 3, 4, 16}},
      {"all of five", joined(5), MatchLevel{5, 5, 1, 26}},
      {"a word that no article has", joined(3) + "قسطنطين", MatchLevel{4, 3, 4, 16}},
      {"two such words", joined(3) + "قسطنطين طحالب", MatchLevel{5, 3, 4, 16}},
      {"only the widest level", joined(2) + "قسطنطين", MatchLevel{3, 2, 8, 8}},
      {"without what is excluded", joined(3) + "-" + kWords[3], MatchLevel{3, 3, 2, 8}},
      {"beside what is required", joined(3) + "+" + kWords[3], MatchLevel{3, 3, 2, 8}},
      {"beside a phrase that a check decides",
       joined(3) + "+\"" + kWords[2] + " " + kWords[4] + "\"", MatchLevel{3, 3, 1, 3}},
      {"beside a field", joined(3) + "source:الأولى", MatchLevel{3, 3, 4, 12}},
      {"alternatives are no words that count", "زيتون OR نحاس", std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const SearchResponse response = session.search(request_of(row.query));
    REQUIRE(response.level.has_value() == row.level.has_value());
    if (!row.level) continue;
    CHECK(response.level->words == row.level->words);
    CHECK(response.level->least == row.level->least);
    CHECK(response.level->total == row.level->total);
    CHECK(response.level->some == row.level->some);
    CHECK(response.total == row.level->some);  // all of which are ranked
  }
}

TEST_CASE("levels count as a plain count of words does", "[levels][property]") {
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  std::vector<std::string> words = kWords;
  for (const char* more : {"ثلج", "جسر", "صقر", "ليمون"}) words.emplace_back(more);
  std::vector<Article> articles;
  std::vector<std::vector<bool>> has;
  for (int i = 0; i < 60; ++i) {
    std::string text = "نص";
    has.emplace_back();
    for (const std::string& word : words) {
      has.back().push_back(random() % 3 == 0);
      if (has.back().back()) text += " " + word;
    }
    articles.push_back(article(std::to_string(i), "خبر", text));
  }
  const TestIndex index(articles);
  SearchSession session(index.path());
  for (int round = 0; round < 40; ++round) {
    std::vector<std::size_t> asked(words.size());
    for (std::size_t i = 0; i < asked.size(); ++i) asked[i] = i;
    std::shuffle(asked.begin(), asked.end(), random);
    asked.resize(3 + random() % (words.size() - 2));
    std::string query;
    for (const std::size_t word : asked) query += words[word] + " ";
    INFO(query);
    std::vector<std::size_t> with(asked.size() + 1);  // articles with so many of them
    for (const std::vector<bool>& one : has) {
      ++with[static_cast<std::size_t>(
          std::count_if(asked.begin(), asked.end(), [&](std::size_t word) { return one[word]; }))];
    }
    std::size_t least = asked.size();
    while (least > 2 && with[least] == 0) --least;
    SearchRequest request = request_of(query);
    request.collapse = false;  // articles with the same words are near-duplicates
    const SearchResponse response = session.search(request);
    REQUIRE(response.level);
    CHECK(response.level->words == asked.size());
    CHECK(response.level->least == least);
    CHECK(response.level->total == (least > 2 ? with[least] : response.total));
    CHECK(response.level->some == response.total);
  }
}

TEST_CASE("what is counted, ordered by date or recorded is of the tightest level", "[levels]") {
  const TestIndex index(every_set());
  SearchSession session(index.path());
  SearchRequest request = request_of(joined(3));
  request.limit = 40;
  SECTION("by date") {
    request.sort = SortOrder::Newest;
    CHECK(ids(session.search(request)) == Ids{"31", "23", "15", "7"});
    request.sort = SortOrder::Oldest;
    const SearchResponse response = session.search(request);
    CHECK(ids(response) == Ids{"7", "15", "23", "31"});
    CHECK(response.total == 4);
    REQUIRE(response.level);
    CHECK(response.level->total == 4);
    CHECK(response.level->some == 16);
  }
  SECTION("facets and the timeline") {
    request.facets = {FacetField::Source};
    request.timeline = true;
    const SearchResponse response = session.search(request);
    CHECK(response.hits.size() == 16);
    REQUIRE(response.facets.size() == 1);
    REQUIRE(response.facets[0].rows.size() == 1);
    CHECK(response.facets[0].rows[0].count == 4);
    REQUIRE(response.timeline);
    std::uint64_t sum = 0;
    for (const FacetRow& row : response.timeline->rows) sum += row.count;
    CHECK(sum == 4);
  }
  SECTION("ids that are recorded") {
    request.all_ids = true;
    SearchResponse response = session.search(request);
    std::sort(response.all_ids.begin(), response.all_ids.end());
    CHECK(response.all_ids == Ids{"15", "23", "31", "7"});
  }
  SECTION("the widest, where it is asked for") {
    request.match = MatchMode::Some;
    request.sort = SortOrder::Newest;
    request.facets = {FacetField::Source};
    const SearchResponse response = session.search(request);
    CHECK_FALSE(response.level);
    CHECK(response.total == 16);
    CHECK(response.facets.at(0).rows.at(0).count + response.facets.at(0).rows.at(1).count == 16);
  }
  SECTION("the widest, where no other has articles") {
    request.query = joined(2) + "قسطنطين";
    request.sort = SortOrder::Newest;
    request.facets = {FacetField::Source};
    const SearchResponse response = session.search(request);
    CHECK(response.total == 8);
    CHECK(response.hits.size() == 8);
    std::uint64_t sum = 0;
    for (const FacetRow& row : response.facets.at(0).rows) sum += row.count;
    CHECK(sum == 8);
  }
  SECTION("near-duplicates are one article on each level") {
    std::vector<Article> twice = every_set();
    std::string text = twice.back().text;
    for (int i = 0; i < 60; ++i) text += " كلمة" + std::to_string(i);
    twice.push_back(article("first", "خبر", text));
    twice.push_back(article("second", "خبر", text));
    const TestIndex other(twice);
    SearchSession copies(other.path());
    CHECK(copies.search(request_of(joined(5))).level->total == 2);
  }
}

TEST_CASE("questions have levels, by their words", "[levels]") {
  const TestIndex index(every_set());
  SearchSession session(index.path());
  const SearchResponse response = session.search(request_of("ما هو " + joined(3) + "؟"));
  REQUIRE(response.level);
  CHECK(response.level->least == 3);
  CHECK(response.level->total == 4);
  CHECK(response.level->some == response.total);
}

TEST_CASE("a query of very many words has its widest level alone", "[levels]") {
  std::string text;
  for (std::size_t i = 0; i <= kMostLevelWords; ++i) {
    text += "كلم" + std::to_string(i * 7919) + " " + std::to_string(100 + i * 13) + " ";
  }
  const TestIndex index({article("a", "خبر", text)});
  SearchSession session(index.path());
  const SearchResponse response = session.search(request_of(text));
  CHECK(response.total == 1);
  CHECK_FALSE(response.level);
}

}  // namespace niger::engine
