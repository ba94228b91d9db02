#pragma once
/// Text that kept the character references of the page it was cut from: &#1604; &quot; &nbsp;.
/// For plain text and records; HTML has its own parser.
#include <string>
#include <string_view>

namespace niger {

/// `text` with numeric references and the five of XML, &nbsp;, &laquo; and &raquo; replaced by
/// their characters; others stay as they are.
[[nodiscard]] std::string without_references(std::string_view text);

/// True where numeric references to letters past ASCII are no accident but the way it is written.
[[nodiscard]] bool written_in_references(std::string_view text);

}  // namespace niger
