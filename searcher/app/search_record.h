#pragma once
/// The record of a search, by which it can be cited and repeated: the query as it was understood,
/// the options, the index that was searched, and what it found. One JSON object; knows nothing of
/// files.
#include <optional>
#include <string>

#include "searcher/base/match_mode.h"
#include "searcher/response/response.h"
#include "searcher/response/result_options.h"

namespace niger::search_app {

struct SearchRecord {
  const response::SearchResponse& response;  ///< its all_ids and index are filled
  std::string searched_at;                   ///< UTC, ISO 8601
  Date today;                                ///< what days in words counted from
  MatchMode match = MatchMode::Auto;
  response::SortOrder sort = response::SortOrder::Relevance;
  unsigned recency_percent = 0;
  bool exact = false;
  std::string similar_to;                    ///< id or path: articles similar to it; empty: none
  std::string new_for;                       ///< the name of --new; empty: all matches
  std::optional<std::uint64_t> occurrences;  ///< of words in context, where they were asked for
};

[[nodiscard]] std::string search_record(const SearchRecord& record);

}  // namespace niger::search_app
