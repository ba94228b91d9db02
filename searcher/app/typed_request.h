#pragma once
/// The request that the options of a run make, as the engine takes it. Opens nothing.
#include <iosfwd>

#include "common/article.h"
#include "searcher/app/options.h"
#include "searcher/engine/search_request.h"

namespace niger {

/// All but the query. `today` is what dates in words count from.
[[nodiscard]] SearchRequest request_of(const SearchOptions& options, const Date& today);

/// The same with the query that was typed; a dash alone stands for what `in` holds.
[[nodiscard]] SearchRequest typed_request(const SearchOptions& options, const Date& today,
                                          std::istream& in);

}  // namespace niger
