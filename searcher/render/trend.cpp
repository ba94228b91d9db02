#include "searcher/render/trend.h"

#include <algorithm>
#include <ostream>
#include <utility>

#include "common/base/json_writer.h"
#include "searcher/render/facets.h"
#include "searcher/render/html_page.h"
#include "searcher/render/table.h"
#include "searcher/render/text_form.h"
#include "searcher/render/text_lines.h"
#include "searcher/render/trend_measure.h"

namespace niger::render {

using messages::Message;
using messages::Text;
using response::Cell;
using response::Decimal;
using response::Period;
using response::Trend;
using response::TrendCounts;
using response::TrendSeries;

namespace {

constexpr double kThousand = 1e3;
constexpr double kMillion = 1e6;
constexpr std::size_t kMostInFull = 2;  // queries; of more only the two main columns are shown

Message heading_of(Period unit) {
  switch (unit) {
    case Period::Day:
      return Message::FacetDay;
    case Period::Week:
      return Message::PeriodWeek;
    case Period::Month:
      return Message::FacetMonth;
    case Period::Year:
      break;
  }
  return Message::FacetYear;
}

Cell per_thousand(const TrendCounts& part, const TrendCounts& all) {
  return Decimal{response::share_per(kThousand, part.articles, all.articles), 2};
}

Cell occurrences(const TrendSeries& series, const TrendCounts& part) {
  return series.has_words ? Cell(part.words) : Cell();
}

Cell per_million(const TrendSeries& series, const TrendCounts& part, const TrendCounts& all) {
  if (!series.has_words) return {};
  return Decimal{response::share_per(kMillion, part.words, all.words), 2};
}

bool has_undated(const Trend& trend) {
  return trend.undated.articles > 0 ||
         std::any_of(trend.series.begin(), trend.series.end(),
                     [](const TrendSeries& one) { return one.undated.articles > 0; });
}

// What is noted of each query, once.
std::vector<response::Note> notes_of(const Trend& trend) {
  std::vector<response::Note> out;
  for (const TrendSeries& series : trend.series) {
    for (const response::Note& note : series.asked.notes) {
      const bool is_known =
          std::any_of(out.begin(), out.end(), [&note](const response::Note& known) {
            return known.code == note.code && known.text == note.text;
          });
      if (!is_known) out.push_back(note);
    }
  }
  return out;
}

// Inside a stretch without a match of any query, but for its ends: left out for people.
bool lies_in_a_gap(const Trend& trend, std::size_t period) {
  if (period == 0 || period + 1 >= trend.periods.size()) return false;
  return std::all_of(trend.series.begin(), trend.series.end(), [period](const TrendSeries& one) {
    return one.counts[period - 1].articles == 0 && one.counts[period].articles == 0 &&
           one.counts[period + 1].articles == 0;
  });
}

// Calls `take` for each period that is shown to people, and `gap` for each stretch that is not.
template <typename Take, typename Gap>
void for_each_shown(const Trend& trend, const Take& take, const Gap& gap) {
  for (std::size_t i = 0; i < trend.periods.size(); ++i) {
    if (!lies_in_a_gap(trend, i)) {
      take(i);
    } else if (!lies_in_a_gap(trend, i - 1)) {
      gap();
    }
  }
}

Text numbered(const Trend& trend, Message heading, std::size_t number) {
  if (trend.series.size() == 1) return heading;
  return {Message::HeadingNumbered, {{"heading", heading}, {"number", std::uint64_t{number}}}};
}

// The queries side by side.
response::Table wide_table(const Trend& trend) {
  const bool in_full = trend.series.size() <= kMostInFull;
  response::Table table;
  table.name = "trend";
  table.columns.push_back({std::string(period_name(trend.unit)), heading_of(trend.unit)});
  for (std::size_t number = 1; number <= trend.series.size(); ++number) {
    const auto add = [&](const char* name, Message heading) {
      table.columns.push_back(
          {name + ("_" + std::to_string(number)), numbered(trend, heading, number)});
    };
    const bool has_words = trend.series[number - 1].has_words;
    add("articles", Message::HeadingArticles);
    if (in_full && has_words) add("occurrences", Message::HeadingOccurrences);
    if (in_full || !has_words) add("per_1000_articles", Message::HeadingPerThousand);
    if (has_words) add("per_million_words", Message::HeadingPerMillionWords);
  }
  const auto add_row = [&](Cell label, const TrendCounts& all, const auto& counts_of) {
    std::vector<Cell> cells = {std::move(label)};
    for (const TrendSeries& series : trend.series) {
      const TrendCounts& counts = counts_of(series);
      cells.emplace_back(counts.articles);
      if (in_full && series.has_words) cells.emplace_back(counts.words);
      if (in_full || !series.has_words) cells.push_back(per_thousand(counts, all));
      if (series.has_words) cells.push_back(per_million(series, counts, all));
    }
    table.rows.push_back(std::move(cells));
  };
  for_each_shown(
      trend,
      [&](std::size_t i) {
        add_row(trend.periods[i].label, trend.periods[i].all,
                [i](const TrendSeries& series) -> const TrendCounts& { return series.counts[i]; });
      },
      [&] {
        table.rows.emplace_back(table.columns.size());
        table.rows.back().front() = std::string("⋮");
      });
  if (has_undated(trend)) {
    add_row(Cell(), trend.undated,
            [](const TrendSeries& series) -> const TrendCounts& { return series.undated; });
  }
  return table;
}

Text total_of(const Trend& trend, std::size_t series) {
  return {Message::TrendSeriesTotal,
          {{"query", series_name(trend, series)},
           {"articles", summary_of(trend.series[series].asked)}}};
}

void bars(const Trend& trend, std::size_t series, double most, std::ostream& out) {
  constexpr std::uint64_t kSteps = 1'000'000;
  const auto bar = [&](std::size_t i) {
    const double value = charted(trend, series, i);
    const std::string digits = decimal_text(value, 2);
    out << trend.periods[i].label << std::string(12 - std::min<std::size_t>(12, digits.size()), ' ')
        << digits;
    const auto steps =
        most > 0 ? static_cast<std::uint64_t>(value / most * static_cast<double>(kSteps)) : 0;
    const std::string columns = bar_of(steps, kSteps);
    if (!columns.empty()) out << "  " << columns;
    out << '\n';
  };
  for_each_shown(trend, bar, [&out] { out << "⋮\n"; });
}

}  // namespace

bool charts_words(const Trend& trend) {
  return std::any_of(trend.series.begin(), trend.series.end(),
                     [](const TrendSeries& one) { return one.has_words; });
}

double charted(const Trend& trend, std::size_t series, std::size_t period) {
  const TrendCounts& part = trend.series[series].counts[period];
  const TrendCounts& all = trend.periods[period].all;
  return charts_words(trend) ? response::share_per(kMillion, part.words, all.words)
                             : response::share_per(kThousand, part.articles, all.articles);
}

Text chart_title(const Trend& trend) {
  return {charts_words(trend) ? Message::TrendChartWords : Message::TrendChartArticles,
          {{"unit", heading_of(trend.unit)}}};
}

std::string series_name(const Trend& trend, std::size_t series) {
  const std::string& query = trend.series[series].asked.query;
  return trend.series.size() == 1 ? query : std::to_string(series + 1) + ". " + query;
}

response::TableAnswer trend_rows(const Trend& trend) {
  response::TableAnswer out;
  out.asked.query = trend.series.front().asked.query;
  out.asked.understood = trend.series.front().asked.understood;
  out.asked.total = trend.series.front().asked.total;
  out.asked.level = trend.series.front().asked.level;
  out.asked.notes = notes_of(trend);
  out.asked.partial = trend.partial;
  out.table.name = "trend";
  out.table.columns = {{"query", Message::HeadingQuery},
                       {std::string(period_name(trend.unit)), heading_of(trend.unit)},
                       {"articles", Message::HeadingArticles},
                       {"occurrences", Message::HeadingOccurrences},
                       {"per_1000_articles", Message::HeadingPerThousand},
                       {"per_million_words", Message::HeadingPerMillionWords},
                       {"all_articles", Message::HeadingAllArticles},
                       {"all_words", Message::HeadingAllWords}};
  for (const TrendSeries& series : trend.series) {
    const auto add_row = [&](Cell label, const TrendCounts& counts, const TrendCounts& all) {
      out.table.rows.push_back({series.asked.query, std::move(label), counts.articles,
                                occurrences(series, counts), per_thousand(counts, all),
                                per_million(series, counts, all), all.articles, all.words});
    };
    for (std::size_t i = 0; i < trend.periods.size(); ++i) {
      add_row(trend.periods[i].label, series.counts[i], trend.periods[i].all);
    }
    if (has_undated(trend)) add_row(Cell(), series.undated, trend.undated);
  }
  out.facts = {{"unit", std::string(period_name(trend.unit))}};
  return out;
}

void trend_text(const Trend& trend, const TextStyle& style, std::ostream& out) {
  TextLines lines(style, out);
  for (const response::Note& note : notes_of(trend)) {
    lines.quiet_line({Message::LabelNote, {{"note", note.text}}});
  }
  for (std::size_t i = 0; i < trend.series.size(); ++i)
    out << lines.line_of(total_of(trend, i)) << '\n';
  if (trend.periods.empty()) {
    lines.quiet_line(Message::DatesNone);
    return;
  }
  out << '\n';
  table_text(wide_table(trend), style, out);
  double most = 0;
  for (std::size_t series = 0; series < trend.series.size(); ++series) {
    for (std::size_t i = 0; i < trend.periods.size(); ++i) {
      most = std::max(most, charted(trend, series, i));
    }
  }
  out << '\n';
  lines.quiet_line(chart_title(trend));
  for (std::size_t series = 0; series < trend.series.size(); ++series) {
    if (trend.series.size() > 1) {
      out << '\n' << lines.isolated(one_line(series_name(trend, series))) << '\n';
    }
    bars(trend, series, most, out);
  }
}

void trend_html(const Trend& trend, messages::Language language, std::ostream& out) {
  response::SearchResponse head = trend.series.front().asked;
  head.notes = notes_of(trend);
  begin_answer_page(head, language, out);
  if (trend.series.size() > 1) {
    out << "<ol>\n";
    for (std::size_t i = 0; i < trend.series.size(); ++i) {
      out << "<li><bdi>" << html_escaped(localized(total_of(trend, i), {language, true}))
          << "</bdi></li>\n";
    }
    out << "</ol>\n";
  }
  if (!trend.periods.empty()) trend_svg(trend, language, out);
  table_html(wide_table(trend), language, out);
  end_page(out);
}

}  // namespace niger::render
