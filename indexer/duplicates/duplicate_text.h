#pragma once
/// The comparison of two articles as near-duplicates, by their words, after their fingerprints have
/// made them candidates.
#include <cstdint>
#include <optional>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"

namespace niger::duplicates {

/// What is compared of an article: the words of the zones that count, stop words aside.
struct DuplicateText {
  /// Two words in a row.
  struct Pair {
    std::uint32_t hash = 0;
    std::uint32_t first = 0;  ///< ordinal of its first word, from 0

    friend bool operator<(const Pair& one, const Pair& other) {
      return one.hash != other.hash ? one.hash < other.hash : one.first < other.first;
    }
  };

  /// A number, by the words on its two sides.
  struct NumberPlace {
    std::uint64_t around = 0;
    std::uint32_t number = 0;

    friend bool operator<(const NumberPlace& one, const NumberPlace& other) {
      return one.around != other.around ? one.around < other.around : one.number < other.number;
    }
  };

  std::vector<std::uint32_t> words;    ///< hashes of stems, in the order of the text; odd: a number
  std::vector<Pair> pairs;             ///< sorted
  std::vector<std::uint32_t> numbers;  ///< those of `words` that are numbers; sorted, each once
  std::vector<NumberPlace> places;     ///< of all numbers; sorted
  std::optional<int> day;              ///< ordinal of its date; none where that is not known
  std::uint64_t source = 0;            ///< hash of its source; 0: not known
};

[[nodiscard]] DuplicateText duplicate_text_of(const Article& article,
                                              arabic::Analyzer::Session& session);

/// Symmetric. Most words of the shorter one must stand in pairs that the other has too, and half of
/// the longer one's: edits, sentences moved, a lead put before and a tail cut off are allowed. What
/// distinguishes two reports of one kind is also compared: numbers that differ in the same
/// places, days between them, and in an announcement of a few words every word.
[[nodiscard]] bool are_near_duplicates(const DuplicateText& one, const DuplicateText& other);

}  // namespace niger::duplicates
