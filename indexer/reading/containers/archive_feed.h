#pragma once
/// The feed of libarchive: the bytes of a packed file, piece by piece, and which of them it has not
/// used when it ends.
#include <archive.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/containers/archive_reader.h"

namespace niger::containers {

struct ArchiveCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<archive, ArchiveCloser>;

class Feed {
 public:
  /// `begun`: bytes read already; `is_file`: `source` is not itself unpacked from something.
  Feed(bytes::ByteSource& source, std::string begun, UnpackedBytes& bytes, bool is_file)
      : source_(source), piece_(std::move(begun)), bytes_(bytes), is_file_(is_file) {}

  /// What comes after `used` bytes; it stays valid until the next call.
  std::string_view next(std::uint64_t used) {
    if (!std::exchange(first_, false) || piece_.empty()) {
      pass(used);
      piece_.clear();
      read(piece_);
    }
    return piece_;
  }

  /// The rest of the source, which begins with these bytes.
  [[nodiscard]] Feed onwards(std::string begun) const {
    return {source_, std::move(begun), bytes_, is_file_};
  }

  /// What was handed out, but for the first `used` bytes; nothing is handed out afterwards.
  std::string left(std::uint64_t used) {
    pass(used);
    return std::exchange(before_, "");
  }

  /// Appends what was not handed out yet. False: it is at its end.
  bool read(std::string& out) {
    constexpr std::size_t kPieceBytes = std::size_t{128} << 10;
    const std::size_t count = source_.append_to(out, kPieceBytes);
    bytes_.packed += is_file_ ? count : 0;
    return count > 0;
  }

 private:
  void pass(std::uint64_t used) {
    before_ += std::exchange(piece_, "");
    const auto gone = std::min<std::uint64_t>(used - std::min(used, begin_), before_.size());
    before_.erase(0, static_cast<std::size_t>(gone));
    begin_ += gone;
  }

  bytes::ByteSource& source_;
  std::string piece_;   ///< handed out last
  std::string before_;  ///< handed out before it, and not used yet
  std::uint64_t begin_ = 0;
  UnpackedBytes& bytes_;
  bool is_file_;
  bool first_ = true;
};

/// How many bytes of its feed have been used.
inline std::uint64_t used_by(archive* handle) {
  return static_cast<std::uint64_t>(std::max<la_int64_t>(archive_filter_bytes(handle, -1), 0));
}

/// The callback of libarchive; `client` is the Feed.
inline la_ssize_t feed(archive* handle, void* client, const void** buffer) {
  const std::string_view piece = static_cast<Feed*>(client)->next(used_by(handle));
  *buffer = piece.data();
  return static_cast<la_ssize_t>(piece.size());
}

}  // namespace niger::containers
