#pragma once
/// The rescorer, as Lucene calls it: it gives the hits their order. Xapian's weights choose the
/// first hundred; the order of their words, which is quickly read, chooses the best of them, whose
/// texts are read as long as that may change the first page. A hit has the same place whatever page
/// is asked for: pages continue each other.
#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"
#include "searcher/base/deadline.h"
#include "searcher/index/index_reader.h"
#include "searcher/matching/matching.h"
#include "searcher/query/query_terms.h"
#include "searcher/ranking/feature_extractor.h"

namespace niger::ranking {

/// A match on its way to a page.
struct RankedHit {
  matching::Match match;
  double score = 0;
  double typed_gain = 0;                ///< Features::typed_gain of a hit of the first stage
  double company = 0;                   ///< Features::company, from the first stage
  bool is_of_relatives = false;         ///< of one word: it has only related forms of it
  std::optional<Article> article = {};  ///< once it has been read

  /// Its words carry no weight: they stand in its secondary zone.
  [[nodiscard]] bool incidental() const { return match.weight == 0; }
};

/// For one thread. Reader and analyzer must outlive it.
class Rescorer {
 public:
  Rescorer(snapshot::IndexReader& reader, const arabic::Analyzer& analyzer)
      : reader_(reader), extractor_(analyzer) {}

  /// The first matches of a search by relevance in their final order; `recency_share` (0–1) of a
  /// score is given up for the date. Those that the deadline leaves no time for keep their place.
  [[nodiscard]] std::vector<RankedHit> by_relevance(const std::vector<matching::Match>& matches,
                                                    const query::QueryTerms& query_terms,
                                                    double recency_share, Deadline& deadline);
  [[nodiscard]] std::vector<RankedHit> by_relevance(const std::vector<matching::Match>& matches,
                                                    const query::QueryTerms& query_terms,
                                                    double recency_share) {
    Deadline never;
    return by_relevance(matches, query_terms, recency_share, never);
  }

 private:
  /// False where there was no time for all of them.
  bool rescore_by_positions(std::vector<RankedHit>& hits, std::size_t count, Deadline& deadline);
  /// Returns how many it read.
  std::size_t read(std::vector<RankedHit>& hits, std::size_t least, std::size_t most,
                   Deadline& deadline);

  /// Takes what was read over.
  void score(RankedHit& hit) const;

  snapshot::IndexReader& reader_;
  FeatureExtractor extractor_;
  bool is_one_word_ = false;
  Reading reading_;
};

}  // namespace niger::ranking
