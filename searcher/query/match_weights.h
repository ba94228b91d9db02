#pragma once
/// Which articles count as matching, and how much does each kind of match weigh for Xapian? The
/// order of the first page is refined afterwards (ranking.h).
#include <cstddef>

namespace niger::match {

/// Of `words` different words of a query, not counting stop words, how many must an article have:
/// one of one, else two. More would cost long headlines and questions their recall: asking for
/// three of five or more loses .014 MRR@10 on xquad_ar and .040 on tydiqa against asking for any.
[[nodiscard]] constexpr std::size_t quorum(std::size_t words) { return words < 2 ? words : 2; }

inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;
inline constexpr double kBm25MinNormalisedLength = 0.5;  ///< Xapian's own default

/// Different words of a query that are looked for; more are left out, with a note.
inline constexpr std::size_t kMaxQueryWords = 64;
/// Terms that one prefix* may stand for, the most frequent first.
inline constexpr std::size_t kMaxPrefixTerms = 512;
/// Values of a field (publishers, keywords …) that are compared with a name.
inline constexpr std::size_t kMaxFieldValues = 20000;
/// Values of a field that one name may meet.
inline constexpr std::size_t kMaxFieldTerms = 256;

}  // namespace niger::match
