#pragma once
/// Measures of association over contingency tables of two by two: how much more often two words
/// stand together, or a word stands in one set of texts rather than another, than chance has it.
/// Plain arithmetic; what is counted is decided by those who ask.
#include <cstdint>

namespace niger::statistics {

/// Observed counts. Of two words: with both, with the first alone, with the second alone, with
/// neither. Of two sets of texts: the word in the first and in the second, then all other words.
struct ContingencyTable {
  double both = 0;
  double first_only = 0;
  double second_only = 0;
  double neither = 0;

  [[nodiscard]] double first() const { return both + first_only; }
  [[nodiscard]] double second() const { return both + second_only; }
  [[nodiscard]] double all() const { return both + first_only + second_only + neither; }
  /// Of `both`, if the two had nothing to do with each other; 0 for an empty table.
  [[nodiscard]] double expected() const;
};

/// Of two words that stand together `both` times, and `first` and `second` times in all, among
/// `all` words. A count that exceeds what holds it is cut to it.
[[nodiscard]] ContingencyTable table_of_words(std::uint64_t both, std::uint64_t first,
                                              std::uint64_t second, std::uint64_t all);

/// Of a word that stands `one` times among the `one_size` words of a set, and `other` times among
/// the `other_size` words of another.
[[nodiscard]] ContingencyTable table_of_sets(std::uint64_t one, std::uint64_t one_size,
                                             std::uint64_t other, std::uint64_t other_size);

/// G², twice the logarithm of the likelihood ratio, over all four cells (Dunning 1993). Never
/// negative; chi-square with one degree of freedom: 3.84 is p = .05, 10.83 is p = .001.
[[nodiscard]] double log_likelihood(const ContingencyTable& table);

/// log2(O / E): pointwise mutual information (Church and Hanks 1990). Minus infinity where O is 0.
[[nodiscard]] double mutual_information(const ContingencyTable& table);

/// log2(O³ / E) (Daille 1994): MI that gives rare pairs less.
[[nodiscard]] double cubed_mutual_information(const ContingencyTable& table);

/// (O - E) / √O (Church et al. 1991). Minus infinity where O is 0 and E is not; 0 where both are.
[[nodiscard]] double t_score(const ContingencyTable& table);

/// 2 O / (R + C), from 0 to 1 (Dice 1945). 0 where neither word stands anywhere.
[[nodiscard]] double dice(const ContingencyTable& table);

/// 14 + log2(Dice), at most 14 (Rychlý 2008). Minus infinity where O is 0.
[[nodiscard]] double log_dice(const ContingencyTable& table);

/// %DIFF: by how many per cent the share of a word in the first set exceeds that in the second
/// (Gabrielatos and Marchi 2012), of table_of_sets(). Infinity where the second lacks the word and
/// the first does not; 0 where both lack it.
[[nodiscard]] double percent_difference(const ContingencyTable& table);

}  // namespace niger::statistics
