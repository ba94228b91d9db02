#pragma once
/// The word matcher: where in a text the words of a query stand, and how similar the text's words
/// are to them. Reads a stored text once, without analysing it: a word is looked at closely only
/// where it shares letters with the query. It decides nothing about which articles match, and ranks
/// none.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "common/arabic/analyzer.h"
#include "searcher/query/query_terms.h"

namespace niger::highlighting {

enum class MatchKind : std::uint8_t {
  Typed,        ///< the word as typed, folded
  Stem,         ///< the same stem
  RelatedForm,  ///< another stem of its expansion
  Root,         ///< another word of the same root
  Similar,      ///< shares enough letters with it
};

/// One word of the text that is, or is like, one word of the query.
struct WordMatch {
  Span span;                   ///< bytes of the text
  std::uint32_t position = 0;  ///< ordinal among the words of the text, from 0
  std::uint16_t word = 0;      ///< index of the word of the query
  MatchKind kind = MatchKind::Similar;
  float similarity = 0;  ///< 0–1; 1 only for the word as typed
};

struct TextMatches {
  std::vector<WordMatch> matches;          ///< in the order of the text
  std::vector<std::uint16_t> gram_counts;  ///< of each three-letter gram of the query
  std::uint32_t words = 0;                 ///< of the text, those that match nothing included
};

/// For one thread. Keeps the stems of words it has seen from query to query, in bounded space.
class WordMatcher {
 public:
  static constexpr std::size_t kMaxWords = 64;  ///< of a query; the others are not looked for
  /// Of a text; the rest is not read. News gains nothing by more than 12 KB (MRR@10 of headlines
  /// and keywords within .0001 of 64 KB; 4 KB lose .001), and fifty books are read in a few
  /// milliseconds.
  static constexpr std::size_t kMaxTextBytes = 16 * 1024;

  /// The analyzer must outlive the matcher.
  explicit WordMatcher(const arabic::Analyzer& analyzer);
  ~WordMatcher();
  WordMatcher(const WordMatcher&) = delete;
  WordMatcher& operator=(const WordMatcher&) = delete;
  WordMatcher(WordMatcher&&) = delete;
  WordMatcher& operator=(WordMatcher&&) = delete;

  /// What the texts to come are compared with. Of a word its letters as typed, its stems and its
  /// vocalisation are looked for; a prefix, exact letters and phrases are not.
  void set_query(const std::vector<query::QueryTerm>& words);

  /// Replaces `found` by the matches of `text`. Ill-formed bytes separate words.
  void find(std::string_view text, TextMatches& found);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace niger::highlighting
