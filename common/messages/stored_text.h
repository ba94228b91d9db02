#pragma once
/// How is a text kept in a file, to be said in whichever language later? By the name of its message
/// and what stands in its places; an index made in one language is told of in the other.
#include <optional>
#include <string>
#include <string_view>

#include "common/messages/text.h"

namespace niger {

[[nodiscard]] std::string stored(const Text& text);

/// What is not a stored text is told as it stands, as is one of a message that is no more.
[[nodiscard]] Text text_from(std::string_view stored);

/// The name of a place of a message as it stands in the catalogue, where it outlives every text;
/// nothing: the message has no such place.
[[nodiscard]] std::optional<std::string_view> place_of(Message message, std::string_view name);

}  // namespace niger
