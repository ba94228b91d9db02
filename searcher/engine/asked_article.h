#pragma once
/// The article that a person means by an id, a key or the path of a file; and those that share an
/// id.
#include <string>
#include <string_view>

#include "searcher/engine/search_context.h"
#include "searcher/response/response.h"

namespace niger::engine {

/// Throws Refusal, which names the `field` that it was asked in, where there is none, several with
/// the id, or several in the file.
[[nodiscard]] Xapian::docid asked_article(SearchContext& context, const std::string& id,
                                          std::string_view field);

/// The articles with this id, where there are several, at most `most` of them in the list; else
/// nothing.
[[nodiscard]] response::Namesakes namesakes_of(SearchContext& context, const std::string& id,
                                               std::size_t most);

}  // namespace niger::engine
