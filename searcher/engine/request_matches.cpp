#include "searcher/engine/request_matches.h"

#include <algorithm>
#include <utility>

#include "searcher/base/ranking.h"
#include "searcher/engine/match_levels.h"

namespace niger::engine {

using matching::Matches;
using query::BuiltQuery;

namespace {

// Pages past this many hits would hold the whole index in memory.
constexpr std::uint64_t kMaxHits = 1'000'000;

bool counts_all(const SearchRequest& request) {
  return request.timeline || request.all_ids || !request.facets.empty();
}

// The first matches, as many as the page needs, and the count of all; with `all`, all of them.
Matches matches(SearchContext& context, const SearchRequest& request, const BuiltQuery& built,
                bool all) {
  std::uint64_t most = hits_to_page(request);
  // As many are needed to know that there are enough (attempts.h).
  if (request.sort == response::SortOrder::Relevance ||
      request.counting == response::Counting::AtLeast) {
    most = std::max<std::uint64_t>(most, ranking::kRescoredHits);
  }
  // What is chosen or ordered on our side is chosen out of all.
  const bool chooses = request.seen.has_value() || request.recency_share > 0 || request.whole_list;
  return context.matcher.run(built,
                             {.order = request.sort,
                              .first = chooses ? context.database().get_doccount() : most,
                              .all = chooses || all,
                              .collapse = request.collapse,
                              .count_copies = !request.collapse && request.with_text &&
                                              request.counting == response::Counting::Exact,
                              .counting = request.counting},
                             context.deadline);
}

// Only how many there are, and with `all` which.
Matches counted(SearchContext& context, const SearchRequest& request, const BuiltQuery& built,
                bool all) {
  return context.matcher.run(built, {.first = 0, .all = all, .collapse = request.collapse},
                             context.deadline);
}

// True if the articles are chosen or ordered by something else than relevance: then they are those
// of the tightest level, not all that may be ranked.
bool lists_level(const SearchRequest& request) {
  return request.sort != response::SortOrder::Relevance || request.seen.has_value() ||
         request.all_ids || request.whole_list;
}

bool takes_level(const SearchRequest& request, const BuiltQuery& built) {
  const bool wanted = request.match == MatchMode::Auto &&
                      request.counting == response::Counting::Exact &&
                      (request.with_text || lists_level(request));
  return wanted && has_levels(built);
}

}  // namespace

std::uint64_t hits_to_page(const SearchRequest& request) {
  return std::min(request.offset + request.limit, kMaxHits);
}

Matches all_matches(SearchContext& context, const SearchRequest& request, const BuiltQuery& built) {
  return matches(context, request, built, counts_all(request));
}

Matches first_matches(SearchContext& context, const SearchRequest& request,
                      const BuiltQuery& built) {
  if (!takes_level(request, built)) return matches(context, request, built, counts_all(request));
  if (lists_level(request)) return counted(context, request, built, false);
  if (!counts_all(request)) return matches(context, request, built, false);
  // What is reported of all matches is of the tightest level: the widest is not matched for it, or
  // not a second time.
  const std::optional<matching::LevelCount> tightest =
      tightest_level(context, built, request.collapse);
  Matches found = matches(context, request, built, !tightest);
  found.is_tightest_known = true;
  found.tightest = tightest;
  return found;
}

void take_level(SearchContext& context, const SearchRequest& request, const BuiltQuery& built,
                Matches& found, response::SearchResponse& response) {
  if (!takes_level(request, built)) return;
  response::MatchLevel level{.words = built.parts.words.size(),
                             .least = built.least_words,
                             .total = found.total,
                             .some = found.total};
  std::optional<matching::LevelCount> tightest = found.tightest;
  if (!found.is_tightest_known && level.some > 0 && !context.deadline.was_met()) {
    tightest = tightest_level(context, built, request.collapse);
  }
  if (tightest) {
    level.least = tightest->least;
    level.total = tightest->total;
  }
  if (lists_level(request)) {
    found = matches(context, request, tightest ? level_query(built, level.least) : built,
                    counts_all(request));
    level.total = found.total;
  } else if (tightest && counts_all(request)) {
    found.all = counted(context, request, level_query(built, level.least), true).all;
  }
  if (level.some > 0) response.level = level;
}

}  // namespace niger::engine
