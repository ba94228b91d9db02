#pragma once
/// Strings as JSON, for `status --json`.
#include <string>
#include <string_view>

namespace niger {

/// `text` with quotes and escapes as RFC 8259 asks for; ill-formed UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_text(std::string_view text);

}  // namespace niger
