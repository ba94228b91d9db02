#include "searcher/engine/measures.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "common/arabic/analyzer.h"
#include "searcher/statistics/association.h"
#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/search_session.h"
#include "tests/support/seed.h"
#include "tests/support/test_index.h"

namespace niger::engine {

using namespace response;

namespace {

using test::article;
using test::SearchSession;
using test::TestIndex;
using Random = std::mt19937;

// Each word of these is a stem of its own.
const std::vector<std::string> kWords = {"زيتون", "نحاس", "قطار", "بركان", "مسرح", "كتاب", "من"};

std::string random_text(Random& random, std::size_t words) {
  std::string out;
  for (; words > 0; --words) {
    out += kWords[random() % kWords.size()];
    out += std::vector<std::string>{" ", " ", " ", " ", ". ", "، ", "\n"}[random() % 7];
  }
  return out;
}

std::vector<Article> random_articles(Random& random, int count) {
  std::vector<Article> out;
  for (int i = 0; i < count; ++i) {
    out.push_back(article(std::to_string(i), random_text(random, random() % 4),
                          random_text(random, random() % 40)));
    Article& made = out.back();
    made.source = std::vector<std::string>{"رويترز", "CNN", ""}[random() % 3];
    if (random() % 5 != 0) {
      made.date = {2017 + static_cast<int>(random() % 2), 1 + static_cast<int>(random() % 12),
                   1 + static_cast<int>(random() % 28)};
    }
    if (made.text.size() > 20 && random() % 3 == 0) {  // its second half is not its own
      std::size_t begin = made.text.size() / 2;
      while (begin < made.text.size() && made.text[begin] != ' ') ++begin;
      const ZoneKind kinds[] = {ZoneKind::Related, ZoneKind::Boilerplate, ZoneKind::Metadata};
      made.zones.push_back({kinds[random() % 3], {begin, made.text.size()}});
    }
  }
  return out;
}

SearchRequest request_of(std::string query) {
  SearchRequest request;
  request.query = std::move(query);
  request.collapse = false;
  request.limit = 100'000;
  return request;
}

template <typename T>
T value_of(Answer<T> answer) {
  REQUIRE(answer.ok());
  return std::move(answer.value);
}

class Session {
 public:
  explicit Session(const std::vector<Article>& articles)
      : index_(articles),
        snapshot_(snapshot::IndexSnapshot::take(index_.path())),
        search(index_.path()) {}

  Answer<TableAnswer> corpus(const SearchRequest& request) {
    return searcher_.corpus(snapshot_, request);
  }
  Answer<TableAnswer> keyness(const SearchRequest& request, const KeynessRequest& keyness) {
    return searcher_.keyness(snapshot_, request, keyness);
  }
  Answer<TableAnswer> ngrams(const SearchRequest& request, const NgramRequest& ngrams) {
    return searcher_.ngrams(snapshot_, request, ngrams);
  }
  Answer<Trend> trend(const SearchRequest& request, const TrendRequest& trend) {
    return searcher_.trend(snapshot_, request, trend);
  }

 private:
  TestIndex index_;
  snapshot::Snapshot snapshot_;
  Searcher searcher_;

 public:
  SearchSession search;
};

std::uint64_t number(const Cell& cell) { return std::get<std::uint64_t>(cell); }
double decimal(const Cell& cell) { return std::get<Decimal>(cell).value; }
std::string text(const Cell& cell) {
  const auto* found = std::get_if<std::string>(&cell);
  return found == nullptr ? std::string() : *found;
}

// The tokens of title and own text, by the analyzer alone.
std::vector<arabic::Token> own_tokens(const Article& article) {
  static const arabic::Analyzer kAnalyzer;
  std::vector<arabic::Token> out = kAnalyzer.analyze(article.title);
  for (const arabic::Token& token : kAnalyzer.analyze(article.text)) {
    const bool is_other =
        std::any_of(article.zones.begin(), article.zones.end(), [&token](const Zone& zone) {
          return zone.span.begin <= token.span.begin && token.span.begin < zone.span.end;
        });
    if (!is_other) out.push_back(token);
  }
  return out;
}

std::string month_of(const Article& article) {
  if (!article.date.known()) return {};
  const std::string month = std::to_string(article.date.month);
  return std::to_string(article.date.year) + (month.size() < 2 ? "-0" : "-") + month;
}

}  // namespace

TEST_CASE("corpus: rows are the sums of the articles", "[measures][property]") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  Random random(seed);
  const std::vector<Article> articles = random_articles(random, 200);
  Session session(articles);
  const TableAnswer answer = value_of(session.corpus(request_of("")));
  std::map<std::pair<std::string, std::string>, std::pair<std::uint64_t, std::uint64_t>> expected;
  for (const Article& one : articles) {
    auto& [count, words] = expected[{one.source, month_of(one)}];
    ++count;
    words += own_tokens(one).size();
  }
  REQUIRE(answer.table.rows.size() == expected.size());
  for (const std::vector<Cell>& row : answer.table.rows) {
    const auto& [count, words] = expected.at({text(row[0]), text(row[1])});
    CHECK(number(row[2]) == count);
    CHECK(number(row[4]) == words);
    CHECK(number(row[3]) <= words);
    CHECK((number(row[3]) > 0) == (words > 0));
  }
  // Of a query: the articles that it matches.
  SearchRequest narrowed = request_of("source:CNN");
  narrowed.facets = {grammar::FacetField::Source};
  const TableAnswer cnn = value_of(session.corpus(narrowed));
  REQUIRE(cnn.table.rows.size() == 1);
  CHECK(number(cnn.table.rows[0][1]) ==
        static_cast<std::uint64_t>(std::count_if(
            articles.begin(), articles.end(), [](const Article& a) { return a.source == "CNN"; })));
}

