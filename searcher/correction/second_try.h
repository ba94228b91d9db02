#pragma once
/// A query found nothing: what else may have been typed? Puts sure corrections (rescue.h) in the
/// place of words that no article has. It searches nothing.
#include <string>
#include <utility>
#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/correction/rescue.h"
#include "searcher/query/query_builder.h"

namespace niger {

struct SecondTry {
  std::string text;  ///< the query with its corrections; empty: there is nothing else to try
  std::vector<std::pair<std::string, std::string>> replaced;  ///< as typed, and by what
};

/// `sure_only`: only corrections good enough to be searched without asking; else any, to be
/// offered.
[[nodiscard]] SecondTry second_try(const std::string& text, const BuiltQuery& built,
                                   const Vocabulary& vocabulary, const WordKnowledge& knowledge,
                                   bool sure_only, Deadline& deadline);

}  // namespace niger
