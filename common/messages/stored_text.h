#pragma once
/// A text kept in a file, to be put into either language later: by the name of its message and its
/// arguments. An index made in one language is reported on in the other.
#include <optional>
#include <string>
#include <string_view>

#include "common/messages/text.h"

namespace niger::messages {

[[nodiscard]] std::string stored(const Text& text);

/// What is not a stored text is shown as it is, as is one of a message that no longer exists.
[[nodiscard]] Text text_from(std::string_view stored);

/// The name of a place of a message as it stands in the catalogue, where it outlives every text;
/// nothing: the message has no such place.
[[nodiscard]] std::optional<std::string_view> place_of(Message message, std::string_view name);

}  // namespace niger::messages
