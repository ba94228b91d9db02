#pragma once
/// The request that the options of a run make, as the engine takes it. Opens nothing.
#include <iosfwd>

#include "common/article.h"
#include "searcher/app/options.h"
#include "searcher/engine/search_request.h"

namespace niger::search_app {

/// All but the query. `today` is what dates in words count from.
[[nodiscard]] engine::SearchRequest request_of(const SearchOptions& options, const Date& today);

/// The same with the query that was typed; a dash alone stands for what `in` holds.
[[nodiscard]] engine::SearchRequest typed_request(const SearchOptions& options, const Date& today,
                                                  std::istream& in);

}  // namespace niger::search_app
