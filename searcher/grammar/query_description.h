#pragma once
/// The description of a query as it was understood: the tree in the one spelling of the manual.
#include <string>

#include "searcher/grammar/query_text.h"

namespace niger::grammar {

/// The tree as text that parses to the same tree.
[[nodiscard]] std::string described(const QueryNode& node);

}  // namespace niger::grammar
