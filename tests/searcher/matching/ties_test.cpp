/// Equal matches stand in the order of their ids, however the index came to be.
#include "searcher/matching/ties.h"

#include <algorithm>
#include <numeric>
#include <random>

#include "common/index/schema.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::matching;
using namespace niger::response;

namespace {

// Articles numbered in the order given, each with its id and its date.
Xapian::WritableDatabase database_of(const std::vector<std::pair<std::string, std::string>>& all) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const auto& [id, date] : all) {
    Xapian::Document document;
    document.add_value(schema::kIdSlot, id);
    document.add_value(schema::kDateSlot, date);
    database.add_document(document);
  }
  return database;
}

std::string ids_of(const Xapian::Database& database, const std::vector<Match>& matches) {
  std::string ids;
  for (const Match& match : matches) {
    ids += database.get_document(match.id).get_value(schema::kIdSlot);
  }
  return ids;
}

}  // namespace

TEST_CASE("ties are ordered by id, and nothing else is", "[ties]") {
  const auto database = database_of({{"d", "1"}, {"c", "1"}, {"b", "2"}, {"a", "1"}});
  struct Row {
    const char* why;
    SortOrder order;
    std::vector<Match> matches;
    const char* query_terms;
  };
  const double noise = 2.5 + 1e-13;
  for (const Row& row : {
           Row{"none", SortOrder::Relevance, {}, ""},
           Row{"one", SortOrder::Relevance, {{1, 2.5}}, "d"},
           Row{"no two are equal", SortOrder::Relevance, {{1, 3}, {2, 2}, {4, 1}}, "dca"},
           Row{"all are", SortOrder::Relevance, {{1, 2}, {2, 2}, {3, 2}, {4, 2}}, "abcd"},
           Row{"weights of nothing", SortOrder::Relevance, {{1, 0}, {3, 0}}, "bd"},
           Row{"two runs", SortOrder::Relevance, {{1, 2}, {2, 2}, {3, 1}, {4, 1}}, "cdab"},
           Row{"sums in another order", SortOrder::Relevance, {{1, noise}, {2, 2.5}}, "cd"},
           Row{"dates before ids", SortOrder::Newest, {{3, 2}, {1, 2}, {4, 2}}, "bad"},
           Row{"weights before ids", SortOrder::Oldest, {{1, 3}, {4, 2}, {3, 2}}, "dab"},
       }) {
    INFO(row.why);
    std::vector<Match> matches = row.matches;
    order_ties(database, row.order, matches);
    CHECK(ids_of(database, matches) == row.query_terms);
  }
}

TEST_CASE("the order of ties does not depend on the numbers of articles", "[ties][property]") {
  const unsigned seed = std::random_device()();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::vector<std::pair<std::string, std::string>> articles;
  for (char id = 'a'; id <= 'z'; ++id) {
    articles.emplace_back(std::string(1, id), std::to_string(id % 3));
  }
  std::string query_terms;
  for (int turn = 0; turn < 20; ++turn) {
    std::shuffle(articles.begin(), articles.end(), random);
    const auto database = database_of(articles);
    std::vector<Match> matches;
    for (Xapian::docid number = 1; number <= articles.size(); ++number) {
      matches.push_back({number, static_cast<double>(articles[number - 1].first[0] % 4)});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match& one, const Match& other) {
      return one.weight > other.weight;
    });
    order_ties(database, SortOrder::Relevance, matches);
    const std::string found = ids_of(database, matches);
    query_terms = turn == 0 ? found : query_terms;
    CHECK(found == query_terms);
  }
}
