#pragma once
/// The analyzer and what is built in about words, made once for all tests of one program.
#include "common/arabic/analyzer.h"
#include "searcher/expansion/builtin_knowledge.h"

namespace niger::test {

inline const arabic::Analyzer& analyzer() {
  static const arabic::Analyzer instance;
  return instance;
}

inline const expansion::WordKnowledge& knowledge() {
  static const expansion::WordKnowledge instance = expansion::builtin_knowledge(analyzer());
  return instance;
}

}  // namespace niger::test
