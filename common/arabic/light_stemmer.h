#pragma once
/// The light stemmer, for words that no dictionary knows. Most are foreign names, so little is
/// taken: و, the article with what may stand before it, and the surest endings. Others are words of
/// the dictionary in other letters, which the stemmer reads first: what typists leave out, and what
/// dialects say. Called by stemmer.cpp only.
#include <vector>

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

// ---- Respelt words (respelt_word.cpp): as the dictionary would spell a word
// ------------------------

/// `word` with U+0624 for a U+0648 after one of م ي ت ن, the first letters of the forms that have
/// it there: participles and present tenses of أكد, أثر, آمن; or before another U+0648: مسوول.
[[nodiscard]] std::vector<Letters> with_hamza_on_waw(const Letters& word);

/// `word` with U+062B, U+0630, U+0638 for one U+062A, U+062F, U+0636 or for all of them, U+0636 for
/// U+0638, and U+0626 for U+064A; the word itself is among them. The same letters in the same
/// places, a few dozen at most.
[[nodiscard]] std::vector<Letters> in_standard_letters(const Letters& word);

}  // namespace niger::arabic
