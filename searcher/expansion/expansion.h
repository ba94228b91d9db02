#pragma once
/// Query expansion: the words of the index that answer the words of a query. Each query word
/// becomes a list of stems that exist in the vocabulary, each with the rule that joins it, so that
/// all of it can be shown and switched off. Builds no Xapian query (query_builder.h) and corrects
/// no errors (spelling_correction.h).
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "searcher/expansion/vocabulary.h"
#include "searcher/expansion/warrant.h"
#include "searcher/expansion/word_knowledge.h"

namespace niger::expansion {

/// A word of the query, as the analyzer gives it. Stop words and words of fields are left out by
/// whoever asks; neighbours in the span are neighbours in the query.
struct QueryWord {
  std::string folded;
  std::string stem;
  std::string exact;      ///< exact_form() of what was typed; may be empty
  bool as_typed = false;  ///< =word, or --exact: nothing but the stem itself
};

/// One way to match a word.
struct Expansion {
  std::vector<std::string> stems;  ///< one; or several that must stand side by side, in this order
  ExpansionRule rule = ExpansionRule::Typed;
  double closeness = 1;        ///< 0 to 1: how near to what was typed; for weights
  std::uint64_t doc_freq = 0;  ///< articles that have the stem; of two stems, of the rarer
  // What the rule found; the warrant is decided by it.
  bool is_listed = false;     ///< a list of ours has the pair
  bool loses_letter = false;  ///< the first letter of one was taken for a prefix
  bool gains_letter = false;  ///< it is the word with a prefix that no stemmer took
  double cost = 0;            ///< of a spelling: its distance
  // What was decided (warrant.h).
  Warrant warrant = Warrant::Certain;
  Rejection rejection = Rejection::None;
  std::optional<double> likeness = {};

  /// Whether it admits an article.
  [[nodiscard]] bool matches() const { return warrant != Warrant::None; }
};

/// Whether an article that has it has the word itself, only spelt otherwise: أميركا, أمريكا.
[[nodiscard]] bool is_the_word_itself(const Expansion& expansion);

/// The ways to match the query words [first, first + words). One entry for each word, the stem
/// itself first, even where no article has it; then entries of two words that one term or another
/// pair of terms may stand for: an article that matches the entry has both words.
struct ExpandedWords {
  std::size_t first = 0;
  std::size_t words = 1;
  std::vector<Expansion> expansions;  ///< nearest first
};

inline constexpr std::size_t kMaxExpansionsPerWord = 24;
/// The typed stems, and dates of a month that is a word besides, not counted.
inline constexpr std::size_t kMaxExpansionsPerQuery = 128;

/// Expands the words of one query, those without a warrant too. Words past match::kMaxQueryWords
/// keep to themselves.
[[nodiscard]] std::vector<ExpandedWords> expanded(std::span<const QueryWord> words,
                                                  const Vocabulary& vocabulary,
                                                  const WordKnowledge& knowledge);

}  // namespace niger::expansion
