#include "common/base/json_text.h"

#include <array>
#include <cstdio>

#include "common/base/utf8.h"

namespace niger {

std::string json_text(std::string_view text) {
  std::string out = "\"";
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (c == '"' || c == '\\') {
      out.push_back('\\');
      out.push_back(static_cast<char>(c));
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c != ' ' && (is_blank_in_line(c) || turns_direction(c))) {
      std::array<char, 16> digits{};
      std::snprintf(digits.data(), digits.size(), "\\u%04x", static_cast<unsigned>(c));
      out += digits.data();
    } else {
      append_utf8(c, out);
    }
  }
  out.push_back('"');
  return out;
}

}  // namespace niger
