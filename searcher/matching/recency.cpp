#include "searcher/matching/recency.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/index/schema.h"
#include "common/index/value_reader.h"

namespace niger::matching {

double with_recency(double score, double best, double recency, double share) {
  return (1 - share) * score + share * best * recency;
}

void order_with_recency(const Xapian::Database& database, double share, Matches& matches,
                        Deadline& deadline) {
  std::vector<std::pair<std::string, Xapian::docid>> dated;  // by day
  index::ValueReader dates(database, schema::kDateSlot);
  DeadlineWatch watch(deadline, deadline_share::kMatching);
  for (const Xapian::docid match : matches.all) {
    if (watch.is_over()) break;
    std::string date = dates.value_of(match);
    if (!date.empty()) dated.emplace_back(std::move(date), match);
  }
  std::sort(dated.begin(), dated.end());
  std::unordered_map<Xapian::docid, double> recencies;
  for (std::size_t first = 0; first < dated.size();) {
    std::size_t last = first;
    while (last < dated.size() && dated[last].first == dated[first].first) ++last;
    for (std::size_t i = first; i < last; ++i) {
      recencies[dated[i].second] = static_cast<double>(last) / static_cast<double>(dated.size());
    }
    first = last;
  }
  double best = 0;
  for (Match& match : matches.first) {
    const auto known = recencies.find(match.id);
    match.recency = known == recencies.end() ? 0 : known->second;
    best = std::max(best, match.weight);
  }
  const auto value = [&](const Match& match) {
    return with_recency(match.weight, best, match.recency, share);
  };
  std::stable_sort(matches.first.begin(), matches.first.end(),
                   [&](const Match& one, const Match& other) { return value(one) > value(other); });
}

}  // namespace niger::matching
