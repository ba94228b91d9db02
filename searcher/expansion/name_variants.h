#pragma once
/// Name variants: the stems of the vocabulary that are other spellings of a name, in Arabic letters
/// or in the other script. One step of expansion.h.
#include <string_view>
#include <vector>

#include "searcher/expansion/expansion.h"

namespace niger::expansion {

/// The spellings of `stem` that the vocabulary has, nearest first, not `stem` itself. An Arabic
/// stem gives Arabic spellings, the adjective of a name otherwise spelt, and Latin ones; a Latin
/// stem gives the few likeliest Arabic ones. At most kMaxNameVariants.
[[nodiscard]] std::vector<Expansion> name_variants(std::string_view stem,
                                                   const Vocabulary& vocabulary,
                                                   const WordKnowledge& knowledge);

inline constexpr std::size_t kMaxNameVariants = 12;

/// Names whose first letter one of the two spellings has lost, because a stemmer took it for و ف ب
/// ل ك: لانغلي, but انجلي of لانجلي. Only the surest spellings of long names.
[[nodiscard]] std::vector<Expansion> clitic_variants(const QueryWord& word,
                                                     const Vocabulary& vocabulary,
                                                     const WordKnowledge& knowledge);

}  // namespace niger::expansion
