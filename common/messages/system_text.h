#pragma once
/// The operating system's account of what went wrong: in both languages where it is frequent, else
/// in its own words.
#include "common/messages/text.h"

namespace niger::messages {

/// `error` as in errno.
[[nodiscard]] Text system_text(int error);

}  // namespace niger::messages
