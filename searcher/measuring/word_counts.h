#pragma once
/// The words of a set of articles, counted: of each how often, and in how many articles.
#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/index/index_reader.h"
#include "searcher/measuring/word_units.h"

namespace niger::measuring {

struct WordCounts {
  std::vector<std::uint64_t> counts;    ///< by WordUnits::number_of()
  std::vector<std::uint64_t> articles;  ///< beside counts
  std::uint64_t words = 0;              ///< of all articles
  std::uint64_t read = 0;               ///< articles

  [[nodiscard]] std::uint64_t count_of(std::size_t unit) const {
    return unit < counts.size() ? counts[unit] : 0;
  }
  [[nodiscard]] std::uint64_t articles_of(std::size_t unit) const {
    return unit < articles.size() ? articles[unit] : 0;
  }
};

/// Of title and own text of each article. Those that the deadline leaves no time for are not
/// counted. Throws what Xapian throws, and Error(Index) for a record that cannot be read.
[[nodiscard]] WordCounts word_counts(snapshot::IndexReader& reader,
                                     arabic::Analyzer::Session& session,
                                     const std::vector<Xapian::docid>& articles, WordUnits& units,
                                     Deadline& deadline, double share = 1);

/// A word that is more frequent in one set than in another.
struct KeyWord {
  std::uint32_t unit = 0;
  double log_likelihood = 0;
  double percent_difference = 0;
};

/// The words of `one` with a larger share of it than of `other`, and at least `least` times there,
/// without stop words; by log-likelihood, of equals by their unit.
[[nodiscard]] std::vector<KeyWord> key_words(const WordCounts& one, const WordCounts& other,
                                             const WordUnits& units, std::uint64_t least);

}  // namespace niger::measuring
