#include "searcher/render/facets.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "searcher/render/text_form.h"
#include "searcher/render/text_lines.h"

namespace niger::render {

using messages::localized;
using messages::Message;
using messages::Text;
using response::Facet;
using response::FacetRow;
using response::SearchResponse;

namespace {

constexpr std::size_t kBarColumns = 30;
constexpr std::size_t kCountColumns = 9;

Text heading_of(std::string_view field) {
  constexpr std::array<std::pair<std::string_view, Message>, 9> kHeadings = {{
      {"source", Message::FacetSource},
      {"year", Message::FacetYear},
      {"month", Message::FacetMonth},
      {"day", Message::FacetDay},
      {"place", Message::FacetPlace},
      {"author", Message::FacetAuthor},
      {"keyword", Message::FacetKeyword},
      {"category", Message::FacetCategory},
      {"folder", Message::FacetFolder},
  }};
  for (const auto& [name, message] : kHeadings) {
    if (name == field) return message;
  }
  return std::string(field);
}

Text others_of(const Facet& facet) {
  return {Message::FacetOthers, {{"count", facet.other_values}}};
}

Text unknown_of(std::string_view field) {
  const bool is_date = field == "year" || field == "month" || field == "day";
  return is_date ? Message::FacetNoDate : Message::FacetUnknown;
}

std::uint64_t most_of(const std::vector<FacetRow>& rows) {
  std::uint64_t most = 0;
  for (const FacetRow& row : rows) most = std::max(most, row.count);
  return most;
}

// Inside a stretch without matches, but for its ends.
bool lies_in_a_gap(const std::vector<FacetRow>& rows, std::size_t i) {
  return i > 0 && i + 1 < rows.size() && rows[i - 1].count == 0 && rows[i].count == 0 &&
         rows[i + 1].count == 0;
}

class FacetBlocks {
 public:
  FacetBlocks(const TextStyle& style, std::ostream& out) : out_(out), lines_(style, out) {}

  void facet(const Facet& facet) {
    out_ << '\n';
    lines_.quiet_line(heading_of(facet.field));
    for (const FacetRow& row : facet.rows) {
      count(row.count);
      out_ << "  " << lines_.isolated(row.value) << '\n';
    }
    if (facet.other_values > 0) localized_row(facet.others, others_of(facet));
    if (facet.unknown > 0) localized_row(facet.unknown, unknown_of(facet.field));
  }

  void timeline(const response::Timeline& timeline) {
    out_ << '\n';
    const std::uint64_t most = most_of(timeline.rows);
    for (std::size_t i = 0; i < timeline.rows.size(); ++i) {
      const FacetRow& row = timeline.rows[i];
      if (lies_in_a_gap(timeline.rows, i)) {
        if (!lies_in_a_gap(timeline.rows, i - 1)) out_ << "⋮\n";
        continue;
      }
      out_ << row.value;
      count(row.count);
      const std::string columns = bar_of(row.count, most);
      if (!columns.empty()) out_ << "  " << columns;
      out_ << '\n';
    }
    if (timeline.unknown > 0) localized_row(timeline.unknown, Message::FacetNoDate);
  }

 private:
  void count(std::uint64_t value) {
    const std::string digits = std::to_string(value);
    out_ << std::string(kCountColumns - std::min(kCountColumns, digits.size()), ' ') << digits;
  }

  void localized_row(std::uint64_t value, const Text& text) {
    count(value);
    out_ << "  ";
    lines_.quiet_line(text);
  }

