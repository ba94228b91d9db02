#pragma once
/// A search as it is asked for, whoever asks: command line, server or test. Plain data.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "common/article.h"
#include "searcher/base/deadline.h"
#include "searcher/base/match_mode.h"
#include "searcher/grammar/facet_field.h"
#include "searcher/response/result_options.h"

namespace niger::engine {

struct SearchRequest {
  std::string query_id;
  std::string query;
  std::string similar_to;  ///< id or path: articles similar to it, which the query narrows
  std::uint64_t offset = 0;
  std::uint64_t limit = 10;
  MatchMode match = MatchMode::Auto;
  response::SortOrder sort = response::SortOrder::Relevance;
  bool with_text = true;  ///< false: ids and scores only, for run files
  bool collapse = true;   ///< of copies one is a result, with their count
  /// By relevance, of one source and day three stand before others that score nearly as high
  /// (ranking/diversity.h).
  bool diverse = true;
  bool list_copies = false;  ///< the copies of each result by name
  bool explain = false;
  bool exact = false;  ///< no other words than those typed: neither related forms nor corrections
  bool wide = false;   ///< forms without a warrant too (searcher/expansion/warrant.h)
  response::SnippetOptions snippet;
  Date today;                ///< for dates in words
  double recency_share = 0;  ///< 0–1: how much of the order by relevance is the date's
  std::vector<grammar::FacetField> facets = {};
  std::size_t facet_values = 10;  ///< of each facet, the most frequent; 0: all
  bool timeline = false;
  bool all_ids = false;     ///< SearchResponse::all_ids is needed
  bool whole_list = false;  ///< every match is needed in its order, not the first ones alone
  /// AtLeast where nothing is counted or chosen of all matches; else they are looked at anyway.
  response::Counting counting = response::Counting::Exact;
  /// Asked in every long loop: once it has passed, the answer is what was found by then.
  Deadline deadline = {};
  /// Stopped by another thread: the answer is what was found by then, as past a deadline.
  std::stop_token cancel = {};
  /// Where given: these articles are left out, and a query that finds nothing is
  /// not tried otherwise.
  std::optional<response::SeenKeys> seen = {};
};

}  // namespace niger::engine
