#include "indexer/reading/encoding.h"

#include <algorithm>
#include <utility>

#include "common/base/utf8.h"

namespace niger {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // U+FEFF in UTF-8

// One ill-formed sequence in so many bytes is damage; more is another encoding.
constexpr std::uint64_t kBytesPerRepair = 100;

// \r\n (Windows) and \r (old Macintosh) become \n.
void unify_line_ends(std::string& text) {
  if (text.find('\r') == std::string::npos) {
    return;
  }
  std::size_t out = 0;
  for (std::size_t in = 0; in < text.size(); ++in) {
    if (text[in] != '\r') {
      text[out++] = text[in];
    } else if (in + 1 == text.size() || text[in + 1] != '\n') {
      text[out++] = '\n';
    }
  }
  text.resize(out);
}

}  // namespace

bool looks_binary(std::string_view beginning) {
  std::size_t controls = 0;
  for (const char byte : beginning) {
    const auto value = static_cast<unsigned char>(byte);
    const bool usual = value >= 0x20 || byte == '\n' || byte == '\t' || byte == '\r' ||
                       byte == '\f' || byte == '\x1A' || byte == '\x1B';
    controls += usual ? 0 : 1;
  }
  return controls * 50 > beginning.size();
}

Result<Decoded> decode(std::string&& bytes, const DecodeOptions&) {
  Decoded decoded;
  decoded.encoding = "UTF-8";
  decoded.text = std::move(bytes);
  if (decoded.text.starts_with(kByteOrderMark)) {
    decoded.text.erase(0, kByteOrderMark.size());
  }
  if (!is_valid_utf8(decoded.text)) {
    const std::size_t size = decoded.text.size();
    std::size_t replaced = 0;
    decoded.text = repaired_utf8(decoded.text, replaced);
    decoded.repaired = replaced;
    if (replaced > 1 && replaced * kBytesPerRepair > size) {
      return Failure{"not UTF-8 and of no encoding that could be told"};
    }
  }
  unify_line_ends(decoded.text);
  return decoded;
}

}  // namespace niger
