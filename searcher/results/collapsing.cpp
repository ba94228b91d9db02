#include "searcher/results/collapsing.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "common/index/boolean_term.h"
#include "common/index/copy_list.h"
#include "common/index/schema.h"
#include "searcher/results/slot_values.h"
#include "searcher/results/ties.h"

namespace niger {

void collapse(const Xapian::Database& database, std::vector<Match>& matches) {
  std::vector<Xapian::docid> ids;
  ids.reserve(matches.size());
  for (const Match& match : matches) ids.push_back(match.id);
  std::sort(ids.begin(), ids.end());
  std::unordered_map<Xapian::docid, std::string> groups =
      values_of(database, schema::kClusterSlot, ids);
  std::unordered_map<std::string, std::size_t> place;  // of the first of a group
  std::vector<Match> kept;
  for (const Match& match : matches) {
    const auto group = groups.find(match.id);
    if (group != groups.end()) {
      const auto [first, is_new] = place.try_emplace(std::move(group->second), kept.size());
      if (!is_new) {
        ++kept[first->second].others;
        continue;
      }
    }
    kept.push_back(match);
  }
  matches = std::move(kept);
}

void settle_collapsed(const Xapian::Database& database, Xapian::Enquire& enquire,
                      const Xapian::Query& query, SortOrder order, std::vector<Match>& matches) {
  std::vector<Xapian::docid> members;
  for (const Match& match : matches) {
    if (match.group.empty()) continue;
    const auto list = decoded_copy_list(database.get_metadata(metadata_key_of_group(match.group)));
    if (list) members.insert(members.end(), list->begin(), list->end());
  }
  if (members.empty()) return;
  std::sort(members.begin(), members.end());
  std::vector<std::string> terms;
  for (const auto& [number, id] : values_of(database, schema::kIdSlot, members)) {
    terms.push_back(exact_term(schema::kIdPrefix, id));
  }
  enquire.set_collapse_key(Xapian::BAD_VALUENO);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query,
                                  Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end())));
  const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(members.size()));
  std::vector<Match> candidates;
  for (auto at = found.begin(); at != found.end(); ++at) {
    candidates.push_back({.id = *at, .weight = at.get_weight()});
  }
  order_ties(database, order, candidates);
  const std::unordered_map<Xapian::docid, std::string> groups =
      values_of(database, schema::kClusterSlot, members);
  std::unordered_map<std::string, Match> first;
  for (const Match& candidate : candidates) {
    const auto group = groups.find(candidate.id);
    if (group == groups.end()) continue;
    const auto [place, is_new] = first.try_emplace(group->second, candidate);
    if (!is_new) ++place->second.others;
  }
  for (Match& match : matches) {
    const auto settled = first.find(match.group);
    if (settled == first.end()) continue;
    match.id = settled->second.id;
    match.weight = settled->second.weight;
    match.others = settled->second.others;
  }
}

}  // namespace niger
