#include "indexer/app/json_text.h"

#include <cstdio>

#include "common/base/utf8.h"

namespace niger {

std::string json_text(std::string_view text) {
  std::size_t replaced = 0;
  std::string out = "\"";
  for (const char byte : repaired_utf8(text, replaced)) {
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (static_cast<unsigned char>(byte) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(byte));
      out += escape;
    } else {
      out += byte;
    }
  }
  return out + '"';
}

}  // namespace niger
