#pragma once
/// What is compared of an article as a near-duplicate: its words, when and where it was printed.
#include <cstdint>
#include <optional>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"

namespace niger::duplicates {

/// Where and when a text was printed, of all articles that have its very words.
struct Printings {
  std::optional<int> first_day;        ///< ordinal of the date; none where no date is known
  std::vector<std::uint64_t> sources;  ///< hashes of the names of sites, sorted, each once

  void add(const Printings& others);
};

[[nodiscard]] Printings printing_of(const Article& article);

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
  std::vector<std::uint32_t> keys;     ///< of `words`, equal for spellings of one name
  std::vector<std::uint32_t> known;    ///< `words`, sorted, each once
  std::vector<std::uint32_t> title;    ///< the same of the title
  std::vector<Pair> pairs;             ///< sorted
  std::vector<std::uint32_t> numbers;  ///< those of `words` that are numbers; sorted, each once
  std::vector<NumberPlace> places;     ///< of all numbers; sorted
  Printings printings;

  [[nodiscard]] std::size_t bytes() const;  ///< that it takes in memory, about
};

/// Reads articles one after the other; for one thread.
class DuplicateTextReader {
 public:
  /// The session must outlive it.
  explicit DuplicateTextReader(arabic::Analyzer::Session& session) : session_(session) {}

  [[nodiscard]] DuplicateText text_of(const Article& article);

  /// Another article that has the very words of `text`.
  void add_printing(const Article& article, DuplicateText& text);

 private:
  [[nodiscard]] std::uint32_t key_of(const arabic::TokenRef& token);

  arabic::Analyzer::Session& session_;
  std::vector<arabic::TokenRef> tokens_;
  std::vector<std::uint32_t> keys_;  // by TokenRef::word; 0: not asked yet
  std::uint64_t generation_ = 0;     // of the session's words
};

}  // namespace niger::duplicates
