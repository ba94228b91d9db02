#pragma once
/// The reader of archives and compressed files. Hands each entry to the caller as it streams by,
/// nothing is unpacked to disk; limits stop bombs.
#include <cstdint>
#include <functional>
#include <string>

#include "indexer/reading/articles/read_options.h"
#include "indexer/reading/bytes/byte_source.h"
#include "indexer/reading/containers/entry_names.h"
#include "indexer/reading/walk/skipped.h"

namespace niger::containers {

struct ArchiveEntry {
  std::string name;           ///< UTF-8, only ever shown; empty: a compressed single file
  std::int64_t mtime_ns = 0;  ///< 0: not known
  messages::Text not_file;    ///< why it holds no bytes to read, as a link; empty: it is a file
  walk::SkipReason reason = walk::SkipReason::Special;  ///< of `not_file`
};

/// How much of one file was unpacked, archives within it included.
struct UnpackedBytes {
  std::uint64_t packed = 0;  ///< of the file
  std::uint64_t unpacked = 0;
};

/// Calls `read_entry` for each file (and link, FIFO, device: what is no folder) in gzip, bzip2, xz,
/// zstd, lz4, compress, zip, tar, cpio or ar data, `begun` being its first bytes; of compression
/// only the outermost layer is undone. `bytes` goes on counting, so that the limits hold for a file
/// and all that is packed in it; `is_file`: `source` is the file itself.
/// `names`: of this archive. Returns why it ended
/// early, as for a truncated or bombed archive; empty: it did not.
[[nodiscard]] messages::Text for_each_entry(
    bytes::ByteSource& source, std::string begun, const articles::ReadLimits& limits,
    UnpackedBytes& bytes, bool is_file, EntryNames& names,
    const std::function<void(const ArchiveEntry&, bytes::ByteSource&)>& read_entry);

}  // namespace niger::containers
