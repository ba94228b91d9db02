#pragma once
/// The source of an HTML page before it is parsed: its declared encoding, and which of its parts a
/// parser need not see.
#include <string>
#include <string_view>

namespace niger::bytes {

/// The encoding named by `<meta charset=…>`, `<meta … content="…; charset=…">` or an XML
/// declaration in the first bytes of a page; empty: none.
[[nodiscard]] std::string declared_charset(std::string_view page);

/// True where the beginning of a file is HTML.
[[nodiscard]] bool looks_like_html(std::string_view beginning);

/// `page` without comments, styles, drawings and scripts, JSON-LD excepted: on most pages the
/// larger part, which a parser need not see.
[[nodiscard]] std::string without_scripts(std::string_view page);

/// The URL that browsers note in pages they save: <!-- saved from url=(0023)http://… -->.
[[nodiscard]] std::string saved_from_url(std::string_view page);

}  // namespace niger::bytes
