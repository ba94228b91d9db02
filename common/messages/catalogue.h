#pragma once
/// The table of messages, from catalogue.inc, for text.cpp and for tests.
#include <cstddef>
#include <string_view>

#include "common/messages/text.h"

namespace niger::messages {

/// The words of a message, its places in braces.
[[nodiscard]] std::string_view words_of(Message message, Language language);

/// Its name in the catalogue, for tests.
[[nodiscard]] std::string_view name_of(Message message);

[[nodiscard]] std::size_t message_count();

}  // namespace niger::messages
