#pragma once
/// The check of a request: whether it is within its bounds, and its fields go together. Every
/// Searcher asks this of what it is given; a surface may ask before it opens an index.
#include <string>
#include <vector>

#include "searcher/engine/measure_requests.h"
#include "searcher/engine/request_problem.h"
#include "searcher/engine/request_rules.h"
#include "searcher/engine/search_request.h"

namespace niger::engine {

/// The most that a field may ask for; what is below 0 cannot be asked for.
namespace request_bounds {
inline constexpr std::uint64_t kLimit = 1'000'000;
inline constexpr std::uint64_t kOffset = 1'000'000'000;
inline constexpr std::uint64_t kRecencyPercent = 100;
inline constexpr std::uint64_t kFacetValues = 1'000'000;
inline constexpr std::uint64_t kCollocates = 100'000;
inline constexpr std::uint64_t kSnippetChars = 10'000;
}  // namespace request_bounds

/// Empty where it can be answered.
[[nodiscard]] RequestProblems problems_of(const SearchRequest& request,
                                          FieldStyle style = FieldStyle::Parameter);

/// The same for words in their context.
[[nodiscard]] RequestProblems problems_of(const SearchRequest& request,
                                          const response::KwicRequest& kwic,
                                          FieldStyle style = FieldStyle::Parameter);

/// The same for measures.
[[nodiscard]] RequestProblems problems_of(const SearchRequest& request,
                                          const KeynessRequest& keyness,
                                          FieldStyle style = FieldStyle::Parameter);
[[nodiscard]] RequestProblems problems_of(const SearchRequest& request, const NgramRequest& ngrams,
                                          FieldStyle style = FieldStyle::Parameter);
[[nodiscard]] RequestProblems problems_of(const SearchRequest& request, const TrendRequest& trend,
                                          FieldStyle style = FieldStyle::Parameter);

/// Fields to count by, of their names in either language.
struct FacetChoice {
  std::vector<grammar::FacetField> fields;  ///< each once
  RequestProblems problems;                 ///< names that are none
};

/// `usual`: all fields but the day come first.
[[nodiscard]] FacetChoice facet_choice(const std::vector<std::string>& names, bool usual);

}  // namespace niger::engine
