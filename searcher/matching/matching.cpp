#include "searcher/matching/matching.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "common/index/value_reader.h"
#include "searcher/base/match_weights.h"
#include "searcher/matching/field_collapsing.h"
#include "searcher/matching/match_spy.h"
#include "searcher/matching/slot_values.h"
#include "searcher/matching/ties.h"
#include "searcher/matching/two_phase_matching.h"

namespace niger::matching {

using query::BuiltQuery;
using response::SortOrder;

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

void set_weights(Xapian::Enquire& enquire, const BuiltQuery& built, const MatchOptions& options) {
  if (options.first == 0 && built.least_weight == 0) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  } else {
    enquire.set_weighting_scheme(
        Xapian::BM25Weight(match::kBm25K1, 0, 1, match::kBm25B, match::kBm25MinNormalisedLength));
  }
}

std::vector<Xapian::docid> ascending(const std::vector<Match>& matches) {
  std::vector<Xapian::docid> ids;
  ids.reserve(matches.size());
  for (const Match& match : matches) ids.push_back(match.id);
  return ascending_ids(std::move(ids));
}

// The order in which Xapian gives them.
void order_by(const Xapian::Database& database, SortOrder order, std::vector<Match>& matches) {
  if (order == SortOrder::Relevance) {
    std::stable_sort(matches.begin(), matches.end(), [](const Match& one, const Match& other) {
      return one.weight > other.weight;
    });
  } else {
    std::vector<std::pair<std::string, Match>> dated;
    index::ValueReader dates(database, schema::kDateSlot);
    for (const Match& match : matches) dated.emplace_back(dates.value_of(match.id), match);
    std::stable_sort(dated.begin(), dated.end(), [order](const auto& one, const auto& other) {
      if (one.first == other.first) return one.second.weight > other.second.weight;
      return (one.first > other.first) == (order == SortOrder::Newest);
    });
    for (std::size_t i = 0; i < matches.size(); ++i) matches[i] = dated[i].second;
  }
  order_ties(database, order, matches);
}

// Drops those at the end that are as good as the last: there may be more of them, and which come
// first is for order_ties to say.
void drop_open_run(const Xapian::Database& database, SortOrder order, std::vector<Match>& matches) {
  if (matches.empty()) return;
  const Match last = matches.back();
  while (!matches.empty() && are_tied(database, order, matches.back(), last)) matches.pop_back();
}

// Where only some are known to be matches, the others are none.
bool is_rejected(const Verdict& verdict, Xapian::docid id) {
  return verdict.is_cut ? !std::binary_search(verdict.passed.begin(), verdict.passed.end(), id)
                        : std::binary_search(verdict.rejected.begin(), verdict.rejected.end(), id);
}

std::uint64_t others_behind(const std::vector<Match>& matches) {
  return std::accumulate(matches.begin(), matches.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const Match& match) { return sum + match.others; });
}

std::uint64_t copies_among(const Xapian::Database& database, std::vector<Match> matches) {
  collapse(database, matches);
  return others_behind(matches);
}

// What one match is to give.
struct Fetching {
  const BuiltQuery& built;
  const MatchOptions& options;
  const Verdict& verdict;
  Xapian::doccount most;  ///< as many as there are articles: all of them
  Deadline& deadline;
};

// Of what the spy had seen when the time was up: the first ones, in order, and their count.
Matches found_by_then(const Xapian::Database& database, const Fetching& fetching,
                      const MatchSpy& spy) {
  Matches out;
  for (const MatchSpy::Seen& one : spy.seen()) {
    if (one.weight < fetching.built.least_weight || is_rejected(fetching.verdict, one.id)) continue;
    out.first.push_back({.id = one.id, .weight = one.weight});
  }
  order_by(database, fetching.options.order, out.first);
  const std::uint64_t seen = out.first.size();
  if (out.first.size() > fetching.most) out.first.resize(fetching.most);
  if (fetching.options.collapse) collapse(database, out.first);
  out.total = fetching.most == database.get_doccount() ? out.first.size() : seen;
  if (fetching.options.collapse && out.total == seen) {
    out.total -= std::min(seen, count_collapsed(spy, out.first));
  }
  return out;
}

