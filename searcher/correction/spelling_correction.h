#pragma once
/// Spelling correction: what was probably meant by a word of the query that finds nothing, or next
/// to nothing. From the index's own vocabulary: mistyped letters, words joined or split, the wrong
/// keyboard layout. Whether a suggestion is searched for or only offered, engine/attempts.h
/// decides.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/expansion/expansion.h"
#include "searcher/expansion/vocabulary.h"
#include "searcher/expansion/word_knowledge.h"

namespace niger::correction {

enum class CorrectionRule : std::uint8_t {
  Letters,   ///< one or two letters wrong, missing, doubled or swapped
  Parted,    ///< two words were typed as one: فيالنيجر
  Keyboard,  ///< the wrong layout: hgkd[v
};

/// A stable name for programs: letters, parted, keyboard.
[[nodiscard]] std::string_view code_of(CorrectionRule rule);

struct Correction {
  std::string text;  ///< what should have been typed: folded, with the article as it was typed
  std::vector<std::string> stems;  ///< of text, all in the vocabulary but stop words
  CorrectionRule rule = CorrectionRule::Letters;
  double cost = 0;             ///< of the edits; 0 for a keyboard reading
  std::uint64_t doc_freq = 0;  ///< articles that have the (rarest) stem
  bool sure = false;           ///< good enough to be searched in place of a word that found nothing
  double likeness = 0;         ///< of its company to that of the query's other words, from 0
};

/// An article or two prove nothing; a word in more is well attested and never corrected.
inline constexpr std::uint64_t kWellAttested = 3;
inline constexpr std::size_t kMaxCorrections = 5;
/// But a slip that is made often stands in some articles: of a word in fewer than these, one that
/// is far commoner and keeps the same company is offered (خاشجقي, خاشقجي).
inline constexpr std::uint64_t kAttestedSlips = 12;

/// What `word` was probably meant to be, best first, at most kMaxCorrections: by the letters, by
/// how frequent it is, and by how alike its company is to that of the query's other stems. None for
/// a word that is well attested, that was asked for as typed, or that is too short to tell.
[[nodiscard]] std::vector<Correction> corrections(const expansion::QueryWord& word,
                                                  const expansion::Vocabulary& vocabulary,
                                                  const expansion::WordKnowledge& knowledge,
                                                  const std::vector<std::string>& beside = {});

/// The reading of a run of characters without spaces, as typed, in the other keyboard layout: only
/// where nothing of it is in the vocabulary and all of the reading is.
[[nodiscard]] std::vector<Correction> keyboard_readings(std::string_view typed,
                                                        const expansion::Vocabulary& vocabulary,
                                                        const expansion::WordKnowledge& knowledge);

}  // namespace niger::correction
