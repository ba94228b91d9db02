#include "searcher/results/collapsing.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/index/schema.h"
#include "searcher/results/slot_values.h"

namespace niger {

void collapse(const Xapian::Database& database, std::vector<Match>& matches) {
  std::vector<Xapian::docid> ids;
  ids.reserve(matches.size());
  for (const Match& match : matches) ids.push_back(match.id);
  std::sort(ids.begin(), ids.end());
  const std::unordered_map<Xapian::docid, std::string> groups =
      values_of(database, schema::kClusterSlot, ids);
  std::unordered_map<std::string_view, std::size_t> place;  // of the first of a group
  std::vector<Match> kept;
  for (Match& match : matches) {
    const auto group = groups.find(match.id);
    if (group != groups.end()) {
      const auto [first, is_new] = place.try_emplace(group->second, kept.size());
      if (!is_new) {
        ++kept[first->second].others;
        continue;
      }
      match.group = group->second;
    }
    kept.push_back(std::move(match));
  }
  matches = std::move(kept);
}

std::uint64_t count_copies(const Xapian::ValueCountMatchSpy& copies, std::vector<Match>& matches) {
  std::unordered_map<std::string, std::uint64_t> others;
  std::uint64_t sum = 0;
  const auto end = copies.values_end();
  for (auto at = copies.values_begin(); at != end; ++at) {
    if (at.get_termfreq() < 2) continue;
    sum += at.get_termfreq() - 1;
    others.emplace(*at, at.get_termfreq() - 1);
  }
  for (Match& match : matches) {
    const auto known = others.find(match.group);
    if (known != others.end()) match.others = known->second;
  }
  return sum;
}

}  // namespace niger
