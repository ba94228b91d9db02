#include "searcher/engine/match_levels.h"

#include <utility>

#include "searcher/query/query_parts.h"

namespace niger::engine {

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

// What matches a level matches every wider one, so that they can be halved.
std::size_t tightest_by_halves(SearchContext& context, const BuiltQuery& built) {
  std::size_t some = built.least_words;
  std::size_t none = query::found_words(built.parts) + 1;
  for (std::size_t least = none - 1; some + 1 < none; least = (some + none) / 2) {
    const BuiltQuery level = level_query(built, least);
    const bool has_match = context.matcher.run(level, {.first = 0}, context.deadline).total > 0;
    (has_match ? some : none) = least;
  }
  return some;
}

}  // namespace

bool has_levels(const BuiltQuery& built) {
  const std::size_t words = built.parts.words.size();
  return words > built.least_words && words <= kMostLevelWords;
}

std::size_t tightest_level(SearchContext& context, const BuiltQuery& built) {
  const bool has_tighter = has_levels(built) && query::found_words(built.parts) > built.least_words;
  return has_tighter ? tightest_by_halves(context, built) : built.least_words;
}

BuiltQuery level_query(const BuiltQuery& built, std::size_t least) {
  return asked(query::group_with(built.parts, least));
}

}  // namespace niger::engine
