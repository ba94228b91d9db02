#include "indexer/reading/table_reader.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/base/utf8.h"
#include "indexer/reading/line_stream.h"
#include "indexer/reading/record_article.h"

namespace niger {
namespace {

char separator_of(std::string_view header) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t', '|'}) {
    const auto count = std::count(header.begin(), header.end(), candidate);
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

// True where a quoted cell of `row` goes on in the next line.
bool is_open(std::string_view row) { return std::count(row.begin(), row.end(), '"') % 2 != 0; }

std::vector<std::string> cells_of(std::string_view row, char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (quoted) {
      if (row[i] != '"') {
        cells.back().push_back(row[i]);
      } else if (i + 1 < row.size() && row[i + 1] == '"') {
        cells.back().push_back(row[++i]);
      } else {
        quoted = false;
      }
    } else if (row[i] == separator) {
      cells.emplace_back();
    } else if (row[i] == '"' && cells.back().empty()) {
      quoted = true;
    } else {
      cells.back().push_back(row[i]);
    }
  }
  return cells;
}

class Rows {
 public:
  Rows(LineStream& lines, std::uint64_t max_bytes) : lines_(lines), max_bytes_(max_bytes) {}

  // The next row, over as many lines as its quotes ask for.
  bool next(std::string& row) {
    std::string_view line;
    if (!lines_.next(line)) {
      return false;
    }
    first_line_ = lines_.number();
    row = line;
    while (is_open(row) && row.size() < max_bytes_ && lines_.next(line)) {
      row.append("\n").append(line);
    }
    return true;
  }

  [[nodiscard]] std::uint64_t first_line() const { return first_line_; }

 private:
  LineStream& lines_;
  std::uint64_t max_bytes_;
  std::uint64_t first_line_ = 0;
};

}  // namespace

void read_table(ByteSource& source, std::string begun, ArticleOutput& output) {
  const std::unique_ptr<OpenedLines> opened = open_lines(source, std::move(begun), output);
  if (!opened->lines) {
    return;
  }
  Rows rows(*opened->lines, output.options().limits.record_bytes);
  std::string row;
  if (!rows.next(row)) {
    output.skip("", SkipReason::Empty, "no header line");
    return;
  }
  const char separator = separator_of(row);
  const std::vector<std::string> names = cells_of(row, separator);
  RecordFields fields(output.options().field_names);
  for (const std::string& name : names) {
    fields.put(name, "x");
  }
  if (!fields.has(FieldRole::Text) && !fields.has(FieldRole::Title) &&
      !fields.has(FieldRole::Abstract)) {
    output.skip("", SkipReason::Damaged,
                "its first line names no column for title or text (see --field)");
    return;
  }
  (void)fields.take();
  while (rows.next(row)) {
    if (row.empty()) {
      continue;
    }
    const std::string number = std::to_string(rows.first_line());
    std::size_t repairs = 0;
    const std::vector<std::string> cells = cells_of(repaired_utf8(row, repairs), separator);
    output.add_repaired(repairs);
    if (cells.size() > names.size()) {
      output.doubt(number, "a row of more cells than the header has");
    }
    for (std::size_t i = 0; i < std::min(cells.size(), names.size()); ++i) {
      fields.put(names[i], cells[i]);
    }
    emit_record(fields, number, opened->encoding, output);
  }
}

}  // namespace niger
