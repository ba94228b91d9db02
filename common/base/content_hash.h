#pragma once
/// A hash of bytes that is written to disk, and so is the same for ever, on every machine.
#include <cstdint>
#include <string_view>

namespace niger {

/// Not safe against an attacker.
[[nodiscard]] std::uint64_t content_hash(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace niger
