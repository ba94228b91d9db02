#pragma once
/// The stream of a web archive's records: headers, what follows them, and where the next record
/// begins behind a damaged one.
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/bytes/byte_source.h"

namespace niger::containers {

/// `Name: value` lines; names in lower case, the first of each.
using Headers = std::map<std::string, std::string>;

[[nodiscard]] Headers headers_of(std::string_view block);

/// The value of a header; empty where there is none.
[[nodiscard]] std::string value_of(const Headers& headers, const char* name);

/// The length that a record states; nothing where it states none that is a number.
[[nodiscard]] std::optional<std::uint64_t> content_length(const Headers& headers);

/// Where a block of headers ends, and where the content after its empty line begins.
struct HeaderEnd {
  std::size_t block_size = std::string::npos;  ///< npos: no empty line
  std::size_t content = 0;
};

/// Looks no further than the empty line: a block is short, and what follows it may be long.
[[nodiscard]] HeaderEnd header_end(std::string_view text, std::size_t from = 0);

/// What stands behind the content of a record: another record or the end, lines after an empty
/// line, or more of the content.
enum class Follows : std::uint8_t { Record, BlankLine, Other };

/// Where the block of a large record ended.
struct BlockEnd {
  enum class Kind : std::uint8_t {
    Whole,   ///< where its length says
    Record,  ///< before that, where another record begins: the length is false
    Cut,     ///< at the end of the archive
  };
  Kind kind = Kind::Whole;
  std::uint64_t passed = 0;  ///< bytes
};

class WarcStream {
 public:
  /// `begun`: bytes of `source` read already.
  WarcStream(bytes::ByteSource& source, std::string begun)
      : source_(source), buffer_(std::move(begun)) {}

  void skip_blank();
  [[nodiscard]] bool at_end();
  [[nodiscard]] bool at_record();

  /// Takes the headers that come next. False: they have no end within 256 KB.
  [[nodiscard]] bool next_headers(Headers& headers);

  /// The next `size` bytes, or fewer at the end: looked at, not taken, valid until the next call.
  [[nodiscard]] std::string_view ahead(std::uint64_t size);

  /// What stands `size` bytes ahead, all of which were looked at.
  [[nodiscard]] Follows follows(std::size_t size);

  /// Whether a record begins among the next `size` bytes, which were looked at.
  [[nodiscard]] bool holds_record(std::size_t size) const;

  /// False where there are fewer.
  [[nodiscard]] bool skip(std::uint64_t size);

  /// Passes the block of a record, `size` bytes that need not fit into memory, but stops before a
  /// record in it: headers after an empty line that have a type, and a length of at most `longest`
  /// bytes behind which a record ends. A block that is an archive itself is passed whole.
  [[nodiscard]] BlockEnd skip_block(std::uint64_t size, std::uint64_t longest);

  /// Goes on to the next line that begins a record, or to the end (false). Within what may be a
  /// page only one after an empty line does. A whole record of at most `longest` bytes also begins
  /// within a line, as whoever writes after a crash leaves it.
  [[nodiscard]] bool skip_to_record(bool in_page, std::uint64_t longest);

  /// Of a record whose headers were cut off, so that another's stand among them: goes on to that
  /// one. False: it is no such record, and nothing was passed.
  [[nodiscard]] bool leave_cut_headers(std::uint64_t longest);

 private:
  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }
  bool fill();
  [[nodiscard]] bool holds_archive(std::uint64_t size);
  [[nodiscard]] bool begins_whole_record(std::uint64_t longest, std::size_t from = 0);

  bytes::ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

}  // namespace niger::containers
