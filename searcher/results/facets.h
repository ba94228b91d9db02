#pragma once
/// Facets and timeline: how many of the matches have each value of a field, and how they are spread
/// over time. Counted over all matches, filtered and collapsed as they are paged through, along the
/// value streams of the index; each count is what the same search narrowed to that value gives.
#include <xapian.h>

#include <cstddef>
#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/grammar/facet_field.h"
#include "searcher/response/response.h"

namespace niger::sources {
class SourceAliases;
}

namespace niger::results {

/// The facets of `matches`, which ascend. Values of a facet that mean the same to a filter (spelt
/// with another alef, say) are one, shown as most of them are written. Of each facet the `most`
/// frequent values are given (0: all), the others are counted together. Names of a source that are
/// `aliases` are one, shown as the first of them. Matches
/// that the deadline leaves no time for are not counted. Throws what Xapian throws.
[[nodiscard]] std::vector<response::Facet> counted_facets(
    const Xapian::Database& database, const std::vector<Xapian::docid>& matches,
    const std::vector<grammar::FacetField>& fields, std::size_t most, Deadline& deadline,
    const sources::SourceAliases* aliases = nullptr);

/// The matches by day, month or year, whichever gives the fewest rows of at least a dozen; the days
/// between are there too, with 0.
[[nodiscard]] response::Timeline counted_timeline(const Xapian::Database& database,
                                                  const std::vector<Xapian::docid>& matches,
                                                  Deadline& deadline);

}  // namespace niger::results
