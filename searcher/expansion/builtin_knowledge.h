#pragma once
/// The built-in knowledge of words: what lexicon, stemmer and analyzer know, in the form that
/// expansion and spelling correction ask for. Tests make a WordKnowledge of their own.
#include "common/arabic/analyzer.h"
#include "searcher/expansion/word_knowledge.h"

namespace niger::expansion {

/// `analyzer` must outlive what is returned, which is for several threads.
[[nodiscard]] WordKnowledge builtin_knowledge(const arabic::Analyzer& analyzer);

}  // namespace niger::expansion
