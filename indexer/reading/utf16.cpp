#include "indexer/reading/utf16.h"

#include "common/base/utf8.h"

namespace niger {
namespace {

constexpr std::size_t kSampleBytes = 8192;

char32_t unit_at(std::string_view bytes, std::size_t offset, ByteOrder order) {
  const auto first = static_cast<unsigned char>(bytes[offset]);
  const auto second = static_cast<unsigned char>(bytes[offset + 1]);
  return order == ByteOrder::Little ? char32_t{first} | (char32_t{second} << 8)
                                    : (char32_t{first} << 8) | char32_t{second};
}

// What a page of Arabic or Latin text is made of.
bool is_likely(char32_t unit) {
  return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t' ||
         (unit >= 0x0600 && unit < 0x0700) || (unit >= 0xA0 && unit < 0x100) ||
         (unit >= 0x2000 && unit < 0x2070) || unit == 0xFEFF || (unit >= 0xFB50 && unit < 0xFEFF);
}

double likely_share(std::string_view bytes, ByteOrder order) {
  std::size_t units = 0;
  std::size_t likely = 0;
  for (std::size_t offset = 0; offset + 1 < bytes.size() && offset < kSampleBytes; offset += 2) {
    ++units;
    likely += is_likely(unit_at(bytes, offset, order)) ? 1 : 0;
  }
  return units == 0 ? 0 : static_cast<double>(likely) / static_cast<double>(units);
}

}  // namespace

ByteOrder utf16_order(std::string_view bytes) {
  constexpr double kWithMark = 0.5;
  constexpr double kWithoutMark = 0.9;
  if (bytes.size() < 4) {
    return ByteOrder::None;
  }
  // Blanks, digits and line ends of UTF-16 have a NUL byte; no other text has one.
  if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF") &&
      bytes.substr(0, kSampleBytes).find('\0') == std::string_view::npos) {
    return ByteOrder::None;
  }
  const double little = likely_share(bytes, ByteOrder::Little);
  const double big = likely_share(bytes, ByteOrder::Big);
  if (bytes.starts_with("\xFF\xFE") && little > kWithMark) {
    return ByteOrder::Little;
  }
  if (bytes.starts_with("\xFE\xFF") && big > kWithMark) {
    return ByteOrder::Big;
  }
  if (little > big && little > kWithoutMark) {
    return ByteOrder::Little;
  }
  return big > little && big > kWithoutMark ? ByteOrder::Big : ByteOrder::None;
}

std::string decoded_utf16(std::string_view bytes, ByteOrder order, std::size_t& lost) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t offset = 0;
  while (offset + 1 < bytes.size()) {
    char32_t c = unit_at(bytes, offset, order);
    offset += 2;
    if (c >= 0xD800 && c < 0xDC00 && offset + 1 < bytes.size()) {
      const char32_t low = unit_at(bytes, offset, order);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        offset += 2;
      }
    }
    lost += c >= 0xD800 && c < 0xE000 ? 1 : 0;
    if (c != 0xFEFF || !text.empty()) {  // U+FEFF byte order mark
      append_utf8(c, text);
    }
  }
  lost += offset < bytes.size() ? 1 : 0;
  return text;
}

}  // namespace niger
