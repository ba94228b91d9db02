#pragma once
/// Stop words, which carry no meaning of their own. The list is data/lexicon/stop_words.txt; the
/// rules for spellings that it does not have are in common/lexicon/stop_word_spellings.h, except
/// for the clitics before a word, which are here. Called by the analyzer alone.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace niger::arabic {

class StopWords {
 public:
  /// True of a word of the list, and of one with a و or ف before it (وفي, فهو). `exact` is
  /// exact_form of the word, because على (on) is a stop word and علي (Ali) is none. An entry is
  /// also found without the hamza or madda on its alefs (الى), with Egyptian ى for its last ي (فى),
  /// and with ه for its last ة; never the other way round.
  [[nodiscard]] static bool contains(std::string_view exact);

  /// The number of spellings known.
  [[nodiscard]] static std::size_t size();

  /// A fingerprint of the list as it was compiled in; part of Analyzer::version().
  [[nodiscard]] static std::uint64_t list_hash();
};

}  // namespace niger::arabic
