#pragma once
/// A query and what it matches, after as many attempts as it takes (attempts.h); and the statistics
/// over all matches. Shows nothing.
#include "searcher/engine/search_context.h"
#include "searcher/engine/search_request.h"
#include "searcher/response/response.h"

namespace niger::engine {

struct MatchedQuery {
  query::BuiltQuery built;  ///< its query is empty where there is nothing to look for
  matching::Matches found;  ///< as they are paged through and counted
};

/// What there is to report of it goes to `response`: how it was understood, notes, the total, the
/// explanation. Throws what Xapian throws.
[[nodiscard]] MatchedQuery matched_query(SearchContext& context, const SearchRequest& request,
                                         const grammar::ParsedQuery& parsed,
                                         response::SearchResponse& response);

/// The same for what the request asks for: where it names an article (`similar_to`), those similar
/// to it, which the query narrows. Throws Refusal where there is no such article.
[[nodiscard]] MatchedQuery matched_request(SearchContext& context, const SearchRequest& request,
                                           const grammar::ParsedQuery& parsed,
                                           response::SearchResponse& response);

/// Fills in what the request wants to know of all matches: facets, timeline, ids.
void count_matches(SearchContext& context, const SearchRequest& request,
                   const matching::Matches& found, response::SearchResponse& response);

}  // namespace niger::engine
