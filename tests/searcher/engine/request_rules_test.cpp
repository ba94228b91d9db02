#include "searcher/engine/request_rules.h"

#include <limits>
#include <string>
#include <vector>

#include "searcher/engine/request_check.h"
#include "tests/support/catch.h"

namespace niger::engine {

using namespace grammar;
using namespace messages;
using namespace response;

namespace {

using Kind = RequestProblem::Kind;
using Asked = std::vector<AskedField>;

bool is_problem(const RequestProblem& problem, Kind kind, const std::string& field,
                const std::string& other) {
  return problem.kind == kind && problem.field == field && problem.other == other;
}

std::string message_of(const RequestProblem& problem) { return localized(problem.message); }

}  // namespace

TEST_CASE("fields that do not go together", "[request]") {
  struct Row {
    Asked asked;
    Kind kind;
    std::string field;
    std::string other;
    std::string named;  // in the message, as options are written
  };
  const std::vector<Row> rows = {
      {{{"queries"}, {"words"}}, Kind::Apart, "queries", "words", "--queries"},
      {{{"queries"}, {"format", "html"}}, Kind::Apart, "queries", "format", "--format html"},
      {{{"show"}, {"kwic"}}, Kind::Apart, "show", "kwic", "--kwic"},
      {{{"show"}, {"format", "trec"}}, Kind::Apart, "show", "format", "--format trec"},
      {{{"words"}, {"columns"}, {"format", "json"}},
       Kind::Needs,
       "columns",
       "format csv",
       "--format csv"},
      {{{"words"}, {"kwic"}, {"recency"}}, Kind::Apart, "kwic", "recency", "--recency"},
      {{{"words"}, {"kwic"}, {"kwic-sort"}, {"seed"}},
       Kind::Needs,
       "seed",
       "kwic-sort random",
       "--kwic-sort random"},
      {{{"words"}, {"kwic"}, {"window"}}, Kind::Needs, "window", "collocates", "--collocates"},
      {{{"copies"}, {"all-copies"}, {"words"}},
       Kind::Apart,
       "copies",
       "all-copies",
       "--all-copies"},
      {{{"words"}, {"recency"}, {"sort", "oldest"}},
       Kind::Apart,
       "recency",
       "sort",
       "--sort oldest"},
      {{{"words"}, {"facet"}, {"format", "trec"}}, Kind::Apart, "facet", "format", "--format trec"},
      {{{"words"}, {"kwic-sort"}}, Kind::Needs, "kwic-sort", "kwic", "--kwic"},
      {{{"words"}, {"collocates"}}, Kind::Needs, "collocates", "kwic", "--kwic"},
      {{{"words"}, {"facet-values"}}, Kind::Needs, "facet-values", "facets", "--facets"},
      {{{"limit"}}, Kind::Missing, "words", "", "no query"},
  };
  for (const Row& row : rows) {
    INFO(row.field << ' ' << row.other);
    const RequestProblems problems = problems_of(row.asked, FieldStyle::Option);
    REQUIRE(problems.size() == 1);
    CHECK(is_problem(problems[0], row.kind, row.field, row.other));
    CHECK(message_of(problems[0]).find(row.named) != std::string::npos);
  }
}

TEST_CASE("fields that do", "[request]") {
  for (const Asked& asked :
       {Asked{{"words"}},
        Asked{{"words"}, {"format", "json"}, {"facet"}, {"timeline"}},
        Asked{{"kwic"}, {"words"}, {"kwic-sort"}, {"collocates"}, {"format", "json"}},
        Asked{{"kwic"}, {"words"}, {"timeline"}, {"facet"}, {"explain"}, {"new"}},
        Asked{{"kwic"}, {"words"}, {"kwic-sort", "random"}, {"seed"}, {"lemma"}},
        Asked{{"kwic"}, {"queries"}, {"collocates"}, {"window"}, {"stop-words"}},
        Asked{{"similar"}, {"words"}, {"explain"}, {"kwic"}},
        Asked{{"similar"}, {"recency"}},
        Asked{{"similar"}, {"queries"}},
        Asked{{"new"}, {"queries"}, {"kwic"}},
        Asked{{"show"}, {"words"}, {"format", "html"}},
        Asked{{"similar"}, {"copies"}, {"sort"}},
        Asked{{"words"}, {"columns"}, {"format", "tsv"}},
        Asked{{"words"}, {"facet"}, {"timeline"}, {"format", "csv"}},
        Asked{{"show"}, {"format", "csv"}},
        Asked{{"words"}, {"kwic"}, {"format", "html"}},
        Asked{{"queries"}, {"format", "trec"}},
        Asked{{"complete"}},
        Asked{{"words"}, {"facet-values"}, {"facet"}},
        Asked{{"words"}, {"facet-values"}, {"facets"}}}) {
    CHECK(problems_of(asked, FieldStyle::Option).empty());
  }
}

TEST_CASE("all problems are told, each as its surface writes fields", "[request]") {
  const Asked asked = {{"words"},          {"kwic"},      {"timeline"},
                       {"sort", "newest"}, {"kwic-sort"}, {"recency"}};
  const RequestProblems problems = problems_of(asked, FieldStyle::Parameter);
  REQUIRE(problems.size() == 3);
  CHECK(message_of(problems[0]).find("kwic and recency") != std::string::npos);
  CHECK(message_of(problems[1]).find("kwic-sort and sort=newest") != std::string::npos);
  CHECK(message_of(problems[2]).find("recency and sort=newest") != std::string::npos);
}

TEST_CASE("a request out of its bounds", "[request]") {
  struct Row {
    std::string field;
    void (*spoil)(SearchRequest& request);
  };
  const std::vector<Row> rows = {
      {"limit", [](SearchRequest& request) { request.limit = 1'000'001; }},
      {"offset", [](SearchRequest& request) { request.offset = 1'000'000'001; }},
      {"recency", [](SearchRequest& request) { request.recency_share = 1.5; }},
      {"recency", [](SearchRequest& request) { request.recency_share = -.5; }},
      {"recency",
       [](SearchRequest& request) {
         request.recency_share = std::numeric_limits<double>::quiet_NaN();
       }},
      {"facet-values", [](SearchRequest& request) { request.facet_values = 1'000'001; }},
      {"snippet", [](SearchRequest& request) { request.snippet.max_chars = 10'001; }},
  };
  CHECK(problems_of(SearchRequest{}).empty());
  for (const Row& row : rows) {
    INFO(row.field);
    SearchRequest request;
    row.spoil(request);
    const RequestProblems problems = problems_of(request);
    REQUIRE(problems.size() == 1);
    CHECK(is_problem(problems[0], Kind::OutOfRange, row.field, ""));
    CHECK(message_of(problems[0]).starts_with(row.field));
  }
}

TEST_CASE("a typed request clashes as its fields do", "[request]") {
  SearchRequest request;
  request.sort = SortOrder::Newest;
  CHECK(problems_of(request).empty());
  request.recency_share = .5;
  CHECK(is_problem(problems_of(request).at(0), Kind::Apart, "recency", "sort"));
  request = {};
  request.recency_share = .5;
  KwicRequest kwic;
  CHECK(is_problem(problems_of(request, kwic).at(0), Kind::Apart, "kwic", "recency"));
  request = {};
  kwic.options.collocates.most = 100'001;
  CHECK(is_problem(problems_of(request, kwic).at(0), Kind::OutOfRange, "collocates", ""));
  kwic.options.collocates = {.most = 5, .left = 21};
  CHECK(is_problem(problems_of(request, kwic).at(0), Kind::OutOfRange, "window", ""));
}

TEST_CASE("what a server reports names no option of a command line", "[request]") {
  const std::vector<AskedField> all = {{"queries"},       {"words"},          {"format", "html"},
                                       {"format", "csv"}, {"format", "trec"}, {"show"},
                                       {"explain"},       {"similar"},        {"copies"},
                                       {"all-copies"},    {"kwic"},           {"kwic-sort"},
                                       {"new"},           {"record"},         {"facets"},
                                       {"facet"},         {"timeline"},       {"recency"},
                                       {"offset"},        {"sort", "newest"}};
  RequestProblems problems = clashes(all, FieldStyle::Parameter);
  CHECK(problems.size() > 25);
  for (RequestProblem& problem : problems_of(std::vector<AskedField>(), FieldStyle::Parameter))
    problems.push_back(problem);
  for (RequestProblem& problem : facet_choice({"sorce"}, false).problems)
    problems.push_back(problem);
  for (const RequestProblem& problem : problems) {
    for (const Language language : {Language::English, Language::Arabic}) {
      const std::string text = localized(problem.message, language);
      INFO(text);
      CHECK(text.find("--") == std::string::npos);
      CHECK(text.find("niger-search") == std::string::npos);
    }
  }
}

TEST_CASE("fields to count by, of their names", "[request]") {
  const FacetChoice choice = facet_choice({"شهر", "source", "month"}, false);
  CHECK(choice.problems.empty());
  CHECK(choice.fields == std::vector{FacetField::Month, FacetField::Source});
  CHECK(facet_choice({"day"}, true).fields.size() == usual_facets().size() + 1);
  const FacetChoice wrong = facet_choice({"sorce", "zzzzzz", "day"}, false);
  CHECK(wrong.fields == std::vector{FacetField::Day});
  REQUIRE(wrong.problems.size() == 2);
  CHECK(is_problem(wrong.problems[0], Kind::Unknown, "facet", ""));
  CHECK(message_of(wrong.problems[0]).find("source") != std::string::npos);
}

}  // namespace niger::engine
