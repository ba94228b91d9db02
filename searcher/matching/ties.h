#pragma once
/// Ties: equally good matches, in the order of their articles' ids. The numbers that Xapian gave
/// them tell how the index was made (one build, or a build and many updates), which no answer may
/// depend on.
#include <xapian.h>

#include <vector>

#include "searcher/matching/matching.h"

namespace niger::matching {

/// True where neither stands before the other in `order`: equal weights, but for the noise of
/// adding them up in another order, and for an order by date equal dates.
[[nodiscard]] bool are_tied(const Xapian::Database& database, response::SortOrder order,
                            const Match& one, const Match& other);

/// Puts each run of tied neighbours into the order of their ids. A run that is cut off by the end
/// of `matches` is the caller's to complete first.
void order_ties(const Xapian::Database& database, response::SortOrder order,
                std::vector<Match>& matches);

}  // namespace niger::matching
