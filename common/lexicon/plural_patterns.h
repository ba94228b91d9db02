#pragma once
/// Patterns of broken plurals, tried against the dictionary: the singular of a plural is given only
/// where the dictionary knows it. Used when the lexicon is compiled; never for a listed plural
/// (data/lexicon/broken_plurals.tsv).
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/builder.h"

namespace niger::lexicon {

/// The singular of `plural`, spelt as hunspell-ar spells it; at most one, of the first pattern that
/// gives a known noun. `classes` are its HunspellNoun::classes.
[[nodiscard]] std::vector<std::string> singulars_of(std::string_view plural,
                                                    std::string_view classes,
                                                    const LexiconBuilder& builder);

}  // namespace niger::lexicon
