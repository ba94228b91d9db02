#include "indexer/reading/formats/table_rows.h"

#include <array>

namespace niger::formats {
namespace {

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

}  // namespace

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

bool Rows::next(Row& row) {
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

}  // namespace niger::formats
