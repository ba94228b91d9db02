#include "searcher/engine/match_levels.h"

#include <utility>

#include "searcher/query/query_parts.h"

namespace niger::engine {

using matching::LevelCount;
using query::BuiltQuery;
using query::Clause;

namespace {

BuiltQuery asked(Clause clause) {
  BuiltQuery out;
  out.query = std::move(clause.query);
  out.check = std::move(clause.check);
  out.certain = std::move(clause.certain);
  return out;
}

LevelCount count_of(SearchContext& context, const BuiltQuery& built, std::size_t least,
                    bool collapse) {
  const BuiltQuery level = level_query(built, least);
  return {least,
          context.matcher.run(level, {.first = 0, .collapse = collapse}, context.deadline).total};
}

// Above `least` words and below `none`. What matches a level matches every wider one, so that they
// can be halved.
LevelCount tightest_by_halves(SearchContext& context, const BuiltQuery& built, std::size_t none,
                              bool collapse) {
  LevelCount tightest{built.least_words, 0};
  while (tightest.least + 1 < none) {
    const LevelCount middle = count_of(context, built, (tightest.least + none) / 2, collapse);
    if (middle.total > 0) {
      tightest = middle;
    } else {
      none = middle.least;
    }
  }
  return tightest;
}

}  // namespace

bool has_levels(const BuiltQuery& built) {
  const std::size_t words = built.parts.words.size();
  return words > built.least_words && words <= kMostLevelWords;
}

std::optional<LevelCount> tightest_level(SearchContext& context, const BuiltQuery& built,
                                         bool collapse) {
  const std::size_t found = query::found_words(built.parts);
  if (!has_levels(built) || found <= built.least_words) return std::nullopt;
  // All of the words are what Xapian matches soonest, and most queries have such articles.
  LevelCount tightest = count_of(context, built, found, collapse);
  if (tightest.total == 0 && found > built.least_words + 1) {
    std::optional<LevelCount> counted;
    if (matching::are_postings_enough(built.parts)) {
      counted = matching::tightest_by_postings(context.database(), built.parts,
                                               built.least_words + 1, collapse, context.deadline);
    }
    tightest = counted ? *counted : tightest_by_halves(context, built, found, collapse);
  }
  return tightest.total > 0 ? std::optional(tightest) : std::nullopt;
}

BuiltQuery level_query(const BuiltQuery& built, std::size_t least) {
  return asked(query::group_with(built.parts, least));
}

}  // namespace niger::engine
