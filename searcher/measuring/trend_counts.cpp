#include "searcher/measuring/trend_counts.h"

#include <map>
#include <optional>
#include <unordered_map>

#include "searcher/measuring/article_sizes.h"
#include "searcher/measuring/period.h"

namespace niger::measuring {

using response::Trend;
using response::TrendCounts;

namespace {

void add(std::uint64_t words, TrendCounts& counts) {
  ++counts.articles;
  counts.words += words;
}

}  // namespace

Trend collection_trend(const Xapian::Database& database, const std::vector<Xapian::docid>& articles,
                       response::Period unit, Deadline& deadline) {
  Trend trend;
  trend.unit = unit;
  std::map<std::int64_t, TrendCounts> found;
  ArticleDays days(database);
  ArticleSizes sizes(database);
  DeadlineWatch watch(deadline, deadline_share::kCounting);
  for (const Xapian::docid article : articles) {
    if (watch.is_over()) break;
    const std::optional<Date> day = days.day_of(article);
    add(sizes.size_of(article).words, day ? found[number_of(unit, *day)] : trend.undated);
  }
  if (found.empty()) return trend;
  const std::int64_t first = found.begin()->first;
  const std::int64_t last = found.rbegin()->first;
  if (last - first < kMostPeriods) {
    for (std::int64_t number = first; number < last; ++number) found.try_emplace(number);
  }
  for (const auto& [number, counts] : found) {
    trend.periods.push_back({label_of(unit, number), counts});
  }
  return trend;
}

void count_series(const Xapian::Database& database, const std::vector<Xapian::docid>& matches,
                  Occurrences* occurrences, const Trend& trend, response::TrendSeries& series,
                  Deadline& deadline) {
  std::unordered_map<std::string, std::size_t> places;
  for (const response::TrendPeriod& period : trend.periods) {
    places.emplace(period.label, places.size());
  }
  std::unordered_map<std::int64_t, TrendCounts> found;
  series.counts.assign(trend.periods.size(), {});
  ArticleDays days(database);
  DeadlineWatch watch(deadline, 1, 16);  // a step may read a text
  for (const Xapian::docid article : matches) {
    if (watch.is_over()) break;
    const std::optional<Date> day = days.day_of(article);
    add(occurrences == nullptr ? 0 : occurrences->in(article),
        day ? found[number_of(trend.unit, *day)] : series.undated);
  }
  for (const auto& [number, counts] : found) {
    const auto place = places.find(label_of(trend.unit, number));
    TrendCounts& sum = place == places.end() ? series.undated : series.counts[place->second];
    sum.articles += counts.articles;
    sum.words += counts.words;
  }
}

}  // namespace niger::measuring