TEST_CASE("trend: occurrences are the lines of a concordance", "[measures][property]") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  Random random(seed);
  Session session(random_articles(random, 300));
  const std::vector<std::string> queries = {
      "زيتون",       "نحاس قطار",  "\"بركان مسرح\"", "=كتاب",          "كتا*",
      "عنوان:زيتون", "مسرح -قطار", "زيتون أو نحاس",  "\"قطار\" بركان", "\"من زيتون\""};
  for (const std::string& query : queries) {
    INFO(query);
    SearchRequest request = request_of(query);
    const Trend trend = value_of(session.trend(request, {.unit = Period::Month}));
    REQUIRE(trend.series.size() == 1);
    KwicRequest kwic;
    kwic.limit = 0;
    kwic.lemma = true;
    kwic.begin = [](const SearchResponse&) {};
    kwic.line = [](const KwicLine&) { return true; };
    const KwicSummary lines = session.search.concordance(request, kwic);
    TrendCounts sum = trend.series[0].undated;
    for (const TrendCounts& counts : trend.series[0].counts) {
      sum.articles += counts.articles;
      sum.words += counts.words;
    }
    CHECK(sum.words == lines.occurrences);
    CHECK(sum.articles == trend.series[0].asked.total);
  }
}

TEST_CASE("trend: periods have what the collection has", "[measures][property]") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  Random random(seed);
  const std::vector<Article> articles = random_articles(random, 150);
  Session session(articles);
  const TrendRequest months{.unit = Period::Month, .others = {"قطار", "source:CNN"}};
  const Trend trend = value_of(session.trend(request_of("زيتون"), months));
  REQUIRE(trend.series.size() == 3);
  CHECK(trend.series[1].has_words);
  CHECK_FALSE(trend.series[2].has_words);
  std::map<std::string, TrendCounts> expected;
  for (const Article& one : articles) {
    TrendCounts& counts = expected[month_of(one)];
    ++counts.articles;
    counts.words += own_tokens(one).size();
  }
  CHECK(trend.undated == expected[""]);
  expected.erase("");
  for (std::size_t i = 0; i < trend.periods.size(); ++i) {
    INFO(trend.periods[i].label);
    CHECK(trend.periods[i].all == expected[trend.periods[i].label]);
    if (i > 0) CHECK(trend.periods[i - 1].label < trend.periods[i].label);
    for (const TrendSeries& series : trend.series) {
      CHECK(series.counts[i].articles <= trend.periods[i].all.articles);
    }
  }
  CHECK(trend.periods.size() == 24);  // without a gap
}

TEST_CASE("keyness: counts and measures are those of the two sets", "[measures][property]") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  Random random(seed);
  const std::vector<Article> articles = random_articles(random, 200);
  Session session(articles);
  const TableAnswer answer =
      value_of(session.keyness(request_of("source:CNN"), {.other = "*", .least = 1}));
  std::map<std::string, std::uint64_t> counts[2];
  std::uint64_t sizes[2] = {0, 0};
  for (const Article& one : articles) {
    const int set = one.source == "CNN" ? 0 : 1;
    for (const arabic::Token& token : own_tokens(one)) {
      ++sizes[set];
      if (!token.is_stop_word) ++counts[set][token.folded];
    }
  }
  double last = 1e300;
  std::set<std::string> seen;
  for (const std::vector<Cell>& row : answer.table.rows) {
    const std::string word = text(row[0]);
    INFO(word);
    seen.insert(word);
    CHECK(number(row[1]) == counts[0][word]);
    CHECK(number(row[4]) == counts[1][word]);
    const statistics::ContingencyTable table =
        statistics::table_of_sets(counts[0][word], sizes[0], counts[1][word], sizes[1]);
    CHECK(decimal(row[7]) == Approx(statistics::log_likelihood(table)));
    CHECK(decimal(row[8]) == Approx(statistics::percent_difference(table)));
    CHECK(decimal(row[8]) > 0);
    CHECK(decimal(row[7]) <= last);
    last = decimal(row[7]);
  }
  for (const auto& [word, count] : counts[0]) {
    const double share = static_cast<double>(count) / static_cast<double>(sizes[0]);
    const double other = static_cast<double>(counts[1][word]) / static_cast<double>(sizes[1]);
    CHECK(seen.count(word) == (share > other ? 1 : 0));
  }
}

