#pragma once
/// FNV-1a hash of bytes, 64 bits (Fowler, Noll, Vo: draft-eastlake-fnv): the same on every machine
/// and in every run, unlike std::hash. Distinguishes keys; no protection against chosen collisions.
#include <cstdint>
#include <string_view>

namespace niger {

[[nodiscard]] constexpr std::uint64_t fnv_hash(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return hash;
}

}  // namespace niger
