#pragma once
/// Of which noun is this a broken plural? The patterns of plurals, tried against the dictionary: a
/// singular is given only where the dictionary knows it. Used when the lexicon is compiled; a
/// listed plural (data/lexicon/broken_plurals.tsv) is never asked for.
#include <string>
#include <string_view>
#include <vector>

#include "common/lexicon/builder.h"

namespace niger {

/// The singular of `plural`, spelt as hunspell-ar spells it; at most one, of the first pattern that
/// gives a known noun. `classes` are its HunspellNoun::classes.
[[nodiscard]] std::vector<std::string> singulars_of(std::string_view plural,
                                                    std::string_view classes,
                                                    const LexiconBuilder& builder);

}  // namespace niger
