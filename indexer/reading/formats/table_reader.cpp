#include "indexer/reading/formats/table_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "common/base/utf8.h"
#include "indexer/reading/articles/line_stream.h"
#include "indexer/reading/formats/record_article.h"

namespace niger {
namespace {

// Any of these may part the cells, as long as the header has not shown which does.
constexpr std::string_view kSeparators = ",;\t|";

// What a quote at `at` does that stands within a quoted cell.
enum class QuoteUse : std::uint8_t { Closes, Doubled, Stray };

QuoteUse quote_use(std::string_view row, std::size_t at, std::string_view separators) {
  if (at + 1 >= row.size() || row[at + 1] == '\n' ||
      separators.find(row[at + 1]) != std::string_view::npos) {
    return QuoteUse::Closes;
  }
  return row[at + 1] == '"' ? QuoteUse::Doubled : QuoteUse::Stray;
}

// Follows the quotes of a row from line to line: only one that starts a cell opens it.
class Quotes {
 public:
  explicit Quotes(std::string_view separators) : separators_(separators) {}

  void read(std::string_view line) {
    bool starts_cell = !open_;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '"' && open_) {
        const QuoteUse use = quote_use(line, i, separators_);
        open_ = use != QuoteUse::Closes;
        stray_ = stray_ || use == QuoteUse::Stray;
        i += use == QuoteUse::Doubled ? 1 : 0;
      } else {
        open_ = open_ || (line[i] == '"' && starts_cell);
      }
      starts_cell = !open_ && separators_.find(line[i]) != std::string_view::npos;
    }
  }
  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] bool stray() const { return stray_; }  ///< quotes stood where none may

 private:
  std::string_view separators_;
  bool open_ = false;
  bool stray_ = false;
};

std::vector<std::string> cells_of(std::string_view row, std::string_view separators) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool is_quote = row[i] == '"';
    if (quoted && is_quote) {
      const QuoteUse use = quote_use(row, i, separators);
      quoted = use != QuoteUse::Closes;
      i += use == QuoteUse::Doubled ? 1 : 0;
      if (quoted) {
        cells.back().push_back('"');
      }
    } else if (!quoted && separators.find(row[i]) != std::string_view::npos) {
      cells.emplace_back();
    } else if (!quoted && is_quote && cells.back().empty()) {
      quoted = true;
    } else {
      cells.back().push_back(row[i]);
    }
  }
  return cells;
}

// The one that parts the most cells of the header, those within quotes left out.
std::string_view separator_of(std::string_view header) {
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  bool starts_cell = true;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::size_t which = quoted ? std::string_view::npos : kSeparators.find(header[i]);
    if (header[i] == '"' && quoted) {
      const QuoteUse use = quote_use(header, i, kSeparators);
      quoted = use != QuoteUse::Closes;
      i += use == QuoteUse::Doubled ? 1 : 0;
    } else if (header[i] == '"') {
      quoted = starts_cell;
    } else if (which != std::string_view::npos) {
      ++counts[which];
    }
    starts_cell = which != std::string_view::npos;
  }
  const auto most = std::max_element(counts.begin(), counts.end());
  return kSeparators.substr(static_cast<std::size_t>(most - counts.begin()), 1);
}

// The line by which Excel states the separator: sep=;
bool tells_separator(std::string_view line) {
  return line.size() == 5 && line.starts_with("sep=") &&
         kSeparators.find(line.back()) != std::string_view::npos;
}

struct Row {
  std::string text;
  std::uint64_t line = 0;  ///< of the file, its first
  bool never_closed = false;
};

class Rows {
 public:
  explicit Rows(LineStream& lines) : lines_(lines) {}

  void set_separator(std::string_view separator) { separators_ = separator; }

