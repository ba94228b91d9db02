#pragma once
/// A source of bytes: a file, an entry of an archive, a program's output or memory. Readers see
/// only this, a piece at a time.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "common/files/walked_path.h"
#include "common/messages/result.h"
#include "indexer/reading/walk/skipped.h"

namespace niger::bytes {

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Appends up to `max_bytes` to `out` and returns how many; 0 at the end and after a failure.
  virtual std::size_t append_to(std::string& out, std::size_t max_bytes) = 0;

  /// Why it ended before its end; empty: it did not.
  [[nodiscard]] virtual const messages::Text& failure() const = 0;

  /// The file that it is, for reading elsewhere in it (pread); -1: it is none.
  [[nodiscard]] virtual int descriptor() const { return -1; }
};

/// A file opened for reading, never a FIFO, a device or what a link leads to that has come since
/// the walk; `reason` says why it could not be. One
/// that becomes shorter while it is read fails at its end.
[[nodiscard]] messages::Result<std::unique_ptr<ByteSource>> open_file(const files::WalkedPath& file,
                                                                      walk::SkipReason& reason);

/// Bytes that the caller keeps alive.
[[nodiscard]] std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

/// `begun`, then the rest of `source`, up to `max_bytes` in all. `complete` says whether that was
/// everything; else there are a few more, as they came.
struct WholeInput {
  std::string bytes;
  bool complete = true;
};
[[nodiscard]] WholeInput read_whole(ByteSource& source, std::string begun, std::uint64_t max_bytes);

}  // namespace niger::bytes
