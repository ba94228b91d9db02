#include "indexer/reading/walk/shown_path.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/base/utf8.h"

namespace niger::walk {
namespace {

bool is_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 || value == 0x7F;
}

bool is_one_line(std::string_view bytes) {
  return is_valid_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), is_control);
}

std::string escaped(std::string_view bytes, bool percent_too) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const std::size_t begin = offset;
    (void)next_code_point(bytes, offset);
    const std::string_view piece = bytes.substr(begin, offset - begin);
    if (is_valid_utf8(piece) && !is_control(piece.front()) &&
        !(percent_too && piece.front() == '%')) {
      out.append(piece);
      continue;
    }
    for (const char byte : piece) {
      const auto value = static_cast<unsigned char>(byte);
      out.push_back('%');
      out.push_back(kHex[value >> 4]);
      out.push_back(kHex[value & 0xF]);
    }
  }
  return out;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') {
    return c - '0';
  }
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
        hex_value(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

// A name of bytes that cannot be shown, or one that is spelt as such a name is shown.
bool looks_shown(const std::string& bytes) {
  std::string name = bytes;
  while (is_one_line(name)) {
    std::string inner = unescaped(name);
    if (inner.size() == name.size()) {
      return false;
    }
    name = std::move(inner);
  }
  return true;
}

}  // namespace

std::string shown_bytes(const std::string& bytes) {
  return is_one_line(bytes) ? bytes : escaped(bytes, false);
}

std::string shown_path(const std::string& bytes) {
  return looks_shown(bytes) ? escaped(bytes, true) : bytes;
}

}  // namespace niger::walk
