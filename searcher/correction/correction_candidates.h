#pragma once
/// Candidates of spelling correction: the stems of the vocabulary that are few edits away from a
/// word, or from what it is without its article, clitics or endings. spelling_correction.h decides
/// which of them was meant.
#include <cstddef>
#include <string>
#include <vector>

#include "searcher/expansion/expansion.h"
#include "searcher/expansion/vocabulary.h"

namespace niger::correction {

/// Shorter words are too near to all others; longer ones are no words.
inline constexpr std::size_t kMinCorrectedLetters = 3;
inline constexpr std::size_t kMaxCorrectedLetters = 24;

struct CorrectionCandidate {
  std::string stem;          ///< in the vocabulary, and not that of the word
  std::string text;          ///< with the article, clitics and endings that the word was typed with
  double cost = 0;           ///< of the edits (edit_distance.h), within the limit for its length
  bool lost_letter = false;  ///< compared without the first letter, which one of the word's may be
};

/// Those with a key near the word's, from a bounded part of the vocabulary.
[[nodiscard]] std::vector<CorrectionCandidate> correction_candidates(
    const expansion::QueryWord& word, const expansion::Vocabulary& vocabulary);

}  // namespace niger::correction
