#pragma once
/// Counts the articles of the tightest level of a query (engine/match_levels.h) in one pass over
/// the postings of its words, where to ask Xapian for one level after the other would match the
/// same words again and again.
#include <cstddef>
#include <cstdint>
#include <optional>

#include <xapian.h>

#include "searcher/base/deadline.h"
#include "searcher/query/query_parts.h"

namespace niger::matching {

struct LevelCount {
  std::size_t least = 0;    ///< so many of the words an article of the level has
  std::uint64_t total = 0;  ///< articles; none: no level has any
};

/// True where the postings of plain words decide, and nothing beside them.
[[nodiscard]] bool are_postings_enough(const query::QueryParts& parts);

/// The tightest level of `least` words or more that has articles; `parts` as above. With `collapse`
/// near-duplicates count once. Nothing once the deadline has passed.
[[nodiscard]] std::optional<LevelCount> tightest_by_postings(const Xapian::Database& database,
                                                             const query::QueryParts& parts,
                                                             std::size_t least, bool collapse,
                                                             Deadline& deadline);

}  // namespace niger::matching
