// What a clause promises, against a reading of articles that have or have not each of six words:
// the query's matches hold all that match, the certain ones match, the filter decides the rest.
#include "searcher/query/clause.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger {
namespace {

using Kind = PostFilter::Kind;
using Ids = std::set<unsigned>;

constexpr unsigned kWords = 6;
constexpr unsigned kArticles = 1U << kWords;  // each has the words of its bits: a, b, …
constexpr double kTolerance = 1e-6;

std::string word(unsigned which) { return {static_cast<char>('a' + which)}; }
bool has(unsigned article, unsigned which) { return (article >> which & 1U) != 0; }

// A word weighs 1, 2, 4 …: a sum tells which words were counted.
double weight_of(unsigned which) { return static_cast<double>(1U << which); }

class Articles {
 public:
  Articles() : database_("", Xapian::DB_BACKEND_INMEMORY) {
    for (unsigned article = 0; article < kArticles; ++article) {
      Xapian::Document document;
      document.add_boolean_term("article");
      for (unsigned which = 0; which < kWords; ++which) {
        if (has(article, which)) document.add_boolean_term(word(which));
      }
      database_.add_document(document);
    }
  }

  /// The matches of a query, with their weights.
  [[nodiscard]] std::map<unsigned, double> matches(const Xapian::Query& query) const {
    std::map<unsigned, double> out;
    if (query.empty()) return out;
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::CoordWeight());
    const Xapian::MSet found = enquire.get_mset(0, kArticles);
    for (auto at = found.begin(); at != found.end(); ++at) {
      out.emplace(*at - 1, at.get_weight());
    }
    return out;
  }

 private:
  Xapian::WritableDatabase database_;
};

// ---- Clauses with their plain meaning ---------------------------------------------------------

struct Meant {
  Clause clause;
  Ids ids;  // of the articles that match
};

// Each word is a clause that Xapian decides, or one where the word is only a hint: it then stands
// for the articles with the word and, of these, the odd half of the alphabet's other words.
bool is_met_by_text(unsigned article, unsigned which) {
  return has(article, which) && has(article, (which + 1) % kWords);
}

class Making {
 public:
  explicit Making(std::mt19937& random) : random_(random) {}

  Meant any(unsigned depth) {
    if (depth == 0) return leaf();
    switch (random_() % 6) {
      case 0:
        return leaf();
      case 1:
        return joined(
            depth, [](const Clauses& parts) { return all_of(parts); },
            [](std::size_t met, std::size_t count) { return met == count; });
      case 2:
        return joined(
            depth, [](const Clauses& parts) { return any_of(parts); },
            [](std::size_t met, std::size_t) { return met > 0; });
      case 3: {
        const std::size_t least = 1 + random_() % 4;
        return joined(
            depth, [least](const Clauses& parts) { return at_least(least, parts); },
            [least](std::size_t met, std::size_t count) { return met >= std::min(least, count); });
      }
      case 4: {
        const Meant one = any(depth - 1);
        const Meant filter = any(depth - 1);
        Meant out{filtered(one.clause, filter.clause), {}};
        for (const unsigned article : one.ids) {
          if (filter.ids.contains(article)) out.ids.insert(article);
        }
        return out;
      }
      default: {
        const Meant one = any(depth - 1);
        const Meant excluded = any(depth - 1);
        Meant out{without(one.clause, excluded.clause), {}};
        for (const unsigned article : one.ids) {
          if (!excluded.ids.contains(article)) out.ids.insert(article);
        }
        return out;
      }
    }
  }

 private:
  Meant leaf() {
    const unsigned which = static_cast<unsigned>(random_() % kWords);
    Meant out{{Xapian::Query(word(which))}, {}};
    const bool is_decided = random_() % 2 == 0;
    if (!is_decided) out.clause = phrase_clause({word(which)}, {which});
    for (unsigned article = 0; article < kArticles; ++article) {
      if (is_decided ? has(article, which) : is_met_by_text(article, which)) {
        out.ids.insert(article);
      }
    }
    return out;
  }

  template <typename Join, typename Meets>
  Meant joined(unsigned depth, const Join& join, const Meets& meets) {
    std::vector<Meant> parts(2 + random_() % 3);
    Clauses clauses;
    for (Meant& part : parts) {
      part = any(depth - 1);
      clauses.push_back(part.clause);
    }
    Meant out{join(clauses), {}};
    for (unsigned article = 0; article < kArticles; ++article) {
      const auto met = static_cast<std::size_t>(
          std::count_if(parts.begin(), parts.end(),
                        [article](const Meant& part) { return part.ids.contains(article); }));
      if (meets(met, parts.size())) out.ids.insert(article);
    }
    return out;
  }

  std::mt19937& random_;
};

// ---- What decides, asked of the articles themselves -------------------------------------------

class Deciding {
 public:
  explicit Deciding(const Articles& articles) : articles_(articles) {}

  [[nodiscard]] bool is_met(const PostFilter& filter, unsigned article) const {
    const auto met = [&](const PostFilter& part) { return is_met(part, article); };
    switch (filter.kind) {
      case Kind::None:
        return true;
      case Kind::Matches:
        return articles_.matches(filter.query).contains(article);
      case Kind::Phrase:
        return is_met_by_text(article, filter.places.at(0));
      case Kind::All:
        return std::all_of(filter.parts.begin(), filter.parts.end(), met);
      case Kind::AtLeast:
        return static_cast<std::size_t>(
                   std::count_if(filter.parts.begin(), filter.parts.end(), met)) >= filter.count;
      case Kind::Not:
        return !met(filter.parts.at(0));
      case Kind::Near:
      case Kind::Letters:
        break;
    }
    FAIL("a filter that nothing here makes");
    return false;
  }

  // As whoever runs a clause does: the certain ones, and those between that the filter lets pass.
  [[nodiscard]] Ids found(const Clause& clause) const {
    Ids out;
    const auto certain = articles_.matches(clause.certain);
    for (const auto& [article, weight] : articles_.matches(clause.query)) {
      if (clause.is_decided() || certain.contains(article) || is_met(clause.check, article)) {
        out.insert(article);
      }
    }
    return out;
  }

 private:
  const Articles& articles_;
};

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

TEST_CASE("clauses of clauses find what their parts mean", "[clause][property]") {
  const Articles articles;
  const Deciding deciding(articles);
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  Making making(random);
  for (int round = 0; round < 300; ++round) {
    const Meant meant = making.any(1 + round % 3);
    INFO("round " << round << ": " << meant.clause.query.get_description());
    const auto among = articles.matches(meant.clause.query);
    for (const unsigned id : meant.ids) REQUIRE(among.contains(id));
    for (const auto& [id, weight] : articles.matches(meant.clause.certain)) {
      REQUIRE(meant.ids.contains(id));
    }
    REQUIRE(deciding.found(meant.clause) == meant.ids);
  }
}

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

}  // namespace niger
