#pragma once
/// Is a word one that carries no matter of its own? The list is data/lexicon/stop_words.txt; the
/// rules for spellings that were not written down are here. Called by the analyzer alone.
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace niger {

/// Immutable once made, and safe to use from several threads.
class StopWords {
 public:
  StopWords();

  /// True of a word of the list, and of one with a و or ف before it (وفي, فهو). `exact` is
  /// exact_form of the word, because على (on) is a stop word and علي (Ali) is none. An entry is
  /// also met without the hamza or madda on its alefs (الى), with Egyptian ى for its last ي (فى),
  /// and with ه for its last ة; never the other way round.
  [[nodiscard]] bool contains(std::string_view exact) const;

  /// The number of spellings known.
  [[nodiscard]] std::size_t size() const { return words_.size(); }

  /// A fingerprint of the list as it was compiled in; part of Analyzer::version().
  [[nodiscard]] static std::uint64_t list_hash();

 private:
  std::unordered_set<std::string> words_;
  std::unordered_set<std::string> exceptions_;
};

}  // namespace niger
