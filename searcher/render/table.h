#pragma once
/// Tables of results (searcher/response/table.h) as they are shown: columns in a terminal, TSV,
/// CSV, JSON, JSON lines, a page. A file of CSV or TSV holds one table. To show a new kind of
/// table, fill a TableAnswer and call render_table; lines that come one by one go through
/// DelimitedRows.
#include <iosfwd>
#include <string>
#include <vector>

#include "common/base/json_writer.h"
#include "searcher/render/renderer.h"
#include "searcher/response/table.h"

namespace niger::render {

enum class TableFormat { Text, Json, JsonLines, Csv, Tsv, Html };

/// How rows of CSV and TSV are written.
struct DelimitedStyle {
  bool tabs = false;  ///< TSV: never quoted, blanks of any kind in a value are one space
  /// CSV begins with the byte order mark (U+FEFF), by which a spreadsheet knows UTF-8.
  bool byte_order_mark = true;
  bool header = true;  ///< the names of the columns come first
};

/// Which of `known` are named by `names`, in the order of `names`, each as its place in `known`; no
/// names: all of them.
struct ColumnChoice {
  std::vector<std::size_t> places;
  std::string unknown;  ///< the first name that is no column; empty: all are
};
[[nodiscard]] ColumnChoice chosen_columns(const std::vector<std::string>& names,
                                          const std::vector<std::string>& known);

/// The table with these columns alone, in this order.
void keep_columns(const std::vector<std::size_t>& places, response::Table& table);

/// Rows of CSV (RFC 4180) or TSV, written one by one. Text is guarded against spreadsheets that
/// would run it (csv_value). `places` are columns of the rows to come, in the order to write them.
class DelimitedRows {
 public:
  DelimitedRows(const DelimitedStyle& style, std::vector<std::size_t> places, std::ostream& out)
      : style_(style), places_(std::move(places)), out_(out) {}

  /// The mark and the header, where the style has them. `names`: of all columns.
  void begin(const std::vector<std::string>& names);
  void row(const std::vector<response::Cell>& cells);

 private:
  void write(const std::vector<std::string>& values);

  DelimitedStyle style_;
  std::vector<std::size_t> places_;
  std::ostream& out_;
};

/// A cell before it is escaped: a number without a locale, a date, true or false; empty where
/// nothing stands.
[[nodiscard]] std::string cell_text(const response::Cell& cell);

/// False for numbers, dates and truths, which need no quotes and stand to the right.
[[nodiscard]] bool is_text(const response::Cell& cell);

/// A cell as one value of JSON; what is no number is null.
void write_cell(const response::Cell& cell, JsonWriter& json);

/// The whole answer. Text: notes, the caption, columns at one width, numbers to the right. JSON:
/// one object of the head (version, query, understood, total …), the facts, `columns` (their names)
/// and the rows under the table's name, each an object of its columns. JSON lines: an object a row,
/// then one of the head. CSV, TSV: the rows; notes are the caller's to tell.
void render_table(const response::TableAnswer& answer, TableFormat format, const TextStyle& style,
                  const DelimitedStyle& delimited, std::ostream& out);

/// The same table as a part of a text, or of a page, that has a head already.
void table_text(const response::Table& table, const TextStyle& style, std::ostream& out);
void table_html(const response::Table& table, messages::Language language, std::ostream& out);

}  // namespace niger::render
