#include "searcher/results/matching.h"

#include <algorithm>
#include <utility>

#include "searcher/query/match_weights.h"
#include "searcher/results/collapsing.h"
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
      matches.push_back({.id = *at, .weight = at.get_weight(), .group = at.get_collapse_key()});
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
  if (built.least_weight > 0) enquire.set_cutoff(0, built.least_weight);
  const std::vector<Xapian::docid> not_matching = rejected(built, reader_, session_);
  // Xapian's collapsing knows nothing of what we reject, and does not tell whom it left out.
  const bool collapses_here = options.collapse && (options.all || !not_matching.empty());
  const bool xapian_collapses = options.collapse && !collapses_here;
  // Of what we reject, a part may weigh too little in any case: only counting tells.
  const bool counts_here = built.least_weight > 0 && !not_matching.empty();
  const auto most =
      static_cast<Xapian::doccount>(options.all || collapses_here || counts_here
                                        ? articles
                                        : std::min<std::uint64_t>(options.first, articles));
  if (xapian_collapses) enquire.set_collapse_key(schema::kClusterSlot);
  out.first = first_matches(database, enquire, options.order, most, not_matching, out.total);
  if (xapian_collapses) {
    settle_collapsed(database, enquire, built.query, options.order, out.first);
  }
  order_ties(database, options.order, out.first);
  if (collapses_here) collapse(database, out.first);
  if (collapses_here || counts_here) out.total = out.first.size();
  if (options.all) out.all = ascending(out.first);
  if (out.first.size() > options.first) {
    out.first.resize(static_cast<std::size_t>(options.first));
  }
  return out;
}

}  // namespace niger
