#pragma once
/// What is measured of the articles that a request matches: words against another set, n-grams, a
/// trend. Plain data beside SearchRequest, whose query, level and copies they share; its `limit`
/// and `offset` are of the rows.
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/response/trend.h"

namespace niger::engine {

struct KeynessRequest {
  std::string other;        ///< query of the set to compare with; * is all other articles
  std::uint64_t least = 5;  ///< a word stands so often in the first set
};

struct NgramRequest {
  std::uint64_t shortest = 2;  ///< in words
  std::uint64_t longest = 2;
  std::uint64_t least = 5;  ///< an n-gram stands so often
};

struct TrendRequest {
  response::Period unit = response::Period::Month;
  std::vector<std::string> others = {};  ///< queries beside that of the request
};

namespace request_bounds {
inline constexpr std::uint64_t kShortestNgram = 2;
inline constexpr std::uint64_t kLongestNgram = 5;
inline constexpr std::size_t kTrendQueries = 20;
inline constexpr std::uint64_t kLeastCount = 1'000'000'000;
}  // namespace request_bounds

}  // namespace niger::engine
