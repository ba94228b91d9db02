#pragma once
/// The UTF-7 of old mail programs (RFC 2152), which wrote other letters as +BkQGRw-, found in
/// ASCII. ICU decodes it; whether the letters make words is judged elsewhere (encoding.h).
#include <string_view>

namespace niger::bytes {

/// True where no byte is past ASCII, and a fifth of them stands in runs after a plus sign.
[[nodiscard]] bool looks_like_utf7(std::string_view bytes);

}  // namespace niger::bytes
