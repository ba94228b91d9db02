#pragma once
/// The text of any exception, for a person.
#include <exception>

#include "common/messages/text.h"

namespace niger {

/// What it says of itself; one that tells of too little memory says `out_of_memory`, and one of a
/// thread that could not begin says so.
[[nodiscard]] Text exception_text(const std::exception& error, Message out_of_memory);

}  // namespace niger
