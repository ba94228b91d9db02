#include "searcher/matching/level_count.h"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "tests/support/catch.h"
#include "tests/support/seed.h"

using namespace niger;
using namespace niger::matching;
using query::AskedWord;
using query::Clause;
using query::QueryParts;

namespace {

using Query = Xapian::Query;

// A word of two forms, the second of less weight.
Clause word_of_forms(std::size_t word) {
  const std::string name = std::to_string(word);
  return query::any_of({{Query("first" + name)}, query::scaled({Query("second" + name)}, .5)},
                       Query::OP_MAX);
}

}  // namespace

TEST_CASE("postings are enough for plain words alone", "[level_count]") {
  const Clause word = word_of_forms(0);
  QueryParts parts;
  parts.words = {{word, 1}, {{Query("other")}, 1}};
  CHECK(are_postings_enough(parts));
  SECTION("beside a filter") { parts.filters = {word}; }
  SECTION("beside what must match") { parts.required = {word}; }
  SECTION("without what is left out") { parts.excluded = {word}; }
  SECTION("words that stand one after the other") {
    parts.words.push_back({query::phrase_clause({"one", "two"}, {0, 1}), 1});
  }
  SECTION("a word that both terms must answer") {
    parts.words.push_back({query::all_of({word, {Query("other")}}), 1});
  }
  CHECK_FALSE(are_postings_enough(parts));
}

TEST_CASE("the tightest level is that of a plain count", "[level_count][property]") {
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 60; ++round) {
    const std::size_t words = 3 + random() % 8;
    std::vector<std::uint64_t> share(words);  // of a hundred articles so many have the word
    for (std::uint64_t& one : share) one = random() % 3 == 0 ? 60 : random() % 12;
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    std::vector<std::size_t> counts;
    std::vector<std::string> groups;
    std::vector<std::uint64_t> frequencies(words);
    for (int i = 0; i < 300; ++i) {
      Xapian::Document article;
      counts.push_back(0);
      for (std::size_t word = 0; word < words; ++word) {
        if (random() % 100 >= share[word]) continue;
        const bool has_both = random() % 3 == 0;
        if (has_both || random() % 2 == 0) article.add_term("first" + std::to_string(word));
        if (has_both || article.termlist_count() == 0 || random() % 2 == 0) {
          article.add_term("second" + std::to_string(word));
        }
      }
      for (std::size_t word = 0; word < words; ++word) {
        const std::string name = std::to_string(word);
        bool has = false;
        for (auto term = article.termlist_begin(); term != article.termlist_end(); ++term) {
          has = has || *term == "first" + name || *term == "second" + name;
        }
        counts.back() += has ? 1 : 0;
        frequencies[word] += has ? 1 : 0;
      }
      groups.push_back(random() % 3 == 0 ? std::to_string(random() % 5) : "");
      if (!groups.back().empty()) article.add_value(schema::kClusterSlot, groups.back());
      database.add_document(article);
    }
    QueryParts parts;
    for (std::size_t word = 0; word < words; ++word) {
      parts.words.push_back({word_of_forms(word), frequencies[word]});
    }
    const std::size_t most = *std::max_element(counts.begin(), counts.end());
    const std::size_t least = 1 + random() % (words + 1);
    std::uint64_t all = 0;
    std::uint64_t alone = 0;
    std::set<std::string> in_groups;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i] != most) continue;
      ++all;
      alone += groups[i].empty() ? 1 : 0;
      if (!groups[i].empty()) in_groups.insert(groups[i]);
    }
    for (const bool collapse : {false, true}) {
      Deadline never;
      const auto found = tightest_by_postings(database, parts, least, collapse, never);
      REQUIRE(found);
      CHECK(found->total == (most < least ? 0 : collapse ? alone + in_groups.size() : all));
      if (most >= least) CHECK(found->least == most);
    }
  }
}

TEST_CASE("a level that there is no time to count is none", "[level_count]") {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document article;
  for (const char* term : {"one", "two", "three"}) article.add_term(term);
  for (int i = 0; i < 10000; ++i) database.add_document(article);
  QueryParts parts;
  for (const char* term : {"one", "two", "three"}) parts.words.push_back({{Query(term)}, 10000});
  Deadline passed = Deadline::after_questions(1);
  CHECK_FALSE(tightest_by_postings(database, parts, 3, false, passed));
  CHECK(passed.was_met());
}
