#include "common/base/utf8.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace niger {

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  UChar32 code_point = 0;
  U8_NEXT_OR_FFFD(bytes, offset, text.size(), code_point);
  return static_cast<char32_t>(code_point);
}

void append_utf8(char32_t code_point, std::string& out) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    code_point = kReplacementCharacter;
  }
  if (code_point < 0x80) {
    out.push_back(static_cast<char>(code_point));
    return;
  }
  uint8_t buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, static_cast<UChar32>(code_point));
  out.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
}

namespace {

// Like next_code_point, but distinguishes a written U+FFFD from an ill-formed sequence.
bool skip_well_formed(std::string_view text, std::size_t& offset) {
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  UChar32 code_point = 0;
  U8_NEXT(bytes, offset, text.size(), code_point);
  return code_point >= 0;
}

// Bytes that are looked at together; a few instructions for all of them.
constexpr std::size_t kBlock = 64;

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }
bool begins_pair(unsigned char byte) { return byte >= 0xC2 && byte < 0xE0; }

// How many of the first bytes of `text`, kBlock at most, are characters of one or two bytes, as
// nearly all of an Arabic text are: none, or all but perhaps the last.
std::size_t block_of_short_characters(std::string_view text) {
  if (text.size() <= kBlock) return 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  if (is_continuation(bytes[0])) return 0;
  std::uint8_t wrong = 0;
  for (std::size_t at = 0; at < kBlock; ++at) {  // without branches: a vector at a time
    const std::uint8_t byte = bytes[at];
    const std::uint8_t next = bytes[at + 1];
    const auto pair = static_cast<std::uint8_t>(byte >= 0xC2 ? 1 : 0);
    const auto other = static_cast<std::uint8_t>(byte >= 0xE0 ? 1 : 0);
    const auto none = static_cast<std::uint8_t>((byte & 0xFE) == 0xC0 ? 1 : 0);
    const auto continued = static_cast<std::uint8_t>((next & 0xC0) == 0x80 ? 1 : 0);
    wrong = static_cast<std::uint8_t>(wrong | (pair ^ continued) | other | none);
  }
  if (wrong != 0) return 0;
  return begins_pair(bytes[kBlock - 1]) ? kBlock - 1 : kBlock;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t block = block_of_short_characters(text.substr(offset));
    const std::size_t end = offset + kBlock;
    offset += block;
    while (block == 0 && offset < std::min(end, text.size())) {
      if (!skip_well_formed(text, offset)) {
        return false;
      }
    }
  }
  return true;
}

std::string repaired_utf8(std::string_view text, std::size_t& replaced) {
  std::string out;
  out.reserve(text.size());
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    if (skip_well_formed(text, offset)) {
      out.append(text.substr(begin, offset - begin));
    } else {
      append_utf8(kReplacementCharacter, out);
      ++replaced;
    }
  }
  return out;
}

bool is_character_border(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) {
    return offset == text.size();
  }
  return (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

std::string_view truncated_at_character(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) {
    return text;
  }
  while (max_bytes > 0 && !is_character_border(text, max_bytes)) {
    --max_bytes;
  }
  return text.substr(0, max_bytes);
}

std::size_t begun_character(std::string_view text) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80) return 0;
    if (byte >= 0xC0) {
      const std::size_t wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      return back < wanted ? back : 0;
    }
  }
  return 0;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::string_view block =
        text.substr(offset, block_of_short_characters(text.substr(offset)));
    const std::size_t end = offset + kBlock;
    offset += block.size();
    count += static_cast<std::size_t>(
        std::count_if(block.begin(), block.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
    for (; block.empty() && offset < std::min(end, text.size()); ++count) {
      (void)next_code_point(text, offset);
    }
  }
  return count;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  std::size_t offset = 0;
  while (offset < text.size()) {
    out.push_back(next_code_point(text, offset));
  }
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 2);
  for (const char32_t code_point : text) {
    append_utf8(code_point, out);
  }
  return out;
}

bool is_blank_in_line(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

bool turns_direction(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace niger
