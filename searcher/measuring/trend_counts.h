#pragma once
/// The counting of a trend: articles and words of each period.
#include <xapian.h>

#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/measuring/occurrences.h"
#include "searcher/response/trend.h"

namespace niger::measuring {

/// A trend that has no queries yet: the periods of `articles`, which ascend, with what they have.
/// With more than kMostPeriods from the first to the last, as where a date is wrong, those without
/// an article are left out. Articles that the deadline leaves no time for are not counted.
[[nodiscard]] response::Trend collection_trend(const Xapian::Database& database,
                                               const std::vector<Xapian::docid>& articles,
                                               response::Period unit, Deadline& deadline);
inline constexpr std::int64_t kMostPeriods = 10'000;

/// Fills in the counts of `series`, of whose query `matches` are the articles, which ascend;
/// `occurrences` null: there are no words to count. A match in a period that `trend` lacks counts
/// as one without a date.
void count_series(const Xapian::Database& database, const std::vector<Xapian::docid>& matches,
                  Occurrences* occurrences, const response::Trend& trend,
                  response::TrendSeries& series, Deadline& deadline);

}  // namespace niger::measuring
