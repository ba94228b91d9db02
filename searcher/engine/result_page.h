#pragma once
/// The hits of one page: matches in their final order, and of each what a person is shown.
#include "searcher/engine/matched_query.h"

namespace niger::engine {

/// Adds the hits of the request's page to `response`. Once the deadline has passed, no more than
/// the first ten of the page. Throws what Xapian throws, and Error(Index) for a record that cannot
/// be read.
void show_page(SearchContext& context, const SearchRequest& request, const MatchedQuery& matched,
               response::SearchResponse& response);

}  // namespace niger::engine
