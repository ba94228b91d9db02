#include "searcher/results/matching.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "searcher/query/match_weights.h"
#include "searcher/results/slot_values.h"
#include "searcher/results/ties.h"
#include "searcher/results/verification.h"

namespace niger {
namespace {

void set_order(Xapian::Enquire& enquire, SortOrder order) {
  switch (order) {
    case SortOrder::Relevance:
      break;
    case SortOrder::Newest:
      enquire.set_sort_by_value_then_relevance(schema::kDateSlot, true);
      break;
    case SortOrder::Oldest:
      enquire.set_sort_by_value_then_relevance(schema::kDateSlot, false);
      break;
  }
}

std::vector<Xapian::docid> ascending(const std::vector<Match>& matches) {
  std::vector<Xapian::docid> ids;
  ids.reserve(matches.size());
  for (const Match& match : matches) ids.push_back(match.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

void collapse(const Xapian::Database& database, schema::Slot slot,
              const std::vector<Xapian::docid>& ids, std::vector<Match>& matches) {
  std::unordered_map<Xapian::docid, std::string> values = values_of(database, slot, ids);
  std::unordered_map<std::string, std::size_t> place;  // of the first with a value
  std::vector<Match> kept;
  for (const Match& match : matches) {
    const auto value = values.find(match.id);
    if (value != values.end()) {
      const auto [first, is_new] = place.try_emplace(std::move(value->second), kept.size());
      if (!is_new) {
        ++kept[first->second].others;
        continue;
      }
    }
    kept.push_back(match);
  }
  matches = std::move(kept);
}

// The first `needed` matches that are not `rejected`, and those behind them that are as good as the
// last of these: which of them come first is for order_ties to say. `total` is exact.
std::vector<Match> first_matches(const Xapian::Database& database, Xapian::Enquire& enquire,
                                 SortOrder order, std::uint64_t needed,
                                 const std::vector<Xapian::docid>& rejected, std::uint64_t& total) {
  const Xapian::doccount articles = database.get_doccount();
  std::vector<Match> matches;
  for (std::uint64_t fetched = needed + rejected.size() + 1;; fetched *= 8) {
    const auto most = static_cast<Xapian::doccount>(std::min<std::uint64_t>(fetched, articles));
    // Every match is looked at: counts are of real matches.
    const Xapian::MSet found = enquire.get_mset(0, most, articles);
    total = found.get_matches_lower_bound() - rejected.size();
    matches.clear();
    for (auto at = found.begin(); at != found.end(); ++at) {
      if (std::binary_search(rejected.begin(), rejected.end(), *at)) continue;
      matches.push_back({.id = *at, .weight = at.get_weight()});
    }
    if (needed == 0 || matches.size() <= needed || most == articles ||
        !are_tied(database, order, matches[needed - 1], matches.back())) {
      return matches;
    }
    // Without weights, as where only a field is asked for, all may be equal.
    if (matches.back().weight == 0) fetched = articles;
  }
}

}  // namespace

Matches Matcher::run(const BuiltQuery& built, const MatchOptions& options) {
  Matches out;
  const Xapian::Database& database = reader_.database();
  const Xapian::doccount articles = database.get_doccount();
  Xapian::Enquire enquire(database);
  enquire.set_query(built.query);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(match::kBm25K1, 0, 1, match::kBm25B, match::kBm25MinNormalisedLength));
  set_order(enquire, options.order);
  const bool takes_all = options.all || options.collapse;
  const auto most = static_cast<Xapian::doccount>(
      takes_all ? articles : std::min<std::uint64_t>(options.first, articles));
  const std::vector<Xapian::docid> not_matching = rejected(built, reader_, session_);
  out.first = first_matches(database, enquire, options.order, most, not_matching, out.total);
  order_ties(database, options.order, out.first);
  std::vector<Xapian::docid> ids;
  if (takes_all) ids = ascending(out.first);
  if (options.collapse) {
    collapse(database, *options.collapse, ids, out.first);
    out.total = out.first.size();
  }
  if (out.first.size() > options.first) {
    out.first.resize(static_cast<std::size_t>(options.first));
  }
  if (options.all) out.all = std::move(ids);
  return out;
}

}  // namespace niger
