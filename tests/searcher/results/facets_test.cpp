#include "searcher/results/facets.h"

#include <map>
#include <random>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/test_index.h"

namespace niger::results {

using namespace engine;
using namespace grammar;
using namespace response;

namespace {

using test::SearchSession;
using test::TestIndex;
using Random = std::mt19937;

const std::vector<std::string> kWords = {"القاعدة", "الجوية", "نيامي",  "أغاديز", "قواعد",
                                         "انسحاب",  "الرئيس", "فرنسا",  "اقتصاد", "كتاب",
                                         "كتب",     "مكتبة",  "حرب",    "سلام",   "في",
                                         "من",      "201",    "أمريكا", "أميركا", "نيسان"};
const std::vector<std::string> kSources = {"رويترز", "وكالة أنباء", "وكالة انباء", "CNN", ""};

const std::string& one_of(const std::vector<std::string>& all, Random& random) {
  return all[random() % all.size()];
}

Article random_article(int number, Random& random) {
  Article out;
  out.id = "a" + std::to_string(number);
  out.path = "f" + std::to_string(random() % 3) + "/" + out.id;
  const auto words = [&](std::uint64_t count) {
    std::string text;
    for (; count > 0; --count) text += one_of(kWords, random) + " ";
    return text;
  };
  out.title = words(random() % 4);
  out.text = words(3 + random() % 30);
  out.source = one_of(kSources, random);
  out.author = random() % 2 == 0 ? "" : "كاتب " + std::to_string(random() % 30);
  out.place = random() % 3 == 0 ? "نيامي" : "";
  if (random() % 4 != 0) {
    out.date = {2022 + static_cast<int>(random() % 3), 1 + static_cast<int>(random() % 12),
                1 + static_cast<int>(random() % 28)};
  }
  if (random() % 2 == 0) out.keywords = {"وسم", "وسم " + std::to_string(random() % 4), "وَسم"};
  return out;
}

std::string random_query(Random& random) {
  const std::string& one = one_of(kWords, random);
  const std::string& other = one_of(kWords, random);
  switch (random() % 12) {
    case 0:
      return one;
    case 1:
      return '"' + one + ' ' + other + '"';
    case 2:
      return one + " -" + other;
    case 3:
      return one + " OR " + other;
    case 4:
      return one.substr(0, 4) + "*";
    case 5:
      return "=" + one;
    case 6:
      return one + " source:رويترز";
    case 7:
      return one + " date:2023-02..2024-03";
    case 8:
      return "title:" + one + " " + other;
    case 9:
      return one + " near:3 " + other;
    case 10:
      return one + " " + other + " -=" + one_of(kWords, random);
    default:
      return one + " " + other + " " + one_of(kWords, random);
  }
}

SearchRequest counted_request() {
  SearchRequest request;
  request.facets = usual_facets();
  request.facets.push_back(FacetField::Day);
  request.facet_values = 4;
  request.timeline = true;
  request.all_ids = true;
  request.snippet.max_chars = 0;
  return request;
}

// Every id, page by page.
std::vector<std::string> paged(SearchSession& session, SearchRequest request, std::uint64_t size) {
  std::vector<std::string> ids;
  request.limit = size;
  request.with_text = false;
  for (;;) {
    request.offset = ids.size();
    const SearchResponse page = session.search(request);
    if (page.hits.empty()) return ids;
    for (const Hit& hit : page.hits) ids.push_back(hit.id);
  }
}

}  // namespace

TEST_CASE("counts, facets and pages come of one matching", "[facets]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  Random random(seed);
  std::vector<Article> articles;
  for (int i = 0; i < 250; ++i) articles.push_back(random_article(i, random));
  const TestIndex index(articles);
  SearchSession session(index.path());
  constexpr int kQueries = 500;
  std::uint64_t matched = 0;
  for (int i = 0; i < kQueries; ++i) {
    SearchRequest request = counted_request();
    request.query = random_query(random);
    request.match = std::vector{MatchMode::Auto, MatchMode::All, MatchMode::Any}[random() % 3];
    request.sort =
        std::vector{SortOrder::Relevance, SortOrder::Newest, SortOrder::Oldest}[random() % 3];
    if (request.sort == SortOrder::Relevance && random() % 3 == 0) request.recency_share = 0.4;
    INFO(request.query);
    const SearchResponse response = session.search(request);
    matched += response.total;
    for (const Facet& facet : response.facets) {
      std::uint64_t sum = facet.others + facet.unknown;
      for (const FacetRow& row : facet.rows) sum += row.count;
      INFO(facet.field);
      if (facet.field == "keyword") {
        CHECK(sum >= response.total);
      } else {
        CHECK(sum == response.total);
      }
    }
    REQUIRE(response.timeline);
    std::uint64_t over_time = response.timeline->unknown;
    for (const FacetRow& row : response.timeline->rows) over_time += row.count;
    CHECK(over_time == response.total);
    const std::vector<std::string> ids = paged(session, request, 1 + random() % 80);
    CHECK(ids.size() == response.total);
    const std::set<std::string> distinct(ids.begin(), ids.end());
    CHECK(distinct.size() == ids.size());
    CHECK(distinct == std::set<std::string>(response.all_ids.begin(), response.all_ids.end()));
  }
  CHECK(matched > 0);
}

TEST_CASE("the count of a value is what the search narrowed to it finds", "[facets]") {
  Random random(7);
  std::vector<Article> articles;
  for (int i = 0; i < 120; ++i) articles.push_back(random_article(i, random));
  const TestIndex index(articles);
  SearchSession session(index.path());
  SearchRequest request = counted_request();
  request.facet_values = 0;
  request.query = "القاعدة";
  const SearchResponse response = session.search(request);
  for (const Facet& facet : response.facets) {
    if (facet.field == "folder" || facet.field == "day") continue;
    const bool is_date = facet.field == "year" || facet.field == "month";
    for (const FacetRow& row : facet.rows) {
      SearchRequest narrowed;
      narrowed.query = is_date ? "القاعدة date:" + row.value
                               : "القاعدة " + std::string(facet.field) + ":\"" + row.value + "\"";
      INFO(narrowed.query);
      // A name may be one word of a longer one, which a filter finds too.
      CHECK(session.search(narrowed).total >= row.count);
      if (is_date) CHECK(session.search(narrowed).total == row.count);
    }
  }
}

TEST_CASE("spellings of a value are counted together, under the most frequent one", "[facets]") {
  std::vector<Article> articles;
  for (int i = 0; i < 5; ++i) {
    Article one;
    one.id = std::to_string(i);
    one.title = "خبر";
    one.source = i < 2 ? "وكالة الانباء" : "وكالة الأنباء";
    articles.push_back(one);
  }
  const TestIndex index(articles);
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "خبر";
  request.facets = {FacetField::Source, FacetField::Keyword};
  request.collapse = false;
  const SearchResponse response = session.search(request);
  REQUIRE(response.facets.size() == 2);
  REQUIRE(response.facets[0].rows.size() == 1);
  CHECK(response.facets[0].rows[0].value == "وكالة الأنباء");
  CHECK(response.facets[0].rows[0].count == 5);
  CHECK(response.facets[1].unknown == 5);
}

TEST_CASE("a timeline is without gaps, in the unit that gives a readable number of rows",
          "[facets]") {
  struct Row {
    std::vector<Date> dates;
    std::string unit;
    std::size_t rows;
  };
  const std::vector<Row> rows = {
      {{{2024, 2, 27}, {2024, 3, 1}}, "day", 4},  // a leap year
      {{{2023, 12, 31}, {2024, 3, 1}}, "month", 4},
      {{{1999, 1, 1}, {2024, 3, 1}}, "year", 26},
      {{{1, 1, 1}, {2024, 3, 1}}, "year", 2},  // a date that is wrong
      {{{}, {}}, "", 0},
  };
  for (const Row& row : rows) {
    INFO(row.unit << ' ' << row.rows);
    std::vector<Article> articles;
    for (const Date& date : row.dates) {
      Article one;
      one.id = std::to_string(articles.size());
      one.title = "خبر";
      one.date = date;
      articles.push_back(one);
    }
    const TestIndex index(articles);
    SearchSession session(index.path());
    SearchRequest request;
    request.query = "خبر";
    request.timeline = true;
    request.collapse = false;
    const SearchResponse response = session.search(request);
    REQUIRE(response.timeline);
    CHECK(response.timeline->unit == row.unit);
    CHECK(response.timeline->rows.size() == row.rows);
  }
}

TEST_CASE("the newest come first as their share grows", "[facets]") {
  std::vector<Article> articles;
  for (int i = 0; i < 20; ++i) {
    Article one;
    one.id = "a" + std::to_string(i);
    one.title = "خبر";
    one.text = i < 10 ? "القاعدة القاعدة القاعدة" : "القاعدة وأشياء أخرى كثيرة لا تهم";
    one.date = {2024, 1, 1 + i};
    articles.push_back(one);
  }
  articles[3].date = {};
  const TestIndex index(articles);
  SearchSession session(index.path());
  SearchRequest request;
  request.query = "القاعدة";
  request.limit = 20;
  request.collapse = false;
  const auto first = [&](double share) {
    request.recency_share = share;
    return session.search(request).hits.front().id;
  };
  CHECK(first(0) < "a10");
  CHECK(first(0.1) == "a9");  // the newest of the good ones
  CHECK(first(1) == "a19");
  CHECK(session.search(request).hits.back().id == "a3");  // without a date: the last
}

TEST_CASE("facets have names in both languages", "[facets]") {
  CHECK(facet_of("source") == FacetField::Source);
  CHECK(facet_of("مصدر") == FacetField::Source);
  CHECK(facet_of("day") == FacetField::Day);
  CHECK_FALSE(facet_of("Source"));
  CHECK_FALSE(facet_of(""));
}

}  // namespace niger::results
