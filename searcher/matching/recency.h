#pragma once
/// Recency: how the date of a match counts beside its relevance. The newest of the matches gets the
/// whole of the share, the oldest and those without a date nothing; so the order depends neither on
/// today nor on how long ago the collection ends, and is the same on every page.
#include <xapian.h>

#include "searcher/base/deadline.h"
#include "searcher/matching/matching.h"

namespace niger::matching {

/// `score`, of which `share` (0–1) is given up for `recency` (0–1); `best` is the best score of
/// all.
[[nodiscard]] double with_recency(double score, double best, double recency, double share);

/// Gives each match its recency (the share of the dated matches that are older, or of its day), and
/// brings `first`, which must be complete, into the order of weights with recency. Equal ones keep
/// their order. Dates that the deadline leaves no time for are as good as none.
void order_with_recency(const Xapian::Database& database, double share, Matches& matches,
                        Deadline& deadline);

}  // namespace niger::matching
