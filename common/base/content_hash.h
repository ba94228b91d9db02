#pragma once
/// A hash of bytes that is written to disk, and so never changes, on any machine.
#include <cstdint>
#include <string_view>

namespace niger {

/// Not safe against an attacker.
[[nodiscard]] std::uint64_t content_hash(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace niger
