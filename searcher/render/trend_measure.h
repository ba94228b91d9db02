#pragma once
/// What a chart of a trend shows of its counts: one number for each query and period.
#include <cstddef>
#include <string>

#include "searcher/response/trend.h"

namespace niger::render {

/// True if words occur: then a chart shows occurrences per million words, else articles per
/// thousand.
[[nodiscard]] bool charts_words(const response::Trend& trend);

/// What it shows of a query in a period.
[[nodiscard]] double charted(const response::Trend& trend, std::size_t series, std::size_t period);

/// What it shows, for its head.
[[nodiscard]] messages::Text chart_title(const response::Trend& trend);

/// The query, before a number where there are several.
[[nodiscard]] std::string series_name(const response::Trend& trend, std::size_t series);

}  // namespace niger::render
