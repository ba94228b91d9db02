#pragma once
/// The contributions to a hit's score: what each word of the query gave, and as which word it
/// stands there. For people who ask why an article was found (--explain); ranks nothing.
#include <vector>

#include "common/article.h"
#include "searcher/ranking/feature_extractor.h"
#include "searcher/response/response.h"

namespace niger::ranking {

/// For one thread.
class Contributions {
 public:
  /// The analyzer must outlive it.
  explicit Contributions(const arabic::Analyzer& analyzer) : extractor_(analyzer) {}

  /// One a word of the query, in its order. The score is shared out as each word would score if it
  /// were the only one, so the weights add up to `score`; of a score of 0, or where no word
  /// matches, all are 0. `mean_words` is that of an article of the index.
  [[nodiscard]] std::vector<response::Contribution> of(const std::vector<query::QueryTerm>& words,
                                                       double mean_words, const Article& article,
                                                       double score);

 private:
  FeatureExtractor extractor_;
  Reading reading_;
};

}  // namespace niger::ranking
