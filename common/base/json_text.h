#pragma once
/// Strings as JSON: the one place that writes them.
#include <string>
#include <string_view>

namespace niger {

/// `text` with quotes and escapes as RFC 8259 asks for; ill-formed UTF-8 becomes U+FFFD. What a
/// terminal obeys (C0, DEL, C1), what ends lines in careless readers (U+2028, U+2029) and what
/// turns the direction of text stands by its number.
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace niger
