#pragma once
/// What does the operating system say went wrong? In both languages where it happens often, else in
/// its own words.
#include "common/messages/text.h"

namespace niger {

/// `error` as in errno.
[[nodiscard]] Text system_text(int error);

}  // namespace niger
