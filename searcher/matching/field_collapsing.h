#pragma once
/// Field collapsing, as in Solr and Lucene: of the matches that are near-duplicates of each other
/// the first in order stands for all; of equally good ones that with the smallest id, so that it
/// does not depend on how the index was built.
#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/matching/matching.h"

namespace niger::matching {

/// Keeps the first of the matches of each group, with the count of the others among `matches`;
/// these must be in order, and reach from the first match of the query as far as they go.
void collapse(const Xapian::Database& database, std::vector<Match>& matches);

/// For a search of which not all matches were fetched: what schema::kClusterSlot held of all of
/// them says how many stand behind each of the collapsed `matches`. Returns how many matches of the
/// query are left out for an earlier one of their group.
std::uint64_t count_collapsed(const Xapian::ValueCountMatchSpy& collapsed,
                              std::vector<Match>& matches);

}  // namespace niger::matching
