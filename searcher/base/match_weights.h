#pragma once
/// The constants of matching: which articles count as matches, what each kind of match weighs for
/// Xapian, what a query may cost. The order of the first page is refined afterwards (ranking.h).
#include <cstddef>
#include <cstdint>

namespace niger::match {

/// Minimum should match, as in Lucene's BooleanQuery: of `words` different words of a query, not
/// counting stop words, an article must have one of one, else two. More would cost long headlines
/// and questions their recall: asking for three of five or more loses .014 MRR@10 on xquad_ar and
/// .040 on tydiqa against asking for any.
[[nodiscard]] constexpr std::size_t minimum_should_match(std::size_t words) {
  return words < 2 ? words : 2;
}

/// Of a query's words, how many of the rarest decide which articles match; the others only weigh.
/// Headlines of eight words take a quarter of the time that counting among all words takes (.52 ms
/// for 2.4), and gain .003 MRR@10 (30,031 news articles, 2026-11-25). 5–8 are equal there; below 6
/// long questions begin to lose.
inline constexpr std::size_t kDecidingWords = 6;
/// With fewer deciding words than these, common words count beside one of them.
inline constexpr std::size_t kEnoughDeciding = 3;

/// True of a word that says too little to be one of the two an article must have: of the articles
/// of an index a tenth have it. Half of that loses .003 MRR@10 on headlines. In a small index no
/// word is common, and any two words will do.
[[nodiscard]] constexpr bool is_common(std::uint64_t with_word, std::uint64_t articles) {
  constexpr std::uint64_t kCommonShare = 10;
  constexpr std::uint64_t kLeastCommon = 1000;
  return with_word > kLeastCommon && with_word > articles / kCommonShare;
}

/// BM25 (Robertson and Zaragoza 2009): how soon repetition saturates, how much the length counts.
inline constexpr double kBm25K1 = 1.2;
inline constexpr double kBm25B = 0.75;
inline constexpr double kBm25MinNormalisedLength = 0.5;  ///< Xapian's own default

/// Different words of a query that are looked for; more are left out, with a note. As many are
/// expanded; more keep to themselves, with a note.
inline constexpr std::size_t kMaxQueryWords = 64;
/// Terms that one prefix* may stand for, the most frequent first.
inline constexpr std::size_t kMaxPrefixTerms = 512;
/// Terms that all beginnings* of a query may stand for; each has its share. 8,192 terms take 2 s on
/// 31,523 articles, 2,048 a quarter of it.
inline constexpr std::size_t kMaxPrefixTermsInAll = 2048;
/// For phrases, NEAR and the like the articles with all their words are looked at one by one: how
/// many in all, as a multiple of the articles there are. Four phrases of the commonest words, or
/// hundreds of ordinary ones; more are left out, with a note.
inline constexpr std::uint64_t kMaxChecksPerArticle = 4;
/// Values of a field (publishers, keywords …) that are compared with a name.
inline constexpr std::size_t kMaxFieldValues = 20000;
/// Values that no article has of which the nearest is looked for.
inline constexpr std::size_t kMaxNearestValues = 8;
/// Values of a field that one name may match.
inline constexpr std::size_t kMaxFieldTerms = 256;

}  // namespace niger::match
