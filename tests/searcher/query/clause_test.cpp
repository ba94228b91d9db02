#include "searcher/query/clause.h"

#include <algorithm>
#include <string>
#include <vector>

#include "tests/searcher/query/clause_articles.h"
#include "tests/support/catch.h"

namespace niger::query {
namespace {

using namespace test;
using Kind = PostFilter::Kind;

constexpr double kTolerance = 1e-6;

// A word weighs 1, 2, 4 …: a sum tells which words were counted.
double weight_of(unsigned which) { return static_cast<double>(1U << which); }

Clause weighed(unsigned which) {
  return {
      Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(word(which)), weight_of(which))};
}

Clause undecided(unsigned which) {
  Clause clause = phrase_clause({word(which), word(which + 1)}, {0, 1});
  return clause;
}

Clause firm(unsigned which) {
  return with_letters({Xapian::Query(word(which))}, {.typed = word(which), .exact = word(which)});
}

}  // namespace

TEST_CASE("a match weighs what it has of the parts", "[clause]") {
  const Articles articles;
  Clauses parts;
  for (unsigned which = 0; which < kWords; ++which) parts.push_back(weighed(which));
  for (std::size_t least = 1; least <= kWords + 1; ++least) {
    const auto found = articles.matches(at_least(least, parts).query);
    for (unsigned article = 0; article < kArticles; ++article) {
      INFO(least << " of the words, article " << article);
      unsigned count = 0;
      for (unsigned which = 0; which < kWords; ++which) count += has(article, which) ? 1 : 0;
      const bool is_match = count >= std::min<std::size_t>(least, kWords);
      REQUIRE(found.contains(article) == is_match);
      if (is_match) CHECK(found.at(article) == Approx(article).margin(kTolerance));
    }
  }
  const Clause pair = all_of({weighed(0), weighed(1)});
  struct Row {
    const char* why;
    Clause clause;
    unsigned article;  // its words, by bits
    double weight;
  };
  const std::vector<Row> rows = {
      {"all of them", pair, 0b0111, 3},
      {"any of them", any_of({weighed(0), weighed(1)}), 0b0011, 3},
      {"the best of them", any_of({weighed(0), weighed(1)}, Xapian::Query::OP_MAX), 0b0011, 2},
      {"one part", any_of({weighed(2)}), 0b0100, 4},
      {"a filter adds nothing", filtered(pair, weighed(2)), 0b0111, 3},
      {"weighed too", weighed_too(pair, weighed(2)), 0b0111, 7},
      {"weighed too, and not there", weighed_too(pair, weighed(2)), 0b0011, 3},
      {"what is excluded adds nothing", without(pair, weighed(2)), 0b0011, 3},
      {"scaled", scaled(pair, 0.5), 0b0011, 1.5},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const auto found = articles.matches(row.clause.query);
    REQUIRE(found.contains(row.article));
    CHECK(found.at(row.article) == Approx(row.weight));
  }
}

TEST_CASE("what is left to decide", "[clause]") {
  const Clause decided = weighed(0);
  struct Row {
    const char* why;
    Clause clause;
    Kind kind;
    bool has_certain;
  };
  const std::vector<Row> rows = {
      {"a word", decided, Kind::None, false},
      {"words", all_of({decided, decided}), Kind::None, false},
      {"no part", all_of({}), Kind::None, false},
      {"none of none", any_of({}), Kind::None, false},
      {"a phrase", undecided(0), Kind::Phrase, false},
      {"near of one word", near_clause({"a"}, 3), Kind::None, false},
      {"near", near_clause({"a", "b"}, 3), Kind::Near, false},
      {"a phrase and a word", all_of({undecided(0), decided}), Kind::Phrase, false},
      {"two phrases", all_of({undecided(0), undecided(2)}), Kind::All, false},
      {"a phrase or a word", any_of({undecided(0), decided}), Kind::AtLeast, true},
      {"two of three", at_least(2, {undecided(0), decided, decided}), Kind::AtLeast, true},
      {"one phrase", any_of({undecided(0)}), Kind::Phrase, false},
      {"without a word", without(decided, weighed(1)), Kind::None, false},
      {"without a phrase", without(decided, undecided(1)), Kind::Not, true},
      {"a phrase without a word", without(undecided(0), decided), Kind::Phrase, false},
      {"a phrase without a phrase", without(undecided(0), undecided(2)), Kind::All, false},
      {"exact letters", firm(0), Kind::Letters, false},
      {"exact letters of a phrase", with_letters(undecided(0), {.typed = "a"}), Kind::All, false},
      {"filtered by a phrase", filtered(decided, undecided(1)), Kind::Phrase, false},
      {"what is certain in part, and a word", all_of({any_of({undecided(0), decided}), decided}),
       Kind::AtLeast, true},
  };
  const Articles articles;
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.clause.certain.get_description());
    CHECK(row.clause.check.kind == row.kind);
    CHECK(row.clause.is_decided() == (row.kind == Kind::None));
    CHECK(articles.matches(row.clause.certain).empty() != row.has_certain);
  }
  CHECK(all_of({}).empty());
  CHECK(any_of({}).empty());
}

TEST_CASE("a phrase's words are posted with a prefix and read without", "[clause]") {
  const Clause title = phrase_clause({"Sa", "Sb"}, {0, 2}, 1);
  CHECK(title.check.in_title);
  CHECK(title.check.terms == std::vector<std::string>{"a", "b"});
  CHECK(title.check.places == std::vector<std::uint32_t>{0, 2});
  CHECK(title.query.get_description() == "Query((Sa AND Sb))");
  const Clause text = phrase_clause({"Sa", "Sb"}, {0, 2});
  CHECK_FALSE(text.check.in_title);
  CHECK(text.check.terms == std::vector<std::string>{"Sa", "Sb"});
  const Clause near = near_clause({"a", "b"}, 7);
  CHECK(near.check.terms == std::vector<std::string>{"a", "b"});
  CHECK(near.check.count == 7);
  CHECK(firm(0).check.word.exact == "a");
}

TEST_CASE("what holds =word stays firm", "[clause]") {
  Clause filter = weighed(1);
  filter.is_filter = true;
  struct Row {
    const char* why;
    Clause clause;
    bool is_firm;
  };
  const std::vector<Row> rows = {
      {"a word", weighed(0), false},
      {"=word", firm(0), true},
      {"=word and a word", all_of({firm(0), weighed(1)}), true},
      {"=word or a word", any_of({firm(0), weighed(1)}), false},
      {"=word or =word", any_of({firm(0), firm(1)}), true},
      {"nothing", any_of({}), false},
      {"one of two, one firm", at_least(1, {firm(0), weighed(1)}), false},
      {"both of two, one firm", at_least(2, {firm(0), weighed(1)}), true},
      {"=word without a word", without(firm(0), weighed(1)), true},
      {"a word without =word", without(weighed(0), firm(1)), false},
      {"=word scaled", scaled(firm(0), 2), true},
      {"=word, filtered", filtered(firm(0), filter), true},
      {"=word, with another's weight", weighed_too(firm(0), weighed(1)), true},
      {"a word, with the weight of =word", weighed_too(weighed(0), firm(1)), false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(row.clause.is_firm == row.is_firm);
  }
  CHECK(without(filter, weighed(0)).is_filter);
  CHECK(scaled(filter, 2).is_filter);
  CHECK_FALSE(all_of({filter, weighed(0)}).is_filter);
}

}  // namespace niger::query
