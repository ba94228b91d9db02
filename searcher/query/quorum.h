#pragma once
/// How many of the words of a query must an article have, and which of them? Makes one query of the
/// words' queries: what it admits, and the weight of every word. Knows neither stems nor grammar.
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace niger {

/// One word of a query with everything that answers for it.
struct AskedWord {
  Xapian::Query query;
  std::uint64_t articles = 0;  ///< that meet it, at most
};

/// The articles with enough of the words, weighed by all of them. Enough are two (of one word:
/// one), counted among the match::kDecidingWords rarest. Words that a large part of a large index
/// has (match::is_common) are left out of that count; where they leave fewer than three others, one
/// of these and any other word are enough. `articles` is the size of the index. No words: empty.
[[nodiscard]] Xapian::Query quorum_query(std::vector<AskedWord> words, std::uint64_t articles);

/// The articles that meet at least `least` of `parts`, without weights. None for least > size.
[[nodiscard]] Xapian::Query at_least(std::size_t least, const std::vector<Xapian::Query>& parts);

}  // namespace niger
