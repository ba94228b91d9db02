#pragma once
/// The matches of a request: those that are listed and those that are counted, which may be of
/// another level than the ranked ones (match_levels.h). How many are needed follows from what the
/// request asks for.
#include "searcher/engine/search_context.h"
#include "searcher/engine/search_request.h"
#include "searcher/response/response.h"

namespace niger::engine {

/// Of each page the hits before it are needed, too.
[[nodiscard]] std::uint64_t hits_to_page(const SearchRequest& request);

/// The first matches of `built`, as many as the page needs, and the count of all; and all of them
/// where the request counts something of all.
[[nodiscard]] matching::Matches all_matches(SearchContext& context, const SearchRequest& request,
                                            const query::BuiltQuery& built);

/// The same of the widest level, without what take_level() replaces.
[[nodiscard]] matching::Matches first_matches(SearchContext& context, const SearchRequest& request,
                                              const query::BuiltQuery& built);

/// Puts the tightest level of `built` in the place of `found` where it belongs there, and tells
/// `response` of it.
void take_level(SearchContext& context, const SearchRequest& request,
                const query::BuiltQuery& built, matching::Matches& found,
                response::SearchResponse& response);

}  // namespace niger::engine
