#include "indexer/reading/formats/table_reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/base/utf8.h"
#include "indexer/reading/formats/record_article.h"
#include "indexer/reading/formats/table_rows.h"

namespace niger::formats {

using fields::FieldRole;
using messages::Message;
using walk::SkipReason;

namespace {

// The line by which Excel states the separator: sep=;
bool tells_separator(std::string_view line) {
  return line.size() == 5 && line.starts_with("sep=") &&
         kSeparators.find(line.back()) != std::string_view::npos;
}

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

// The rows below a header. Where no name of it is known to be that of a text, the first of them
// wait until it shows which column is the longest.
class Table {
 public:
  Table(std::vector<std::string> names, std::string_view separator, const std::string& encoding,
        articles::ArticleOutput& output)
      : names_(std::move(names)),
        separator_(separator),
        encoding_(encoding),
        output_(output),
        fields_(output.options().field_names) {}

  void take_header(std::uint64_t line) {
    for (const std::string& name : names_) {
      fields_.put(name, "x");
    }
    is_open_ = !fields_.has(FieldRole::Text);
    const bool is_known = fields_.has(FieldRole::Title) || fields_.has(FieldRole::Abstract) ||
                          fields_.has(FieldRole::Date);
    fields_.clear();
    const bool has_long = std::any_of(names_.begin(), names_.end(), [](const std::string& name) {
      return name.size() > kLongestName;
    });
    if (is_open_ && !is_known && has_long) {  // a row, not a header
      waiting_.emplace_back(std::to_string(line), names_);
      for (std::size_t i = 0; i < names_.size(); ++i) names_[i] = std::to_string(i + 1);
    }
  }

  void take(const std::string& number, std::string_view row) {
    std::vector<std::string> cells = cells_of(row, separator_);
    std::size_t repairs = 0;
    for (std::string& cell : cells) {
      if (!is_valid_utf8(cell)) cell = repaired_utf8(cell, repairs);
    }
    output_.add_repaired(repairs);
    if (!is_open_) {
      emit(number, std::move(cells));
      return;
    }
    waiting_.emplace_back(number, std::move(cells));
    if (waiting_.size() >= kMostWaiting) choose();
  }

  // The last row has been taken.
  void finish() {
    if (is_open_) choose();
  }

 private:
  static constexpr std::size_t kLongestName = 100;
  static constexpr std::size_t kMostWaiting = 50;
  static constexpr std::size_t kFewestBytes = 60;  // of a text, on average

  void choose() {
    is_open_ = false;
    std::size_t best = names_.size();
    std::size_t most = 0;
    for (std::size_t column = 0; column < names_.size(); ++column) {
      const bool is_other = fields_.role_of(names_[column]) == FieldRole::None;
      std::size_t bytes = 0;
      for (const auto& [number, cells] : waiting_) {
        const bool has_words =
            column < cells.size() && cells[column].find(' ') != std::string::npos;
        bytes += has_words ? cells[column].size() : 0;
      }
      if (is_other && bytes > most) {
        most = bytes;
        best = column;
      }
    }
    if (most >= kFewestBytes * waiting_.size() && !waiting_.empty()) guessed_ = best;
    if (!guessed_) {
      for (const std::string& name : names_) fields_.put(name, "x");
      const bool is_known = fields_.has(FieldRole::Title) || fields_.has(FieldRole::Abstract);
      fields_.clear();
      if (!is_known) {
        output_.skip("", SkipReason::Damaged, Message::ReadNoColumn);
        is_lost_ = true;
      }
    }
    for (auto& [number, cells] : std::exchange(waiting_, {})) emit(number, std::move(cells));
  }

  void emit(const std::string& number, std::vector<std::string>&& cells) {
    if (is_lost_) return;
    output_.read_unit(number, [&] {
      if (joined_surplus(names_.size(), separator_, cells)) {
        output_.doubt(number, Message::ReadWideRow);
      }
      for (std::size_t i = 0; i < std::min(cells.size(), names_.size()); ++i) {
        if (guessed_ == i) {
          fields_.guess_text(names_[i], cells[i]);
        } else {
          fields_.put(names_[i], cells[i]);
        }
      }
      if (guessed_ || !fields_.has(FieldRole::Text)) fields_.note_names(all_names());
      cells = {};
      emit_record(fields_, number, encoding_, output_);
    });
  }

  [[nodiscard]] std::string all_names() const {
    std::string all;
    for (const std::string& name : names_) all.append(all.empty() ? "" : ", ").append(name);
    return std::string(truncated_at_character(all, 300));
  }

  std::vector<std::string> names_;
  std::string_view separator_;
  const std::string& encoding_;
  articles::ArticleOutput& output_;
  fields::RecordFields fields_;
  std::vector<std::pair<std::string, std::vector<std::string>>> waiting_;
  std::optional<std::size_t> guessed_;  ///< the column that is taken for the text
  bool is_open_ = false;                ///< which it is has to show
  bool is_lost_ = false;
};

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
  Table table(cells_of(header, separator), separator, opened->encoding, output);
  table.take_header(row.line);
  while (rows.next(row)) {
    if (row.text.empty()) {
      continue;
    }
    const std::string number = std::to_string(row.line);
    if (row.never_closed) {
      output.skip(number, SkipReason::Damaged, {Message::ReadOpenQuote, {{"line", number}}});
      continue;
    }
    table.take(number, row.text);
  }
  table.finish();
}

}  // namespace niger::formats
