#pragma once
/// Which of the matches that are copies of each other stands for all of them? The first in order;
/// of equally good ones that with the smallest id, so that it does not depend on how the index came
/// to be.
#include <xapian.h>

#include <cstdint>
#include <vector>

#include "searcher/results/matching.h"

namespace niger {

/// Keeps the first of the matches of each group; all matches of a query must be there, in order.
void collapse(const Xapian::Database& database, std::vector<Match>& matches);

/// For an Enquire that collapses on schema::kClusterSlot itself, whose choice among equals is by
/// number: replaces each of `matches` that has copies by the one that is to stand for them, and
/// counts the others. `query` is that of the Enquire, which may be changed.
void settle_collapsed(const Xapian::Database& database, Xapian::Enquire& enquire,
                      const Xapian::Query& query, SortOrder order, std::vector<Match>& matches);

}  // namespace niger
