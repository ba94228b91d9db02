// What a clause promises, against a reading of articles that have or have not each of six words:
// the query's matches hold all that match, the certain ones match, the filter decides the rest.
#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/clause.h"
#include "tests/searcher/query/clause_articles.h"
#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger::query {
namespace {

using namespace test;
using Kind = PostFilter::Kind;
using Ids = std::set<unsigned>;

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
      case Kind::Often:
      case Kind::Together:
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

}  // namespace niger::query
