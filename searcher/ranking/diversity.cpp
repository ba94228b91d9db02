#include "searcher/ranking/diversity.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "searcher/base/ranking.h"

namespace niger::ranking {
namespace {

// Source and day of each hit; empty where either is not known.
std::vector<std::string> origins_of(const Xapian::Database& database,
                                    const std::vector<RankedHit>& hits, std::size_t count) {
  std::vector<std::size_t> ascending(count);
  for (std::size_t i = 0; i < count; ++i) ascending[i] = i;
  std::sort(ascending.begin(), ascending.end(), [&hits](std::size_t one, std::size_t other) {
    return hits[one].match.id < hits[other].match.id;
  });
  std::vector<std::string> origins(count);
  index::ValueReader sources(database, schema::kSourceSlot);
  index::ValueReader dates(database, schema::kDateSlot);
  for (const std::size_t at : ascending) {
    const std::string source = sources.value_of(hits[at].match.id);
    const std::string date = dates.value_of(hits[at].match.id);
    if (!source.empty() && !date.empty()) origins[at] = date + source;
  }
  return origins;
}

// Whether the other may come before one that its origin holds back: as high a class of match, and
// nearly as high a score.
bool may_overtake(const RankedHit& other, const RankedHit& one) {
  return other.incidental() == one.incidental() && other.is_of_relatives == one.is_of_relatives &&
         other.score >= kNearlyAsHigh * one.score;
}

}  // namespace

std::vector<std::size_t> diverse_order(const std::vector<RankedHit>& hits,
                                       const std::vector<std::string>& origins) {
  std::vector<std::size_t> order;
  std::vector<std::size_t> left(origins.size());
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
  std::unordered_map<std::string, std::size_t> shown;
  while (!left.empty()) {
    const auto is_held_back = [&](std::size_t hit) {
      const auto at = shown.find(origins[hit]);
      return at != shown.end() && at->second >= kMostOfOneDay;
    };
    auto next = left.begin();
    if (is_held_back(*next)) {
      const auto other = std::find_if(left.begin() + 1, left.end(), [&](std::size_t hit) {
        return !may_overtake(hits[hit], hits[left.front()]) || !is_held_back(hit);
      });
      if (other != left.end() && may_overtake(hits[*other], hits[left.front()])) next = other;
    }
    if (!origins[*next].empty()) ++shown[origins[*next]];
    order.push_back(*next);
    left.erase(next);
  }
  return order;
}

void diversify(const Xapian::Database& database, std::vector<RankedHit>& hits) {
  const std::size_t count = std::min(hits.size(), ranking::kRescoredHits);
  const std::vector<std::size_t> order = diverse_order(hits, origins_of(database, hits, count));
  std::vector<RankedHit> moved;
  moved.reserve(hits.size());
  for (const std::size_t at : order) moved.push_back(std::move(hits[at]));
  for (std::size_t at = count; at < hits.size(); ++at) moved.push_back(std::move(hits[at]));
  hits = std::move(moved);
  for (std::size_t at = 1; at < hits.size(); ++at) {
    hits[at].score = std::min(hits[at].score, hits[at - 1].score);
  }
}

}  // namespace niger::ranking
