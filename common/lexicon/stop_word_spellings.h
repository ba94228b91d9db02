#pragma once
/// Spellings of the stop words: makes of data/lexicon/stop_words.txt what
/// common/arabic/stop_words.h looks words up in, when the lexicon is compiled.
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

namespace niger::lexicon {

/// All as common/letters/folding.h's exact_form has them.
struct StopWordSpellings {
  std::set<std::string> words;
  std::set<std::string> exceptions;  ///< no stop words, although a rule would make them such
  std::uint64_t list_hash = 0;       ///< of the text they were made of
};

/// `list`: the text of the file, whose head says how it is written.
[[nodiscard]] StopWordSpellings stop_word_spellings(std::string_view list);

/// The C++ source that StopWords is linked with.
[[nodiscard]] std::string source_of(const StopWordSpellings& spellings);

}  // namespace niger::lexicon