  std::ostream& out_;
  TextLines lines_;
};

void html_row(const std::string& label, std::uint64_t count, std::uint64_t most,
              std::ostream& out) {
  out << "<tr><th><bdi>" << html_escaped(label) << "</bdi></th><td>" << count
      << "</td><td><meter min=\"0\" max=\"" << std::max<std::uint64_t>(most, 1) << "\" value=\""
      << count << "\"></meter></td></tr>\n";
}

void html_rows(const std::string& heading, const std::vector<FacetRow>& rows, std::ostream& out) {
  out << "<table>\n<caption>" << html_escaped(heading) << "</caption>\n";
  for (const FacetRow& row : rows) html_row(one_line(row.value), row.count, most_of(rows), out);
}

void json_rows(const std::vector<FacetRow>& rows, JsonWriter& json) {
  json.begin_array();
  for (const FacetRow& row : rows) {
    json.begin_object().key("value").string(row.value).key("count").number(row.count).end_object();
  }
  json.end_array();
}

}  // namespace

std::string bar_of(std::uint64_t count, std::uint64_t most) {
  constexpr std::array<std::string_view, 8> kParts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (most == 0) return {};
  const std::uint64_t eighths =
      count == 0 ? 0 : std::max<std::uint64_t>(1, count * kBarColumns * 8 / most);
  std::string out;
  for (std::uint64_t i = 0; i < eighths / 8; ++i) out += "█";
  return out.append(kParts.at(eighths % 8));
}

void facets_text(const SearchResponse& response, const TextStyle& style, std::ostream& out) {
  FacetBlocks blocks(style, out);
  for (const Facet& facet : response.facets) blocks.facet(facet);
  if (response.timeline) blocks.timeline(*response.timeline);
}

void facets_html(const SearchResponse& response, messages::Language language, std::ostream& out) {
  for (const Facet& facet : response.facets) {
    html_rows(localized(heading_of(facet.field), language), facet.rows, out);
    const std::uint64_t most = most_of(facet.rows);
    if (facet.other_values > 0)
      html_row(localized(others_of(facet), language), facet.others, most, out);
    if (facet.unknown > 0) {
      html_row(localized(unknown_of(facet.field), language), facet.unknown, most, out);
    }
    out << "</table>\n";
  }
  if (response.timeline) {
    const response::Timeline& timeline = *response.timeline;
    html_rows(localized(Message::FacetTimeline, language), timeline.rows, out);
    if (timeline.unknown > 0) {
      html_row(localized(Message::FacetNoDate, language), timeline.unknown, most_of(timeline.rows),
               out);
    }
    out << "</table>\n";
  }
}

void facets_json(const SearchResponse& response, JsonWriter& json) {
  if (!response.facets.empty()) {
    json.key("facets").begin_array();
    for (const Facet& facet : response.facets) {
      json.begin_object().key("field").string(facet.field).key("values");
      json_rows(facet.rows, json);
      json.key("other_values").number(facet.other_values).key("others").number(facet.others);
      json.key("unknown").number(facet.unknown).end_object();
    }
    json.end_array();
  }
  if (response.timeline) {
    json.key("timeline").begin_object().key("unit").string(response.timeline->unit);
    json.key("values");
    json_rows(response.timeline->rows, json);
    json.key("unknown").number(response.timeline->unknown).end_object();
  }
}

response::Table counts_table(const SearchResponse& response, bool of_many_queries) {
  response::Table table{.name = "counts"};
  if (of_many_queries) table.columns.push_back({"query_id"});
  for (const char* name : {"field", "kind", "value", "count"}) table.columns.push_back({name});
  const auto add = [&](std::string_view field, const char* kind, const std::string& value,
                       std::uint64_t count) {
    std::vector<response::Cell> cells = {std::string(field), std::string(kind), value, count};
    if (of_many_queries) cells.insert(cells.begin(), response.query_id);
    table.rows.push_back(std::move(cells));
  };
  const auto add_all = [&](std::string_view field, const std::vector<FacetRow>& rows) {
    for (const FacetRow& row : rows) add(field, "value", row.value, row.count);
  };
  for (const Facet& facet : response.facets) {
    add_all(facet.field, facet.rows);
    if (facet.other_values > 0) add(facet.field, "others", {}, facet.others);
    if (facet.unknown > 0) add(facet.field, "unknown", {}, facet.unknown);
  }
  if (response.timeline) {
    add_all("timeline", response.timeline->rows);
    if (response.timeline->unknown > 0) add("timeline", "unknown", {}, response.timeline->unknown);
  }
  return table;
}

}  // namespace niger::render
