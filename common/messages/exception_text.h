#pragma once
/// The text of any exception, for a person.
#include <exception>

#include "common/messages/text.h"

namespace niger::messages {

/// Its own text or what(); `out_of_memory` for too little memory, and a text of its own for a
/// thread that could not start.
[[nodiscard]] Text exception_text(const std::exception& error, Message out_of_memory);

}  // namespace niger::messages
