#pragma once
/// Trends as they are shown: a table and bars in a terminal, a table of one row for each query and
/// period, a chart as SVG, a page.
#include <iosfwd>

#include "searcher/render/renderer.h"
#include "searcher/response/table.h"
#include "searcher/response/trend.h"

namespace niger::render {

/// A row for each query and period, and where there are any one for articles without a date, of no
/// period: for programs.
[[nodiscard]] response::TableAnswer trend_rows(const response::Trend& trend);

/// The queries side by side, then bars of each, all of one scale.
void trend_text(const response::Trend& trend, const TextStyle& style, std::ostream& out);

/// A chart of lines that any browser opens: SVG 1.1, without scripts, without anything from
/// outside.
void trend_svg(const response::Trend& trend, messages::Language language, std::ostream& out);

/// A page with the chart and the table.
void trend_html(const response::Trend& trend, messages::Language language, std::ostream& out);

}  // namespace niger::render
