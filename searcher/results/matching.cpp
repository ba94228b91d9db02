#include "searcher/results/matching.h"

#include <algorithm>
#include <utility>

#include "searcher/query/match_weights.h"
#include "searcher/results/collapsing.h"
#include "searcher/results/slot_values.h"
#include "searcher/results/ties.h"
#include "searcher/results/verification.h"

namespace niger {
namespace {

// An article without a date is neither old nor new: it comes last in both orders.
class UndatedLast : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& article) const override {
    const std::string date = article.get_value(schema::kDateSlot);
    return date.empty() ? "~" : date;  // after every digit
  }
};

void set_order(const Xapian::Database& database, Xapian::Enquire& enquire, SortOrder order) {
  const bool all_are_dated = database.get_value_freq(schema::kDateSlot) == database.get_doccount();
  switch (order) {
    case SortOrder::Relevance:
      break;
    case SortOrder::Newest:
      enquire.set_sort_by_value_then_relevance(schema::kDateSlot, true);
      break;
    case SortOrder::Oldest:
      if (all_are_dated) {
        enquire.set_sort_by_value_then_relevance(schema::kDateSlot, false);
      } else {
        static UndatedLast last;
        enquire.set_sort_by_key_then_relevance(&last, false);
      }
      break;
  }
}

std::vector<Xapian::docid> ascending(const std::vector<Match>& matches) {
  std::vector<Xapian::docid> ids;
  ids.reserve(matches.size());
  for (const Match& match : matches) ids.push_back(match.id);
  return ascending_ids(std::move(ids));
}

// Drops those at the end that are as good as the last: there may be more of them, and which come
// first is for order_ties to say.
void drop_open_run(const Xapian::Database& database, SortOrder order, std::vector<Match>& matches) {
  if (matches.empty()) return;
  const Match last = matches.back();
  while (!matches.empty() && are_tied(database, order, matches.back(), last)) matches.pop_back();
}

// The first `most` matches or fewer, in their final order, and the count of all. With `most` as
// many as there are articles, all of them.
Matches fetched(const Xapian::Database& database, Xapian::Enquire& enquire,
                const MatchOptions& options, const std::vector<Xapian::docid>& rejected,
                Xapian::doccount most) {
  const Xapian::doccount articles = database.get_doccount();
  // Xapian's own collapsing knows nothing of what we reject, and chooses among equals by number:
  // it only counts the copies here, where not all are fetched.
  Xapian::ValueCountMatchSpy copies(schema::kClusterSlot);
  enquire.clear_matchspies();
  if (options.collapse && most < articles) enquire.add_matchspy(&copies);
  // Every match is looked at: counts are of real matches.
  const Xapian::MSet found = enquire.get_mset(0, most, articles);
  Matches out;
  for (auto at = found.begin(); at != found.end(); ++at) {
    if (std::binary_search(rejected.begin(), rejected.end(), *at)) continue;
    out.first.push_back({.id = *at, .weight = at.get_weight()});
  }
  if (most < articles && found.size() == most) {
    drop_open_run(database, options.order, out.first);
  }
  order_ties(database, options.order, out.first);
  if (options.collapse) collapse(database, out.first);
  if (most == articles) {
    out.total = out.first.size();
    return out;
  }
  out.total = found.get_matches_lower_bound() - rejected.size();
  if (options.collapse) out.total -= count_copies(copies, out.first);
  return out;
}

}  // namespace

Matches Matcher::run(const BuiltQuery& built, const MatchOptions& options) {
  const Xapian::Database& database = reader_.database();
  const Xapian::doccount articles = database.get_doccount();
  Xapian::Enquire enquire(database);
  enquire.set_query(built.query);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(match::kBm25K1, 0, 1, match::kBm25B, match::kBm25MinNormalisedLength));
  set_order(database, enquire, options.order);
  if (built.least_weight > 0) enquire.set_cutoff(0, built.least_weight);
  const std::vector<Xapian::docid> not_matching = rejected(built, reader_, session_);
  // Of what we reject, a part may have copies that stay, or weigh too little in any case.
  const bool needs_all =
      options.all || (!not_matching.empty() && (options.collapse || built.least_weight > 0));
  // Copies take the place of other matches: a page seldom needs more than twice its length.
  std::uint64_t most = needs_all ? articles : options.first + not_matching.size() + 1;
  if (options.collapse) most += options.first;
  Matches out;
  for (;; most *= 8) {
    most = std::min<std::uint64_t>(most, articles);
    out = fetched(database, enquire, options, not_matching, static_cast<Xapian::doccount>(most));
    if (most == articles || out.first.size() >= std::min(options.first, out.total)) break;
    // Without weights, as where only a field is asked for, all may be equal.
    if (out.first.empty()) most = articles;
  }
  if (options.all) out.all = ascending(out.first);
  if (out.first.size() > options.first) {
    out.first.resize(static_cast<std::size_t>(options.first));
  }
  return out;
}

}  // namespace niger