  // The next row, over as many lines as its quotes ask for. Where a quote is closed nowhere near,
  // the row is its first line, and what follows are rows of their own.
  bool next(Row& row) {
    if (!take_line(row.text)) {
      return false;
    }
    row.line = line_;
    row.never_closed = false;
    Quotes quotes(separators_);
    quotes.read(row.text);
    std::vector<std::string> more;
    std::size_t bytes = 0;
    // A stray quote decides at once: to look further for each row would take the square of the
    // time.
    const auto goes_on = [&] {
      return quotes.open() && bytes < kMaxRowBytes && (!quotes.stray() || more.empty());
    };
    for (std::string line; goes_on() && take_line(line);) {
      quotes.read(line);
      bytes += line.size();
      more.push_back(std::move(line));
    }
    // Over several lines a stray quote is one that opens another row's cell.
    row.never_closed = quotes.open() || (quotes.stray() && !more.empty());
    if (row.never_closed) {
      line_ = row.line;
      pending_.insert(pending_.begin(), std::make_move_iterator(more.begin()),
                      std::make_move_iterator(more.end()));
      return true;
    }
    for (const std::string& line : more) {
      row.text.append("\n").append(line);
    }
    return true;
  }

 private:
  static constexpr std::size_t kMaxRowBytes = std::size_t{1} << 20;

  bool take_line(std::string& line) {
    if (!pending_.empty()) {
      line = std::move(pending_.front());
      pending_.pop_front();
      ++line_;
      return true;
    }
    std::string_view read;
    if (!lines_.next(read)) {
      return false;
    }
    line = read;
    std::erase(line, '\0');  // holes that a crash or a full disk left
    line_ = lines_.number();
    return true;
  }

  LineStream& lines_;
  std::string_view separators_ = kSeparators;
  std::deque<std::string> pending_;  // lines read already, line_ + 1 and on
  std::uint64_t line_ = 0;           // of the last line taken
};

// Cells that the header has no names for are parts of the last one, whose separators stand without
// quotes; empty ones are nothing. True where there were any.
bool joined_surplus(std::size_t names, std::string_view separator,
                    std::vector<std::string>& cells) {
  while (cells.size() > names && cells.back().empty()) {
    cells.pop_back();
  }
  if (cells.size() <= names) {
    return false;
  }
  for (std::size_t i = names; i < cells.size(); ++i) {
    cells[names - 1].append(separator).append(cells[i]);
  }
  cells.resize(names);
  return true;
}

}  // namespace

void read_table(ByteSource& source, std::string begun, ArticleOutput& output) {
  const std::unique_ptr<OpenedLines> opened = open_lines(source, std::move(begun), output);
  if (!opened->lines) {
    return;
  }
  Rows rows(*opened->lines);
  Row row;
  bool has_header = rows.next(row);
  std::string_view separator;
  if (has_header && tells_separator(row.text)) {
    separator = kSeparators.substr(kSeparators.find(row.text.back()), 1);
    rows.set_separator(separator);
    has_header = rows.next(row);
  }
  if (!has_header) {
    output.skip("", SkipReason::Empty, Message::ReadNoHeader);
    return;
  }
  if (row.never_closed) {
    std::erase(row.text, '"');
  }
  if (separator.empty()) {
    separator = separator_of(row.text);
  }
  rows.set_separator(separator);
  const std::vector<std::string> names = cells_of(row.text, separator);
  RecordFields fields(output.options().field_names);
  for (const std::string& name : names) {
    fields.put(name, "x");
  }
  if (!fields.has(FieldRole::Text) && !fields.has(FieldRole::Title) &&
      !fields.has(FieldRole::Abstract)) {
    output.skip("", SkipReason::Damaged, Message::ReadNoColumn);
    return;
  }
  (void)fields.take();
  while (rows.next(row)) {
    if (row.text.empty()) {
      continue;
    }
    const std::string number = std::to_string(row.line);
    if (row.never_closed) {
      output.skip(number, SkipReason::Damaged, {Message::ReadOpenQuote, {{"line", number}}});
      continue;
    }
    output.read_unit(number, [&] {
      std::size_t repairs = 0;
      std::vector<std::string> cells = cells_of(repaired_utf8(row.text, repairs), separator);
      output.add_repaired(repairs);
      if (joined_surplus(names.size(), separator, cells)) {
        output.doubt(number, Message::ReadWideRow);
      }
      for (std::size_t i = 0; i < std::min(cells.size(), names.size()); ++i) {
        fields.put(names[i], cells[i]);
      }
      emit_record(fields, number, opened->encoding, output);
    });
  }
}

}  // namespace niger
