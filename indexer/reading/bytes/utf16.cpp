#include "indexer/reading/bytes/utf16.h"

#include <algorithm>
#include <utility>

#include "common/base/utf8.h"

namespace niger::bytes {
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
  for (std::size_t offset = 0; offset + 1 < bytes.size(); offset += 2) {
    ++units;
    likely += is_likely(unit_at(bytes, offset, order)) ? 1 : 0;
  }
  return units == 0 ? 0 : static_cast<double>(likely) / static_cast<double>(units);
}

// A text with a byte too many or too few in it is read wrongly from there on: the next units are
// of no page, and one byte later they are.
bool is_shifted(std::string_view rest, ByteOrder order) {
  constexpr std::size_t kWindowBytes = 32;
  constexpr std::size_t kLeastBytes = 8;
  return rest.size() >= kLeastBytes && likely_share(rest.substr(0, kWindowBytes), order) < 0.4 &&
         likely_share(rest.substr(1, kWindowBytes), order) > 0.9;
}

// A program that took the text for bytes put \r before each byte \n.
bool is_lengthened_line_end(std::string_view rest, ByteOrder order) {
  using namespace std::string_view_literals;
  return rest.starts_with(order == ByteOrder::Little ? "\x0D\x0A\0"sv : "\0\x0D\x0A"sv);
}

// How much of the text behind a mark is likely, whatever shifts there are in it.
double likely_share_of_windows(std::string_view bytes, ByteOrder order) {
  constexpr std::size_t kWindowBytes = 64;
  double sum = 0;
  std::size_t windows = 0;
  for (; bytes.size() > 1; bytes.remove_prefix(std::min(kWindowBytes, bytes.size()))) {
    sum += std::max(likely_share(bytes.substr(0, kWindowBytes), order),
                    likely_share(bytes.substr(1, kWindowBytes), order));
    ++windows;
  }
  return windows == 0 ? 0 : sum / static_cast<double>(windows);
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
  const std::string_view sample = bytes.substr(0, kSampleBytes);
  for (const auto& [mark, order] :
       {std::pair("\xFF\xFE", ByteOrder::Little), std::pair("\xFE\xFF", ByteOrder::Big)}) {
    if (bytes.starts_with(mark) && likely_share_of_windows(sample, order) > kWithMark &&
        sample.find('\0') != std::string_view::npos) {
      return order;
    }
  }
  const double little = likely_share(sample, ByteOrder::Little);
  const double big = likely_share(sample, ByteOrder::Big);
  if (little > big && little > kWithoutMark) {
    return ByteOrder::Little;
  }
  return big > little && big > kWithoutMark ? ByteOrder::Big : ByteOrder::None;
}

std::string_view utf32_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
    return "UTF-32";
  }
  constexpr std::size_t kSample = 256;
  constexpr std::size_t kLeast = 16;
  if (bytes.size() < kLeast) {
    return {};
  }
  bool little = true;
  bool big = true;
  for (std::size_t at = 0; at + 3 < bytes.size() && at < kSample; at += 4) {
    // Planes above 0 are rare, and a character is never NUL.
    little = little && bytes[at + 2] == 0 && bytes[at + 3] == 0 && (bytes[at] | bytes[at + 1]) != 0;
    big = big && bytes[at] == 0 && bytes[at + 1] == 0 && (bytes[at + 2] | bytes[at + 3]) != 0;
  }
  return little ? "UTF-32LE" : big ? "UTF-32BE" : std::string_view();
}

std::string decoded_utf16(std::string_view bytes, ByteOrder order, std::size_t& lost) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t offset = 0;
  while (offset + 1 < bytes.size()) {
    char32_t c = unit_at(bytes, offset, order);
    if (is_lengthened_line_end(bytes.substr(offset), order)) {
      text.push_back('\n');
      offset += 3;
      ++lost;
      continue;
    }
    if (!is_likely(c) && is_shifted(bytes.substr(offset), order)) {
      ++offset;
      ++lost;
      continue;
    }
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

}  // namespace niger::bytes
