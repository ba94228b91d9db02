#pragma once
/// What the beginning of a text shows of its format: the root of XML, the headers of mail, the
/// times of subtitles.
#include <string_view>

namespace niger::bytes {

/// The name of the first element, behind declarations and comments; empty: it is no XML.
[[nodiscard]] std::string_view xml_root(std::string_view beginning);

// `extension` is as extension_of gives it, `beginning` decoded where it was UTF-16.

[[nodiscard]] bool is_xml(std::string_view extension, std::string_view beginning);
/// A message begins with lines of known headers.
[[nodiscard]] bool is_mail(std::string_view extension, std::string_view beginning);
/// A mailbox begins with "From " and a date, and goes on with headers.
[[nodiscard]] bool is_mailbox(std::string_view beginning);
[[nodiscard]] bool is_subtitles(std::string_view extension, std::string_view text);

}  // namespace niger::bytes
