#pragma once
/// Measures of the matches of requests, as tables of results. The matches are those that are
/// counted by field and day: of the tightest level, copies collapsed unless all are asked for.
/// Throws Refusal where there is nothing to measure, what Xapian throws, and Error(Index) for a
/// record that cannot be read.
#include "searcher/engine/measure_requests.h"
#include "searcher/engine/search_context.h"
#include "searcher/engine/search_request.h"
#include "searcher/response/table.h"
#include "searcher/response/trend.h"

namespace niger::engine {

/// Articles, sentences and words by the fields of `request.facets`; without any, by source and
/// month. Without a query: of every article, copies too.
[[nodiscard]] response::TableAnswer corpus_of(SearchContext& context, const SearchRequest& request);

/// The words that are more frequent in the matches than in those of the other query that are not
/// among them.
[[nodiscard]] response::TableAnswer keyness_of(SearchContext& context, const SearchRequest& request,
                                               const KeynessRequest& keyness);

[[nodiscard]] response::TableAnswer ngrams_of(SearchContext& context, const SearchRequest& request,
                                              const NgramRequest& ngrams);

[[nodiscard]] response::Trend trend_of(SearchContext& context, const SearchRequest& request,
                                       const TrendRequest& trend);

}  // namespace niger::engine
