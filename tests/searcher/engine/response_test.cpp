// What an answer holds: lit texts, pages, orders, explanations, the one article that was asked for.
#include "searcher/engine/searcher.h"

#include <filesystem>

#include "common/base/error.h"
#include "common/index/generation.h"
#include "tests/searcher/engine/small_collection.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger::engine {

using namespace response;

namespace {

using test::answer;
using test::article;
using test::collection;
using test::Ids;
using test::ids;
using test::SearchSession;
using test::TestIndex;

}  // namespace

TEST_CASE("snippets and titles come lit from the stored text", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  const SearchResponse response = answer(session, "القاعدة الجوية أغاديز");
  REQUIRE_FALSE(response.hits.empty());
  const Hit& hit = response.hits.front();
  CHECK(hit.id == "base");
  CHECK(hit.source == "وكالة رويترز");
  CHECK(hit.date == Date{2024, 4, 20});
  CHECK(hit.title.highlights.size() == 1);
  REQUIRE(hit.snippet.size() == 1);
  CHECK(hit.snippet[0].text == "غادر الجنود القاعدة الجوية 201 قرب أغاديز أمس.");
  const Span lit = hit.snippet[0].highlights.at(0);
  CHECK(hit.snippet[0].text.substr(lit.begin, lit.size()) == "القاعدة الجوية");
}

TEST_CASE("pages continue each other", "[session]") {
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(1000 + (i * 37) % 120);
    std::string text;
    for (int word = 0; word < i % 40; ++word) text += number + std::to_string(word) + " ";
    for (int times = 0; times <= i % 3; ++times) text += "النيجر ثم ";
    articles.push_back(article("id" + number, "خبر " + number, text));
  }
  const TestIndex index(articles);
  SearchSession session(index.path());
  Ids paged;
  for (std::uint64_t offset = 0; offset < 140; offset += 7) {
    const SearchResponse page = answer(session, "النيجر", 7, offset);
    CHECK(page.total == 120);
    for (const Hit& hit : page.hits) {
      CHECK(hit.rank == paged.size() + 1);
      paged.push_back(hit.id);
    }
  }
  CHECK(paged.size() == 120);
  CHECK(ids(answer(session, "النيجر", 200)) == paged);
  std::sort(paged.begin(), paged.end());
  CHECK(std::unique(paged.begin(), paged.end()) == paged.end());
  CHECK(answer(session, "النيجر", 10, 100000).hits.empty());
}

TEST_CASE("by date", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "date:2023..";
  request.sort = SortOrder::Newest;
  CHECK(ids(session.search(request)) == Ids{"base", "talks", "sport"});
  request.sort = SortOrder::Oldest;
  CHECK(ids(session.search(request)) == Ids{"sport", "talks", "base"});
}

TEST_CASE("an explanation says how each word was looked for", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "من النيجر -مالي";
  request.explain = true;
  const SearchResponse response = session.search(request);
  REQUIRE(response.explanation.size() == 3);
  CHECK(response.explanation[0].typed == "من");
  CHECK(response.explanation[0].forms.empty());
  REQUIRE_FALSE(response.explanation[1].forms.empty());
  CHECK(response.explanation[1].forms[0].articles == 1);
  CHECK(response.understood == "من النيجر -مالي");
}

TEST_CASE("an explanation says what each word gave to a score", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "القاعدة";
  request.explain = true;
  const SearchResponse response = session.search(request);
  REQUIRE_FALSE(response.hits.empty());
  for (const Hit& hit : response.hits) {
    REQUIRE(hit.contributions.size() == 1);
    const Contribution& part = hit.contributions[0];
    CHECK(part.word == "القاعدة");
    CHECK_FALSE(part.form.empty());
    CHECK(part.weight == Approx(hit.score));
  }
  request.explain = false;
  CHECK(session.search(request).hits.at(0).contributions.empty());
}

TEST_CASE("what is no index is refused with one line", "[session]") {
  const TestIndex index(collection());
  const std::filesystem::path missing = index.path() / "nowhere";
  try {
    SearchSession session(missing);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Index);
    CHECK(std::string(error.what()).find(missing.string()) != std::string::npos);
  }
  // A file cut short.
  const std::filesystem::path generation = index.path() / index::current_generation(index.path());
  for (const auto& entry : std::filesystem::directory_iterator(generation)) {
    if (entry.path().extension() == ".glass") std::filesystem::resize_file(entry.path(), 100);
  }
  CHECK_THROWS_AS(
      [&] {
        SearchSession session(index.path());
        static_cast<void>(answer(session, "النيجر"));
      }(),
      Error);
}

TEST_CASE("an article is found by its id, with the query's words highlighted", "[session]") {
  const TestIndex index(collection());
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "قواعد";
  const ShownArticle shown = session.article("vocalised", request);
  CHECK(shown.article.id == "vocalised");
  CHECK(shown.text.text == shown.article.text);
  REQUIRE(shown.text.highlights.size() == 1);
  const Span lit = shown.text.highlights[0];
  CHECK(shown.text.text.substr(lit.begin, lit.size()) == "القَاعِدَةِ");
  request.query.clear();
  CHECK(session.article("talks", request).text.highlights.empty());
  CHECK_THROWS_AS(session.article("gone", request), Error);
}

}  // namespace niger::engine
