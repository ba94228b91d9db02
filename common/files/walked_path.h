#pragma once
/// A path whose beginning a person named and whose rest a walk found: opened as it was found, so
/// that a symbolic link that has come to the rest since leads nowhere else.
#include <string>

#include "common/files/descriptor.h"

namespace niger::files {

struct WalkedPath {
  std::string path;
  /// Links are followed in this beginning of the path, and behind it none is; npos: in all of it.
  std::size_t named_bytes = std::string::npos;
};

/// Opens what the path leads to; `flags` as for open(), with O_CLOEXEC added. Without a number, and
/// with errno, where it cannot be opened: ELOOP where a link would have to be followed.
[[nodiscard]] Descriptor open_walked(const WalkedPath& walked, int flags);

}  // namespace niger::files
