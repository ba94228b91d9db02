#pragma once
/// A trend: the articles and occurrences of queries over time, beside all that the collection has.
/// Plain data.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/response/response.h"

namespace niger::response {

/// In weeks of ISO 8601: from Monday on, of the year of their Thursday.
enum class Period : std::uint8_t { Day, Week, Month, Year };

/// day, week, month, year
[[nodiscard]] constexpr std::string_view period_name(Period unit) {
  switch (unit) {
    case Period::Day:
      return "day";
    case Period::Week:
      return "week";
    case Period::Month:
      return "month";
    case Period::Year:
      break;
  }
  return "year";
}

/// What a period has of something.
struct TrendCounts {
  std::uint64_t articles = 0;
  std::uint64_t words = 0;  ///< of a query: its occurrences in these articles

  friend bool operator==(const TrendCounts&, const TrendCounts&) = default;
};

struct TrendPeriod {
  std::string label;  ///< 2018-05
  TrendCounts all;    ///< of the collection
};

/// One of the queries.
struct TrendSeries {
  SearchResponse asked;             ///< without hits: as it was understood, its total, notes
  bool has_words = true;            ///< false: of fields alone; nothing of it occurs in a text
  std::vector<TrendCounts> counts;  ///< beside Trend::periods
  TrendCounts undated;              ///< of articles without a date
};

struct Trend {
  Period unit = Period::Month;
  std::vector<TrendPeriod> periods;  ///< in order, without a gap where that is not too long
  TrendCounts undated;               ///< of the collection
  std::vector<TrendSeries> series;
  bool partial = false;
};

/// So many of `part` a thousand or a million of `whole`; 0 of nothing.
[[nodiscard]] constexpr double share_per(double scale, std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0 : scale * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace niger::response
