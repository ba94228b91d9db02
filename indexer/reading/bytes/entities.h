#pragma once
/// Text that kept the character references of the page it was cut from: &#1604; &quot; &nbsp;.
/// For plain text and records, and pages whose letters were taken for others before they were
/// written so; otherwise HTML has its own parser.
#include <string>
#include <string_view>

namespace niger::bytes {

/// `text` with numeric references and the names of XML and of Latin letters and signs (&eacute;
/// &nbsp; &hellip;) replaced by their characters; others stay as they are.
[[nodiscard]] std::string without_references(std::string_view text);

/// The same for markup: references to ASCII (&lt; &#38;) stay, since they are no markup.
[[nodiscard]] std::string without_letter_references(std::string_view page);

/// True where references to letters past ASCII are no accident but the way it is written.
[[nodiscard]] bool written_in_references(std::string_view text);

}  // namespace niger::bytes
