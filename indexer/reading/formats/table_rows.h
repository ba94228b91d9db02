#pragma once
/// The rows of a table of separated values, and their cells: quotes over several lines, quotes that
/// are never closed, separators of all kinds. What the columns mean is table_reader.h's.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/articles/line_stream.h"

namespace niger::formats {

/// Any of these may part the cells, as long as the header has not shown which does.
inline constexpr std::string_view kSeparators = ",;\t|";

[[nodiscard]] std::vector<std::string> cells_of(std::string_view row, std::string_view separators);

/// The one of kSeparators that parts the most cells of the header, those within quotes left out.
[[nodiscard]] std::string_view separator_of(std::string_view header);

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

  /// The next row, over as many lines as its quotes ask for. Where a quote is not closed, the row
  /// is its first line, and what follows are rows of their own.
  bool next(Row& row);

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

}  // namespace niger::formats
