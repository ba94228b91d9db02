#include "indexer/reading/formats/table_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "common/base/utf8.h"
#include "indexer/reading/articles/line_stream.h"
#include "indexer/reading/formats/record_article.h"

namespace niger::formats {

using fields::FieldRole;
using messages::Message;
using walk::SkipReason;

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
  std::string_view text;   ///< until the next one is asked for
  std::uint64_t line = 0;  ///< of the file, its first
  bool never_closed = false;
};

class Rows {
 public:
  /// A row may have `most_bytes`, over however many lines.
  Rows(articles::LineStream& lines, std::size_t most_bytes)
      : lines_(lines), most_bytes_(most_bytes) {}

  void set_separator(std::string_view separator) { separators_ = separator; }

  // The next row, over as many lines as its quotes ask for. Where a quote is not closed, the row is
  // its first line, and what follows are rows of their own.
  bool next(Row& row) {
    forget_rows();
    if (!has_line(at_)) {
      return false;
    }
    const std::size_t begin = at_;
    const std::size_t first_end = line_end(begin);
    Quotes quotes(separators_);
    quotes.read(piece(begin, first_end));
    std::size_t end = first_end;
    std::uint64_t lines = 1;
    // A stray quote decides at once: to look further for each row would take the square of the
    // time.
    const auto goes_on = [&] {
      return quotes.open() && end - begin < most_bytes_ && (!quotes.stray() || lines == 1);
    };
    while (goes_on() && has_line(end + 1)) {
      const std::size_t next_end = line_end(end + 1);
      quotes.read(piece(end + 1, next_end));
      end = next_end;
      ++lines;
    }
    // Over several lines a stray quote is one that opens another row's cell.
    row.never_closed = quotes.open() || (quotes.stray() && lines > 1);
    if (row.never_closed) {
      end = first_end;
      lines = 1;
    }
    row.text = piece(begin, end);
    row.line = line_ + 1;
    line_ += lines;
    at_ = end + 1;
    return true;
  }

 private:
  // What was read of rows before this one.
  void forget_rows() {
    constexpr std::size_t kWorthMoving = std::size_t{1} << 20;
    if (at_ == read_.size() || (at_ >= kWorthMoving && at_ * 2 >= read_.size())) {
      read_.erase(0, at_);
      at_ = 0;
    }
  }

  // True where a line begins at `at`; reads it where it is the next one.
  bool has_line(std::size_t at) {
    if (at < read_.size()) {
      return true;
    }
    std::string_view line;
    if (!lines_.next(line)) {
      return false;
    }
    read_.append(line);
    read_.erase(std::remove(read_.begin() + static_cast<std::ptrdiff_t>(at), read_.end(), '\0'),
                read_.end());  // holes that a crash or a full disk left
    read_.push_back('\n');
    return true;
  }

  [[nodiscard]] std::size_t line_end(std::size_t begin) const { return read_.find('\n', begin); }
  [[nodiscard]] std::string_view piece(std::size_t begin, std::size_t end) const {
    return std::string_view(read_).substr(begin, end - begin);
  }

  articles::LineStream& lines_;
  const std::size_t most_bytes_;
  std::string_view separators_ = kSeparators;
  std::string read_;        // lines, each with its end
  std::size_t at_ = 0;      // the next row there
  std::uint64_t line_ = 0;  // of the file, the last of the rows before
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

// The next row that is not blank.
bool next_filled(Rows& rows, Row& row) {
  while (rows.next(row)) {
    if (row.text.find_first_not_of(" \t\r\n") != std::string::npos) return true;
  }
  return false;
}

}  // namespace

void read_table(bytes::ByteSource& source, std::string begun, articles::ArticleOutput& output) {
  const std::unique_ptr<articles::OpenedLines> opened =
      articles::open_lines(source, std::move(begun), output);
  if (!opened->lines) {
    return;
  }
  Rows rows(*opened->lines, output.options().limits.record_bytes);
  Row row;
  bool has_header = next_filled(rows, row);
  std::string_view separator;
  if (has_header && tells_separator(row.text)) {
    separator = kSeparators.substr(kSeparators.find(row.text.back()), 1);
    rows.set_separator(separator);
    has_header = next_filled(rows, row);
  }
  if (!has_header) {
    output.skip("", SkipReason::Empty, Message::ReadNoHeader);
    return;
  }
  std::string header(row.text);
  if (row.never_closed) {
    std::erase(header, '"');
  }
  if (separator.empty()) {
    separator = separator_of(header);
  }
  rows.set_separator(separator);
  const std::vector<std::string> names = cells_of(header, separator);
  fields::RecordFields fields(output.options().field_names);
  for (const std::string& name : names) {
    fields.put(name, "x");
  }
  if (!fields.has(FieldRole::Text) && !fields.has(FieldRole::Title) &&
      !fields.has(FieldRole::Abstract)) {
    output.skip("", SkipReason::Damaged, Message::ReadNoColumn);
    return;
  }
  fields.clear();
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
      std::vector<std::string> cells = cells_of(row.text, separator);
      std::size_t repairs = 0;
      for (std::string& cell : cells) {
        if (!is_valid_utf8(cell)) cell = repaired_utf8(cell, repairs);
      }
      output.add_repaired(repairs);
      if (joined_surplus(names.size(), separator, cells)) {
        output.doubt(number, Message::ReadWideRow);
      }
      for (std::size_t i = 0; i < std::min(cells.size(), names.size()); ++i) {
        fields.put(names[i], cells[i]);
      }
      cells = {};
      emit_record(fields, number, opened->encoding, output);
    });
  }
}

}  // namespace niger::formats
