#pragma once
/// The corrected query, for one that found nothing: corrections (spelling_correction.h) in the
/// place of words that no article has. It searches nothing.
#include <string>
#include <utility>
#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/correction/spelling_correction.h"
#include "searcher/query/query_builder.h"

namespace niger::correction {

struct CorrectedQuery {
  std::string text;  ///< the query with its corrections; empty: there is nothing else to try
  std::vector<std::pair<std::string, std::string>> replaced;  ///< as typed, and by what
};

/// Whether so few articles have the word that it may be a slip of a common one (خاشجقي).
[[nodiscard]] bool is_rare_word(const query::BuiltWord& word);

/// `sure_only`: only corrections good enough to be searched without asking; else any, to be
/// offered.
[[nodiscard]] CorrectedQuery corrected_query(const std::string& text,
                                             const query::BuiltQuery& built,
                                             const expansion::Vocabulary& vocabulary,
                                             const expansion::WordKnowledge& knowledge,
                                             bool sure_only, Deadline& deadline);

}  // namespace niger::correction
