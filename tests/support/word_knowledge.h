#pragma once
/// The analyzer and what is built in about words, made once for all tests of one program.
#include "common/arabic/analyzer.h"
#include "searcher/expansion/builtin_knowledge.h"

namespace niger::test {

inline const Analyzer& analyzer() {
  static const Analyzer instance;
  return instance;
}

inline const WordKnowledge& knowledge() {
  static const WordKnowledge instance = builtin_knowledge(analyzer());
  return instance;
}

}  // namespace niger::test
