#pragma once
/// Which articles answer a query, in which order, and what of them is shown? Runs queries on one
/// index; renders nothing.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/article.h"
#include "searcher/base/deadline.h"
#include "searcher/query/query_builder.h"
#include "searcher/results/article_ids.h"
#include "searcher/results/facets.h"
#include "searcher/results/kwic_lines.h"
#include "searcher/results/matching.h"
#include "searcher/results/response.h"
#include "searcher/results/snippet.h"

namespace niger {

struct SearchRequest {
  std::string query_id;
  std::string query;
  std::string similar_to;  ///< id or path: articles on its matter, which the query narrows
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;
  MatchMode match = MatchMode::Auto;
  SortOrder sort = SortOrder::Relevance;
  bool with_text = true;     ///< false: ids and scores only, for run files
  bool collapse = true;      ///< of copies one is a result, which tells of the others
  bool list_copies = false;  ///< the copies of each result by name
  bool explain = false;
  bool exact = false;  ///< no other words than those typed: neither related_forms nor corrections
  SnippetOptions snippet;
  Date today;                ///< for dates in words
  double recency_share = 0;  ///< 0–1: how much of the order by relevance is the date's
  std::vector<FacetField> facets = {};
  std::size_t facet_values = 10;  ///< of each facet, the most frequent; 0: all
  bool timeline = false;
  bool all_ids = false;     ///< SearchResponse::all_ids is needed
  bool whole_list = false;  ///< every match is needed in its order, not the first ones alone
  /// Asked in every long loop: once it has passed, the answer is what was found by then.
  Deadline deadline = {};
  /// Where given: these articles are left out, and a query that finds nothing is
  /// not tried otherwise.
  std::optional<SeenKeys> seen = {};
};

/// Keeps the index open and the words it has met. For one thread.
class SearchSession {
 public:
  /// Throws Error(Index) where there is no index that this program can read.
  explicit SearchSession(const std::filesystem::path& index);
  ~SearchSession();
  SearchSession(const SearchSession&) = delete;
  SearchSession& operator=(const SearchSession&) = delete;
  SearchSession(SearchSession&&) = delete;
  SearchSession& operator=(SearchSession&&) = delete;

  /// The answer. Any query is answered; what it was not understood as is told in notes. Throws
  /// Error(Index) where the index cannot be read to the end, Error(Usage) where there is no article
  /// `similar_to`, or a file that has several.
  [[nodiscard]] SearchResponse search(const SearchRequest& request);

  /// The articles with this id, where there are several, at most `most` of them in the list; else
  /// nothing.
  [[nodiscard]] Namesakes namesakes(const std::string& id, std::size_t most);

  /// The article with this id or key, or of the file at this path, with the words of the request's
  /// query highlighted. Throws Error(Usage) where there is none, or several.
  [[nodiscard]] ShownArticle article(const std::string& id_or_path, const SearchRequest& request);

  /// What the word of a query could become (field_completion.h).
  [[nodiscard]] std::vector<std::string> completions(const std::string& word,
                                                     const Deadline& deadline = {});

  /// Every occurrence of the query's words, article by article as the request sorts them
  /// (relevance: as they stand in the index), or in the order of the words beside them. Throws
  /// Error(Usage) for a query without a word.
  KwicSummary concordance(const SearchRequest& request, const KwicRequest& kwic);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace niger
