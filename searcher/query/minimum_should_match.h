#pragma once
/// Minimum should match, as in Lucene's BooleanQuery: how many of the words of a query an article
/// must have, and which of them. Makes one clause of the words' clauses: what it admits, and the
/// weight of every word. Knows neither stems nor grammar.
#include <cstdint>
#include <vector>

#include "searcher/query/clause.h"

namespace niger::query {

/// One word of a query with all that it is expanded to.
struct AskedWord {
  Clause clause;
  std::uint64_t articles = 0;  ///< that match it, at most
};

/// The articles with enough of the words, weighed by all of them. Enough are two (of one word:
/// one), counted among the match::kDecidingWords rarest. Words that a large part of a large index
/// has (match::is_common) are left out of that count; where they leave fewer than three others, one
/// of these and any other word are enough. `articles` is the size of the index. No words: empty.
[[nodiscard]] Clause minimum_should_match_of(std::vector<AskedWord> words, std::uint64_t articles);

}  // namespace niger::query
