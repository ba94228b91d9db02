#pragma once
/// Links between related stems: from the lists of plurals and places, from the adjectives of
/// relation that hunspell-ar gives its nouns, and from the patterns of broken plurals where both
/// ends are words. Used when the lexicon is compiled.
#include <string>
#include <vector>

#include "common/lexicon/builder.h"

namespace niger::lexicon {

/// All links, in both directions, each once, the listed ones first.
[[nodiscard]] std::vector<LexiconBuilder::Link> links_of(const HunspellDictionary& dictionary,
                                                         const std::string& lists_folder,
                                                         const LexiconBuilder& builder,
                                                         const arabic::Lexicon& words);

}  // namespace niger::lexicon
