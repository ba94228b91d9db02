#pragma once
/// The analyzer, and what it knows of its words: what the query side shares between all of its
/// threads and snapshots. Immutable once made.
#include "common/arabic/analyzer.h"
#include "searcher/expansion/builtin_knowledge.h"
#include "searcher/expansion/word_knowledge.h"

namespace niger::expansion {

struct LanguageTools {
  const arabic::Analyzer analyzer;
  const WordKnowledge knowledge = builtin_knowledge(analyzer);
};

}  // namespace niger::expansion
