#pragma once
/// Numbers as bytes and back: little-endian groups of seven bits, the top bit set in all but the
/// last (LEB128). What every stored list and record of ours counts with.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace niger {

inline void append_varint(std::uint64_t number, std::string& out) {
  for (; number >= 0x80; number >>= 7) {
    out.push_back(static_cast<char>(number | 0x80));
  }
  out.push_back(static_cast<char>(number));
}

/// The number at the head of `bytes`, which it is taken off; nothing where the bytes end within it
/// (they are used up then) or it has more than 64 bits.
[[nodiscard]] inline std::optional<std::uint64_t> take_varint(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (bytes.empty()) return std::nullopt;
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (shift == 63 && byte > 1) return std::nullopt;
    number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return number;
  }
  return std::nullopt;
}

}  // namespace niger
