#include "common/base/letter_packing.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace niger {
namespace {

using Byte = unsigned char;

// The bytes 1C to 1F: one to four bytes follow as they are.
constexpr Byte kFirstRaw = 0x1C;
constexpr std::size_t kMostRaw = 4;

constexpr bool announces_raw(Byte byte) { return byte >= kFirstRaw && byte < kFirstRaw + kMostRaw; }

// U+0600 to U+067F in UTF-8: D8 or D9, and a byte of six bits.
constexpr bool leads_letter(Byte byte) { return (byte & 0xFE) == 0xD8; }
constexpr bool follows(Byte byte) { return (byte & 0xC0) == 0x80; }

// How many bytes the character takes that begins so; 1 for what begins none.
std::size_t bytes_of_character(Byte first) {
  if (first >= 0xF0) return 4;
  if (first >= 0xE0) return 3;
  return first >= 0xC0 ? 2 : 1;
}

// What a packed byte stands for: two bytes, of which `length` count.
struct Unpacked {
  std::array<char, 2> bytes;
  std::uint8_t length;
};

constexpr std::array<Unpacked, 256> kUnpacked = [] {
  std::array<Unpacked, 256> table{};
  for (unsigned byte = 0; byte < 256; ++byte) {
    table[byte] = byte < 0x80 ? Unpacked{{static_cast<char>(byte), 0}, 1}
                              : Unpacked{{static_cast<char>(0xD8 | (byte >> 6 & 1)),
                                          static_cast<char>(0x80 | (byte & 0x3F))},
                                         2};
  }
  return table;
}();

}  // namespace

void append_packed(std::string_view bytes, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + 2 * bytes.size());
  char* to = out.data() + before;
  const auto* at = reinterpret_cast<const Byte*>(bytes.data());
  const Byte* const end = at + bytes.size();
  while (at != end) {
    const Byte byte = *at;
    if (leads_letter(byte) && end - at > 1 && follows(at[1])) {
      *to++ = static_cast<char>(0x80 | (byte & 1) << 6 | (at[1] & 0x3F));
      at += 2;
    } else if (byte < 0x80 && !announces_raw(byte)) {
      *to++ = static_cast<char>(byte);
      ++at;
    } else {
      const std::size_t raw =
          std::min(bytes_of_character(byte), static_cast<std::size_t>(end - at));
      *to++ = static_cast<char>(kFirstRaw + raw - 1);
      std::memcpy(to, at, raw);
      to += raw;
      at += raw;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

void LetterUnpacker::append(std::string_view packed, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + 2 * packed.size());
  char* to = out.data() + before;
  const auto* at = reinterpret_cast<const Byte*>(packed.data());
  const Byte* const end = at + packed.size();
  while (at != end) {
    if (raw_ > 0) {
      const std::size_t now = std::min(raw_, static_cast<std::size_t>(end - at));
      std::memcpy(to, at, now);
      to += now;
      at += now;
      raw_ -= now;
      continue;
    }
    const Byte byte = *at++;
    if (announces_raw(byte)) {
      raw_ = byte - kFirstRaw + 1U;
    } else {
      // Two bytes are written, whichever count: the second is written over.
      const Unpacked& unpacked = kUnpacked[byte];
      std::memcpy(to, unpacked.bytes.data(), 2);
      to += unpacked.length;
    }
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

}  // namespace niger
