#pragma once
/// The parts of a group of a query: what must match, what filters, what is left out, and the plain
/// words, of which enough must match. Kept beside the query made of them, so that the same can be
/// asked with more of the words. Knows neither stems nor grammar.
#include <cstddef>
#include <vector>

#include "searcher/query/clause.h"
#include "searcher/query/minimum_should_match.h"

namespace niger::query {

struct QueryParts {
  Clauses required;
  Clauses filters;
  Clauses excluded;
  std::vector<AskedWord> words;
};

/// The clause of the group; `words` stands for its plain words (empty: it has none). With `loose`
/// any of what is required will do, but for =words.
[[nodiscard]] Clause group_of(const QueryParts& parts, const Clause& words, bool loose = false);

/// How many of the plain words some article has.
[[nodiscard]] std::size_t found_words(const QueryParts& parts);

/// The group, with at least `least` of its plain words; at most found_words().
[[nodiscard]] Clause group_with(const QueryParts& parts, std::size_t least);

}  // namespace niger::query
