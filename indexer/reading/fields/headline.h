#pragma once
/// The headline among the first lines of a text. A title is taken where the text has one and never
/// invented.
#include <string_view>

namespace niger::fields {

/// True where `line` stands like a headline before `following`, the next line with text: short,
/// not ended like a sentence, and followed by more text. Both are trimmed; an empty `following`
/// means that the text ends there.
[[nodiscard]] bool is_headline(std::string_view line, std::string_view following);

}  // namespace niger::fields
