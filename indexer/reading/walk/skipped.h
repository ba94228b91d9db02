#pragma once
/// The record of what was not read, and why: the one that the walk and every reader report.
#include <cstdint>
#include <string>
#include <string_view>

#include "common/messages/text.h"

namespace niger::walk {

/// Why a file or a record of it gives no article.
enum class SkipReason : std::uint8_t {
  Missing,      ///< no such file, or it vanished before it was read
  Denied,       ///< permission denied
  Special,      ///< a device, FIFO or socket
  Loop,         ///< a symbolic link to a folder above it, or to itself
  Repeated,     ///< the same file again by another way
  Empty,        ///< no text in it
  Binary,       ///< not text, and of no format that is read
  Encoding,     ///< text whose letters cannot be determined with confidence
  Damaged,      ///< a broken archive, record or line
  TooLarge,     ///< past a limit of ReadLimits
  Unsupported,  ///< a known format that needs a filter program
  Filter,       ///< the filter program failed
  Stopped,      ///< reading it crashed, or took more time or memory than it may
  Link,         ///< a symbolic link that leads out of the sources
  NoArticle,    ///< of a kind that holds none: a picture, a style sheet, a font
};

/// One short English word for reports and counts: "missing", "binary" …
[[nodiscard]] std::string_view reason_name(SkipReason reason);

/// Why opening a file or a folder fails with this errno.
[[nodiscard]] SkipReason reason_of(int error);

struct Skipped {
  std::string path;    ///< as Candidate::path
  std::string record;  ///< line number or archive entry; empty: the whole file
  SkipReason reason = SkipReason::Damaged;
  messages::Text message;  ///< one line for a person: what happened
};

}  // namespace niger::walk
