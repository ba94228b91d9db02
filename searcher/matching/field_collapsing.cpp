#include "searcher/matching/field_collapsing.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "common/index/schema.h"
#include "searcher/matching/slot_values.h"

namespace niger::matching {

void collapse(const Xapian::Database& database, std::vector<Match>& matches) {
  std::vector<Xapian::docid> ids;
  ids.reserve(matches.size());
  for (const Match& match : matches) ids.push_back(match.id);
  const SlotValues groups =
      values_of(database, schema::kClusterSlot, ascending_ids(std::move(ids)));
  std::unordered_map<std::string_view, std::size_t> place;  // of the first of a group
  std::vector<Match> kept;
  kept.reserve(matches.size());
  for (Match& match : matches) {
    if (const std::string* group = groups.find(match.id)) {
      const auto [first, is_new] = place.try_emplace(*group, kept.size());
      if (!is_new) {
        ++kept[first->second].others;
        continue;
      }
      match.group = *group;
    }
    kept.push_back(std::move(match));
  }
  matches = std::move(kept);
}

std::uint64_t count_collapsed(const Xapian::ValueCountMatchSpy& collapsed,
                              std::vector<Match>& matches) {
  std::unordered_map<std::string, std::uint64_t> others;
  std::uint64_t sum = 0;
  const auto end = collapsed.values_end();
  for (auto at = collapsed.values_begin(); at != end; ++at) {
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

}  // namespace niger::matching
