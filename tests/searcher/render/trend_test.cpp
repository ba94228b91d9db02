#include "searcher/render/trend.h"

#include <sstream>

#include "searcher/render/table.h"
#include "tests/support/catch.h"

namespace niger::render {

using namespace messages;
using namespace response;

namespace {

TrendSeries series(const std::string& query, std::vector<TrendCounts> counts) {
  TrendSeries out;
  out.asked.query = query;
  out.asked.total = 5;
  out.counts = std::move(counts);
  return out;
}

Trend sample() {
  Trend trend;
  trend.unit = Period::Month;
  trend.periods = {{"2018-01", {100, 20'000}}, {"2018-02", {0, 0}}, {"2018-03", {50, 10'000}}};
  trend.series = {series("قطر", {{3, 7}, {0, 0}, {2, 2}})};
  return trend;
}

std::string text_of(const Trend& trend) {
  std::ostringstream out;
  trend_text(trend, {}, out);
  return out.str();
}

std::string svg_of(const Trend& trend) {
  std::ostringstream out;
  trend_svg(trend, Language::Arabic, out);
  return out.str();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a trend as text: shares of the period, and bars", "[trend]") {
  CHECK(text_of(sample()) ==
        "قطر: 5 articles\n"
        "\n"
        "month    articles  occurrences  per 1,000 articles  per million words\n"
        "2018-01         3            7               30.00             350.00\n"
        "2018-02         0            0                0.00               0.00\n"
        "2018-03         2            2               40.00             200.00\n"
        "\n"
        "occurrences per million words, by month\n"
        "2018-01      350.00  ██████████████████████████████\n"
        "2018-02        0.00\n"
        "2018-03      200.00  █████████████████▏\n");
}

TEST_CASE("a trend as text: a stretch without matches is left out", "[trend]") {
  Trend trend;
  trend.unit = Period::Year;
  for (const char* const year : {"2001", "2002", "2003", "2004", "2005"}) {
    trend.periods.push_back({year, {10, 1000}});
  }
  trend.series = {series("قطر", {{1, 1}, {0, 0}, {0, 0}, {0, 0}, {1, 1}})};
  const std::string shown = text_of(trend);
  CHECK(has(shown, "2002"));
  CHECK(has(shown, "⋮"));
  CHECK_FALSE(has(shown, "2003"));
  CHECK(trend_rows(trend).table.rows.size() == 5);  // programs have them all
}

TEST_CASE("a trend as text: queries side by side", "[trend]") {
  Trend trend = sample();
  trend.series.push_back(series("السعودية", {{1, 1}, {0, 0}, {1, 4}}));
  trend.undated = {4, 100};
  trend.series[1].undated = {1, 2};
  const std::string both = text_of(trend);
  CHECK(has(both, "1. قطر: 5 articles\n2. السعودية: 5 articles\n"));
  CHECK(has(both, "occurrences 1"));
  CHECK(has(both, "per million words 2"));
  CHECK(has(both, "400.00"));
  trend.series.push_back(series("source:CNN", {{1, 0}, {0, 0}, {1, 0}}));
  trend.series[2].has_words = false;
  const std::string three = text_of(trend);
  CHECK_FALSE(has(three, "occurrences 1"));  // three are as wide as two
  CHECK(has(three, "per 1,000 articles 3"));
  CHECK_FALSE(has(three, "per million words 3"));
}

TEST_CASE("a trend as rows: one for each query and period", "[trend]") {
  Trend trend = sample();
  trend.series.push_back(series("source:CNN", {{1, 0}, {0, 0}, {1, 0}}));
  trend.series[1].has_words = false;
  trend.undated = {4, 100};
  std::ostringstream out;
  render_table(trend_rows(trend), TableFormat::Csv, {}, {.byte_order_mark = false}, out);
  CHECK(out.str() ==
        "query,month,articles,occurrences,per_1000_articles,per_million_words,all_articles,"
        "all_words\r\n"
        "\"قطر\",\"2018-01\",3,7,30.00,350.00,100,20000\r\n"
        "\"قطر\",\"2018-02\",0,0,0.00,0.00,0,0\r\n"
        "\"قطر\",\"2018-03\",2,2,40.00,200.00,50,10000\r\n"
        "\"قطر\",,0,0,0.00,0.00,4,100\r\n"
        "\"source:CNN\",\"2018-01\",1,,10.00,,100,20000\r\n"
        "\"source:CNN\",\"2018-02\",0,,0.00,,0,0\r\n"
        "\"source:CNN\",\"2018-03\",1,,20.00,,50,10000\r\n"
        "\"source:CNN\",,0,,0.00,,4,100\r\n");
}

TEST_CASE("a trend as a chart: no word of a stranger is markup", "[trend]") {
  Trend trend = sample();
  trend.series[0].asked.query = "</text><script>alert(1)</script>\" onload=\"x\x01\xEF\xBF\xBF&";
  const std::string chart = svg_of(trend);
  CHECK(chart.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(chart.ends_with("</svg>\n"));
  CHECK_FALSE(has(chart, "<script"));
  CHECK_FALSE(has(chart, "onload=\""));
  CHECK_FALSE(has(chart, "\x01"));
  CHECK_FALSE(has(chart, "\xEF\xBF\xBF"));
  CHECK(has(chart, "&lt;script&gt;"));
  CHECK(has(chart, "<polyline"));
}

TEST_CASE("a trend as a chart: any number of periods and queries", "[trend]") {
  for (const std::size_t periods : {0, 1, 2, 13, 500}) {
    for (const std::size_t queries : {1, 20}) {
      Trend trend;
      for (std::size_t i = 0; i < periods; ++i) trend.periods.push_back({"p", {10, 1000}});
      for (std::size_t i = 0; i < queries; ++i) {
        trend.series.push_back(series("q", std::vector<TrendCounts>(periods, {1, i})));
      }
      const std::string chart = svg_of(trend);
      CHECK_FALSE(has(chart, "nan"));
      CHECK_FALSE(has(chart, "inf"));
      std::size_t lines = 0;
      for (std::size_t at = 0; (at = chart.find("<polyline", at)) != std::string::npos; ++at) {
        ++lines;
      }
      CHECK(lines == queries);
      CHECK_FALSE(text_of(trend).empty());
    }
  }
}

}  // namespace niger::render