// The first matches or fewer, in their final order, and the count of all.
Matches fetched(const Xapian::Database& database, Xapian::Enquire& enquire,
                const Fetching& fetching) {
  const Xapian::doccount articles = database.get_doccount();
  const MatchOptions& options = fetching.options;
  const Xapian::doccount most = fetching.most;
  // Xapian's own collapsing knows nothing of what we reject, and chooses among equals by number:
  // it only counts the others of a group here, where not all are fetched.
  const bool is_exact = options.counting == response::Counting::Exact;
  const bool counts_collapsed_here = options.collapse && most < articles && is_exact;
  MatchSpy spy(schema::kClusterSlot, counts_collapsed_here, fetching.deadline,
               deadline_share::kMatching);
  enquire.clear_matchspies();
  if (counts_collapsed_here || fetching.deadline.may_pass()) enquire.add_matchspy(&spy);
  Xapian::MSet found;
  try {
    // Every match is looked at, also where nobody counts them: Xapian 1.4 crashes as it passes over
    // what cannot be among the first (an OP_MAX all of whose parts have ended is asked for its
    // weight).
    found = enquire.get_mset(0, most, articles);
  } catch (const MatchSpy::TimeUp&) {
    enquire.clear_matchspies();
    return found_by_then(database, fetching, spy);
  }
  Matches out;
  for (auto at = found.begin(); at != found.end(); ++at) {
    if (is_rejected(fetching.verdict, *at)) continue;
    out.first.push_back({.id = *at, .weight = at.get_weight()});
  }
  if (most < articles && found.size() == most) {
    drop_open_run(database, options.order, out.first);
  }
  order_ties(database, options.order, out.first);
  if (options.collapse) collapse(database, out.first);
  // Fewer than were asked for are all there are.
  if (most == articles || (!is_exact && found.size() < most)) {
    out.total = out.first.size();
    if (options.collapse) out.copies = others_behind(out.first);
    if (options.count_copies) out.copies = copies_among(database, out.first);
    return out;
  }
  if (!is_exact) {
    out.total = out.first.size();
    out.is_exact = false;
    return out;
  }
  out.total = found.get_matches_lower_bound() - fetching.verdict.rejected.size();
  if (options.collapse) {
    out.copies = count_collapsed(spy, out.first);
    out.total -= *out.copies;
  }
  return out;
}

}  // namespace

Matches Matcher::run(const BuiltQuery& built, const MatchOptions& options, Deadline& deadline) {
  const Xapian::Database& database = reader_.database();
  const Xapian::doccount articles = database.get_doccount();
  Xapian::Enquire enquire(database);
  enquire.set_query(built.query);
  set_weights(enquire, built, options);
  set_order(database, enquire, options.order);
  if (built.least_weight > 0) enquire.set_cutoff(0, built.least_weight);
  const Verdict verdict = verified(built, reader_, session_, deadline);
  // Of what we reject, a part may have near-duplicates that stay, or weigh too little in any case.
  const bool needs_all =
      options.all || options.count_copies || verdict.is_cut ||
      (!verdict.rejected.empty() && (options.collapse || built.least_weight > 0));
  // Near-duplicates take the place of other matches: a page seldom needs more than twice its
  // length.
  std::uint64_t most = needs_all ? articles : options.first + verdict.rejected.size() + 1;
  if (options.collapse) most += options.first;
  Matches out;
  for (;; most *= 8) {
    most = std::min<std::uint64_t>(most, articles);
    out = fetched(database, enquire,
                  {built, options, verdict, static_cast<Xapian::doccount>(most), deadline});
    const std::uint64_t needed = out.is_exact ? std::min(options.first, out.total) : options.first;
    if (most == articles || deadline.was_met() || out.first.size() >= needed) break;
    // Without weights, as where only a field is asked for, all may be equal.
    if (out.first.empty()) most = articles;
  }
  if (options.all) out.all = ascending(out.first);
  if (out.first.size() > options.first) {
    out.first.resize(static_cast<std::size_t>(options.first));
  }
  return out;
}

}  // namespace niger::matching
