#pragma once
/// UTF-16, found with and without a byte order mark, and decoded.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace niger::bytes {

enum class ByteOrder : std::uint8_t { None, Little, Big };

/// The byte order of `bytes` where they are UTF-16, known by the mark (U+FEFF) or by letters,
/// blanks and digits that make sense in one order only. A few kilobytes are looked at.
[[nodiscard]] ByteOrder utf16_order(std::string_view bytes);

/// UTF-8 of UTF-16 `bytes` without its byte order mark; `lost` counts lone surrogates and a last
/// odd byte.
[[nodiscard]] std::string decoded_utf16(std::string_view bytes, ByteOrder order, std::size_t& lost);

/// ICU's name of the UTF-32 that `bytes` are, with a mark or without; empty: they are none.
[[nodiscard]] std::string_view utf32_encoding(std::string_view bytes);

}  // namespace niger::bytes
