#pragma once
/// Regular files, opened and read whatever lies in their place: without waiting for the other end
/// of a pipe, regular files only, and no more of one than its reader can use.
#include <fcntl.h>
#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <string>

#include "common/files/descriptor.h"
#include "common/files/walked_path.h"
#include "common/messages/text.h"

namespace niger::files {

/// Whether a symbolic link at the last part of a path counts as what it points to. It does where a
/// person named the path; in a folder that is ours alone nothing is a link.
enum class Links { Follow, Refuse };

/// A regular file, or why there is none.
struct OpenedFile {
  Descriptor descriptor;
  std::size_t size_bytes = 0;  ///< when it was opened
  uid_t owner = 0;
  mode_t mode = 0;
  int error = 0;               ///< as in errno; EISDIR or EINVAL: no regular file
  messages::Text reason = {};  ///< the same for a person

  explicit operator bool() const { return static_cast<bool>(descriptor); }
};

/// Opens a regular file and nothing else. `flags`: as for open(), O_RDONLY, or O_RDWR | O_CREAT …;
/// `mode`: of a file that is made. Never waits, never becomes anybody's terminal.
[[nodiscard]] OpenedFile open_regular(const std::filesystem::path& path, Links links,
                                      int flags = O_RDONLY, mode_t mode = 0666);

/// Opens a regular file that a walk found, for reading.
[[nodiscard]] OpenedFile open_regular(const WalkedPath& walked);

/// What a small file holds, or why it could not be read.
struct FileContent {
  std::string bytes;
  uid_t owner = 0;
  mode_t mode = 0;
  int error = 0;  ///< as in errno, ENOENT: there is none; EFBIG: longer than was allowed
  messages::Text reason = {};  ///< the same for a person

  [[nodiscard]] bool ok() const { return error == 0; }
};

/// The whole of a regular file of at most `max_bytes`.
[[nodiscard]] FileContent read_small_file(const std::filesystem::path& path, std::size_t max_bytes,
                                          Links links);

/// The same of a file that a walk found.
[[nodiscard]] FileContent read_small_file(const WalkedPath& walked, std::size_t max_bytes);

/// Why what a person named cannot be read to its end as it comes: empty for a regular file and a
/// pipe, which a shell's <(…) is; a folder or a device is refused, as one that is not there.
[[nodiscard]] messages::Text why_no_stream(const std::filesystem::path& path);

}  // namespace niger::files
