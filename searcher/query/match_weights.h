#pragma once
/// Which articles count as matching, and how much does each kind of match weigh for Xapian? The
/// order of the first page is refined afterwards (ranking.h).
#include <cstddef>

namespace niger::match {

/// Of `words` different words of a query, not counting stop words, how many must an article have:
/// one of one, both of two, two of three or four, else three, so that long headlines and questions
/// keep their recall.
[[nodiscard]] constexpr std::size_t quorum(std::size_t words) {
  if (words <= 2) return words;
  return words <= 4 ? 2 : 3;
}

inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;
inline constexpr double kBm25MinNormalisedLength = 0.5;  ///< Xapian's own default

/// Two neighbouring words of the query that stand near each other weigh this share of their own
/// weights besides. Only for short queries: in longer ones it costs time and moves nothing.
inline constexpr double kNeighbourWeight = 0.1;
inline constexpr std::size_t kNeighbourWindow = 4;     ///< words
inline constexpr std::size_t kMostNeighbourWords = 4;  ///< of the query

/// Different words of a query that are looked for; more are left out, with a note.
inline constexpr std::size_t kMaxQueryWords = 64;
/// Terms that one prefix* may stand for, the most frequent first.
inline constexpr std::size_t kMaxPrefixTerms = 512;
/// Values of a field (publishers, keywords …) that are compared with a name.
inline constexpr std::size_t kMaxFieldValues = 20000;
/// Values of a field that one name may meet.
inline constexpr std::size_t kMaxFieldTerms = 256;

}  // namespace niger::match
