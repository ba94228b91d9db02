#pragma once
/// The levels of a query of several words: the articles with all of them, with all but one, and so
/// on down to the widest, which are ranked. Finds the tightest that has matches.
#include <cstddef>
#include <optional>

#include "searcher/engine/search_context.h"
#include "searcher/matching/level_count.h"
#include "searcher/query/built_query.h"

namespace niger::engine {

/// With more words a query has the widest level alone: the queries of the levels between grow with
/// their square.
inline constexpr std::size_t kMostLevelWords = 24;

/// True if the words of `built` that count are more than a match needs to have.
[[nodiscard]] bool has_levels(const query::BuiltQuery& built);

/// The tightest level above the widest that has articles, and how many, with `collapse` without
/// near-duplicates; none: only the widest may have one.
[[nodiscard]] std::optional<matching::LevelCount> tightest_level(SearchContext& context,
                                                                 const query::BuiltQuery& built,
                                                                 bool collapse);

/// What is asked of Xapian for the articles with `least` words: query and check alone, which weigh
/// as `built` does.
[[nodiscard]] query::BuiltQuery level_query(const query::BuiltQuery& built, std::size_t least);

}  // namespace niger::engine
