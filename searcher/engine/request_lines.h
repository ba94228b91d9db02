#pragma once
/// The words of a request's query in their context: lines, their totals and collocates.
#include <string>
#include <unordered_set>

#include "searcher/engine/search_context.h"
#include "searcher/engine/search_request.h"
#include "searcher/grammar/query_text.h"
#include "searcher/response/response.h"

namespace niger::engine {

/// Hands the lines over as they come. Lines of the articles in `done` were taken before the index
/// changed under the reader: they are counted, not taken again. Throws Refusal where the query has
/// no word.
[[nodiscard]] response::KwicSummary lines_of(SearchContext& context, const SearchRequest& request,
                                             const response::KwicRequest& kwic,
                                             const grammar::ParsedQuery& parsed,
                                             std::unordered_set<std::string>& done);

}  // namespace niger::engine
