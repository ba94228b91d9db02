#include "searcher/render/table.h"

#include <algorithm>
#include <cmath>
#include <ostream>
#include <utility>

#include "searcher/render/html_page.h"
#include "searcher/render/json_parts.h"
#include "searcher/render/text_form.h"
#include "searcher/render/text_lines.h"

namespace niger::render {

using messages::Language;
using messages::localized;
using messages::Message;
using response::Cell;
using response::Column;
using response::Table;
using response::TableAnswer;

namespace {

constexpr std::size_t kBetweenColumns = 2;

std::string heading_of(const Column& column, Language language) {
  return column.heading.empty() ? column.name : localized(column.heading, language);
}

// A column of text begins at one place, one of numbers ends there; a column of both is text.
bool is_text_column(const Table& table, std::size_t place) {
  return std::any_of(table.rows.begin(), table.rows.end(),
                     [place](const std::vector<Cell>& row) { return is_text(row.at(place)); });
}

class TextTable {
 public:
  TextTable(const Table& table, const TextStyle& style, std::ostream& out)
      : table_(table), style_(style), out_(out), lines_(style, out) {
    for (std::size_t place = 0; place < table.columns.size(); ++place) {
      std::size_t widest = columns_of(heading_of(table.columns[place], style.language));
      for (const std::vector<Cell>& row : table.rows) {
        widest = std::max(widest, columns_of(one_line(cell_text(row.at(place)))));
      }
      widths_.push_back(widest);
      is_text_.push_back(is_text_column(table, place));
    }
  }

  void write() {
    if (!table_.caption.empty()) lines_.quiet_line(table_.caption);
    std::vector<std::string> heads;
    for (const Column& column : table_.columns)
      heads.push_back(heading_of(column, style_.language));
    row(heads, true);
    for (const std::vector<Cell>& cells : table_.rows) {
      std::vector<std::string> values;
      for (const Cell& cell : cells) values.push_back(one_line(cell_text(cell)));
      row(values, false);
    }
  }

 private:
  void row(const std::vector<std::string>& values, bool is_head) {
    std::size_t lacking = 0;  // blanks, written where something follows them
    for (std::size_t place = 0; place < values.size(); ++place) {
      const std::size_t blanks = widths_[place] - columns_of(values[place]);
      if (place > 0) lacking += kBetweenColumns;
      if (!is_text_[place]) lacking += blanks;
      if (!values[place].empty()) {
        out_ << std::string(lacking, ' ');
        lacking = 0;
        const std::string value =
            is_head || is_text_[place] ? lines_.isolated(values[place]) : values[place];
        is_head ? lines_.quiet(value) : static_cast<void>(out_ << value);
      }
      if (is_text_[place]) lacking += blanks;
    }
    out_ << '\n';
  }

  const Table& table_;
  const TextStyle& style_;
  std::ostream& out_;
  TextLines lines_;
  std::vector<std::size_t> widths_;
  std::vector<bool> is_text_;
};

void write_row(const Table& table, const std::vector<Cell>& cells, JsonWriter& json) {
  json.begin_object();
  for (std::size_t place = 0; place < table.columns.size(); ++place) {
    json.key(table.columns[place].name);
    write_cell(cells.at(place), json);
  }
  json.end_object();
}

void write_head_and_facts(const TableAnswer& answer, Language language, JsonWriter& json) {
  write_head(answer.asked, language, json);
  for (const auto& [name, cell] : answer.facts) {
    json.key(name);
    write_cell(cell, json);
  }
}

void json_table(const TableAnswer& answer, Language language, std::ostream& out) {
  JsonWriter json(out, false);
  json.begin_object();
  write_head_and_facts(answer, language, json);
  json.key("columns").begin_array();
  for (const Column& column : answer.table.columns) json.string(column.name);
  json.end_array();
  json.key(answer.table.name);
  write_rows(answer.table, json);
  json.end_object();
  out << '\n';
}

void json_lines_table(const TableAnswer& answer, Language language, std::ostream& out) {
  for (const std::vector<Cell>& row : answer.table.rows) {
    JsonWriter json(out, true);
    write_row(answer.table, row, json);
    out << '\n';
  }
  JsonWriter json(out, true);
  json.begin_object();
  write_head_and_facts(answer, language, json);
  json.end_object();
  out << '\n';
}

void delimited_table(const Table& table, const DelimitedStyle& style, std::ostream& out) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  DelimitedRows rows(style, chosen_columns({}, names).places, out);
  rows.begin(names);
  for (const std::vector<Cell>& row : table.rows) rows.row(row);
}

}  // namespace

void keep_columns(const std::vector<std::size_t>& places, Table& table) {
  const auto keep = [&places](auto& all) {
    std::decay_t<decltype(all)> kept;
    for (const std::size_t place : places) kept.push_back(all.at(place));
    all = std::move(kept);
  };
  keep(table.columns);
  for (std::vector<Cell>& row : table.rows) keep(row);
}

void write_cell(const Cell& cell, JsonWriter& json) {
  struct Writer {
    JsonWriter& json;
    void operator()(std::monostate /*nothing*/) const { json.null(); }
    void operator()(const std::string& text) const { json.string(text); }
    void operator()(std::uint64_t number) const { json.number(number); }
    void operator()(const response::Decimal& number) const {
      std::isfinite(number.value) ? json.number(number.value, number.digits) : json.null();
    }
    void operator()(bool is_true) const { json.boolean(is_true); }
    void operator()(const Date& date) const { json.string(date_text(date)); }
  };
  std::visit(Writer{json}, cell);
}

void write_rows(const Table& table, JsonWriter& json) {
  json.begin_array();
  for (const std::vector<Cell>& row : table.rows) write_row(table, row, json);
  json.end_array();
}

void table_text(const Table& table, const TextStyle& style, std::ostream& out) {
  TextTable(table, style, out).write();
}

void table_html(const Table& table, Language language, std::ostream& out) {
  out << "<table class=\"wide\">\n";
  if (!table.caption.empty()) {
    out << "<caption>" << html_escaped(localized(table.caption, {language, true}))
        << "</caption>\n";
  }
  out << "<thead><tr>";
  for (std::size_t place = 0; place < table.columns.size(); ++place) {
    out << (is_text_column(table, place) ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">")
        << html_escaped(heading_of(table.columns[place], language)) << "</th>";
  }
  out << "</tr></thead>\n";
  for (const std::vector<Cell>& row : table.rows) {
    out << "<tr>";
    for (const Cell& cell : row) {
      out << (is_text(cell) ? "<td class=\"t\"><bdi>" : "<td><bdi>")
          << html_escaped(one_line(cell_text(cell))) << "</bdi></td>";
    }
    out << "</tr>\n";
  }
  out << "</table>\n";
}

void render_table(const TableAnswer& answer, TableFormat format, const TextStyle& style,
                  const DelimitedStyle& delimited, std::ostream& out) {
  switch (format) {
    case TableFormat::Text: {
      TextLines lines(style, out);
      for (const response::Note& note : answer.asked.notes) {
        lines.quiet_line({Message::LabelNote, {{"note", note.text}}});
      }
      table_text(answer.table, style, out);
      break;
    }
    case TableFormat::Json:
      json_table(answer, style.language, out);
      break;
    case TableFormat::JsonLines:
      json_lines_table(answer, style.language, out);
      break;
    case TableFormat::Csv:
    case TableFormat::Tsv:
      delimited_table(answer.table, delimited, out);
      break;
    case TableFormat::Html:
      begin_answer_page(answer.asked, style.language, out);
      table_html(answer.table, style.language, out);
      end_page(out);
      break;
  }
}

}  // namespace niger::render