TEST_CASE("keyness: a set that is empty is a problem with a name", "[measures]") {
  Session session({article("1", "زيتون", "نحاس قطار"), article("2", "زيتون", "بركان مسرح")});
  const auto problem_of = [&session](const std::string& one, const std::string& other) {
    const Answer<TableAnswer> answer =
        session.keyness(request_of(one), {.other = other, .least = 1});
    REQUIRE_FALSE(answer.ok());
    return answer.problems.front();
  };
  CHECK(problem_of("id:nothing", "*").field == "words");
  CHECK(problem_of("زيتون", "سفينة").field == "keyness");
  CHECK(problem_of("زيتون", "*").message.message() == messages::Message::KeynessNothingElse);
  CHECK(problem_of("نحاس", "نحاس").message.message() == messages::Message::KeynessNothingElse);
  // What both match counts in the first.
  const TableAnswer answer =
      value_of(session.keyness(request_of("نحاس"), {.other = "زيتون", .least = 1}));
  CHECK(std::any_of(answer.asked.notes.begin(), answer.asked.notes.end(),
                    [](const Note& note) { return note.code == "keyness-shared"; }));
}

TEST_CASE("ngrams: those of one sentence, as most texts spell them", "[measures]") {
  Session session({article("1", "خبر", "غادر الجنود القاعدة الجوية. الجوية غادر"),
                   article("2", "القاعدة الجوية", "وصل إلى القاعدة الجوية"),
                   article("3", "خبر", "القاعده الجويه هناك")});
  const TableAnswer answer =
      value_of(session.ngrams(request_of("*"), {.shortest = 2, .longest = 3, .least = 1}));
  REQUIRE_FALSE(answer.table.rows.empty());
  CHECK(text(answer.table.rows[0][0]) == "القاعدة الجوية");
  CHECK(number(answer.table.rows[0][2]) == 4);
  CHECK(number(answer.table.rows[0][4]) == 3);
  for (const std::vector<Cell>& row : answer.table.rows) {
    CHECK(text(row[0]) != "الجوية الجوية");
    CHECK(text(row[0]) != "الجوية وصل");
    CHECK(number(row[1]) >= 2);
    CHECK(number(row[1]) <= 3);
  }
}

TEST_CASE("measures: what is out of bounds is a problem", "[measures]") {
  Session session({article("1", "زيتون", "نحاس")});
  const SearchRequest one = request_of("زيتون");
  struct Case {
    const char* why;
    RequestProblems problems;
    const char* field;
  };
  std::vector<std::string> many(20, "زيتون");
  const std::vector<Case> cases = {
      {"words of a hundred", session.ngrams(one, {2, 100, 5}).problems, "ngrams"},
      {"of one word", session.ngrams(one, {1, 2, 5}).problems, "ngrams"},
      {"from more to less", session.ngrams(one, {4, 3, 5}).problems, "ngrams"},
      {"no least", session.ngrams(one, {2, 3, 0}).problems, "min-count"},
      {"no query", session.ngrams(request_of(""), {2, 3, 1}).problems, "words"},
      {"twenty-one queries", session.trend(one, {Period::Day, many}).problems, "compare"},
      {"no query", session.trend(request_of(""), {}).problems, "words"},
      {"no query", session.keyness(request_of(""), {"*", 1}).problems, "words"},
  };
  for (const Case& bad : cases) {
    INFO(bad.why);
    REQUIRE_FALSE(bad.problems.empty());
    CHECK(bad.problems.front().field == bad.field);
  }
  many.pop_back();
  CHECK(session.trend(one, {Period::Day, many}).ok());
}

TEST_CASE("measures: a deadline makes them partial", "[measures]") {
  Random random(1);
  Session session(random_articles(random, 600));
  SearchRequest request = request_of("زيتون");
  request.deadline = Deadline::after_questions(1);
  CHECK(value_of(session.ngrams(request, {})).asked.partial);
  CHECK(value_of(session.trend(request, {})).partial);
  CHECK(value_of(session.corpus(request)).asked.partial);
}

}  // namespace niger::engine
