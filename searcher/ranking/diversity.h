#pragma once
/// The diversity of results: of one source and day no more than three stand before others that
/// score nearly as high. Looks at the rescored hits alone, so that a hit has the same place
/// whatever page is asked for.
#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/ranking/rescorer.h"

namespace niger::ranking {

/// So many results of one source and day come first.
inline constexpr std::size_t kMostOfOneDay = 3;
/// Others come before the next of these where they score so large a share of its score.
inline constexpr double kNearlyAsHigh = 0.95;

/// Moves hits up, in place; scores still never rise down the list. Those of which the source or the
/// date is not known are like no other.
void diversify(const Xapian::Database& database, std::vector<RankedHit>& hits);

/// The same for hits with these origins (of the same length; empty: like no other), the order that
/// they come in.
[[nodiscard]] std::vector<std::size_t> diverse_order(const std::vector<RankedHit>& hits,
                                                     const std::vector<std::string>& origins);

}  // namespace niger::ranking
