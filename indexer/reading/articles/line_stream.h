#pragma once
/// The lines of a file of records, one after the other, however long the file: UTF-8 as it streams,
/// other encodings decoded first.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/reading/bytes/byte_source.h"

namespace niger::articles {

class ArticleOutput;

class LineStream {
 public:
  /// `begun`: bytes of `source` read already. Where they have carriage returns and no line feed,
  /// carriage returns end the lines.
  LineStream(bytes::ByteSource& source, std::string begun, std::uint64_t max_line_bytes);

  /// The next line without its line end, valid until the next call. False at the end. A line of
  /// more than the limit is cut there and reported as too long; what follows it is skipped.
  bool next(std::string_view& line);

  [[nodiscard]] std::uint64_t number() const { return number_; }  ///< of the last line, from 1
  [[nodiscard]] bool too_long() const { return too_long_; }       ///< the last line was

 private:
  bool fill();

  bytes::ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t max_line_bytes_;
  std::uint64_t number_ = 0;
  bool too_long_ = false;
  char line_end_ = '\n';
};

/// A file of records made ready: its lines, the encoding they were in.
struct OpenedLines {
  std::string decoded;  ///< kept alive for `memory`; empty where the file streams
  std::unique_ptr<bytes::ByteSource> memory;  ///< empty where the file streams
  std::unique_ptr<LineStream> lines;  ///< empty: the file could not be read, which was reported
  std::string encoding;
};

[[nodiscard]] std::unique_ptr<OpenedLines> open_lines(bytes::ByteSource& source, std::string begun,
                                                      ArticleOutput& output);

}  // namespace niger::articles
