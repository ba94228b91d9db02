#pragma once
/// The light stemmer, for words that no dictionary knows. Most are foreign names, so little is
/// taken: و, the article with what may stand before it, and the surest endings. Called by
/// stemmer.cpp only.
#include "common/arabic/word_key.h"
#include "common/letters/word_spelling.h"

namespace niger::arabic {

/// Letters [begin, end) of the word are the stem.
struct LightStem {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Never leaves fewer than three letters of a word that has three.
[[nodiscard]] LightStem light_stem(const Letters& word, const letters::WordSpelling& spelling);

}  // namespace niger::arabic
