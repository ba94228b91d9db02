#pragma once
/// A searcher: one thread's working memory, used for one request after the other, over whichever
/// snapshot each is put to. It hides the index that changes meanwhile: a request is answered whole
/// from one revision, the newest of the snapshot's generation when it began, or a newer one.
/// Renders nothing.
#include <memory>
#include <string>
#include <vector>

#include "searcher/engine/measure_requests.h"
#include "searcher/engine/request_problem.h"
#include "searcher/engine/search_request.h"
#include "searcher/index/index_snapshot.h"
#include "searcher/response/response.h"
#include "searcher/response/table.h"
#include "searcher/response/trend.h"

namespace niger::engine {

struct SearchContext;

/// For one thread. A request that cannot be answered gets its problems for an answer
/// (request_problem.h); all functions throw Error(Index) where the index cannot be read to the end.
class Searcher {
 public:
  Searcher();
  ~Searcher();
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// The answer. Any query is answered; what was not understood as typed is reported in notes.
  /// Problems: those of request_check.h; there is no article `similar_to`, or several.
  [[nodiscard]] Answer<response::SearchResponse> search(const snapshot::Snapshot& snapshot,
                                                        const SearchRequest& request);

  /// The articles with this id, where there are several, at most `most` of them in the list; else
  /// nothing.
  [[nodiscard]] response::Namesakes namesakes(const snapshot::Snapshot& snapshot,
                                              const std::string& id, std::size_t most);

  /// The article with this id or key, or of the file at this path, with the words of the request's
  /// query highlighted. A problem where there is none, or several.
  [[nodiscard]] Answer<response::ShownArticle> article(const snapshot::Snapshot& snapshot,
                                                       const std::string& id_or_path,
                                                       const SearchRequest& request);

  /// What the word of a query could become (field_completion.h).
  [[nodiscard]] std::vector<std::string> completions(const snapshot::Snapshot& snapshot,
                                                     const std::string& word,
                                                     const Deadline& deadline = {});

  /// Every occurrence of the query's words, article by article as the request sorts them
  /// (relevance: as they stand in the index), or in the order of the words beside them.
  /// Problems: those of request_check.h; a query without a word.
  [[nodiscard]] Answer<response::KwicSummary> concordance(const snapshot::Snapshot& snapshot,
                                                          const SearchRequest& request,
                                                          const response::KwicRequest& kwic);

  /// Measures of the matches (measures.h). Problems: those of request_check.h; a set without an
  /// article, where two are compared; more words than n-grams are counted of.
  [[nodiscard]] Answer<response::TableAnswer> corpus(const snapshot::Snapshot& snapshot,
                                                     const SearchRequest& request);
  [[nodiscard]] Answer<response::TableAnswer> keyness(const snapshot::Snapshot& snapshot,
                                                      const SearchRequest& request,
                                                      const KeynessRequest& keyness);
  [[nodiscard]] Answer<response::TableAnswer> ngrams(const snapshot::Snapshot& snapshot,
                                                     const SearchRequest& request,
                                                     const NgramRequest& ngrams);
  [[nodiscard]] Answer<response::Trend> trend(const snapshot::Snapshot& snapshot,
                                              const SearchRequest& request,
                                              const TrendRequest& trend);

  /// Lets go of the snapshot that was searched last, so that its generation can be removed: for a
  /// searcher that waits for its next request. What it has learned of words stays.
  void release();

 private:
  SearchContext& context(const snapshot::Snapshot& snapshot, const Deadline& deadline,
                         const std::stop_token& cancel = {});

  std::unique_ptr<SearchContext> context_;  // made at the first request
};

}  // namespace niger::engine
