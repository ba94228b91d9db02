#include "common/index/copy_list.h"

#include <limits>

#include "common/index/schema.h"

namespace niger {

std::string metadata_key_of_group(std::string_view group) {
  std::string key(schema::kCopiesPrefix);
  constexpr char kDigits[] = "0123456789abcdef";
  for (const char byte : group) {
    key += kDigits[static_cast<unsigned char>(byte) >> 4];
    key += kDigits[static_cast<unsigned char>(byte) & 0xF];
  }
  return key;
}

std::string encoded_copy_list(const std::vector<std::uint32_t>& documents) {
  std::string value;
  std::uint32_t before = 0;
  for (const std::uint32_t document : documents) {
    std::uint32_t rest = document - before;
    for (; rest >= 0x80; rest >>= 7) {
      value += static_cast<char>(rest | 0x80);
    }
    value += static_cast<char>(rest);
    before = document;
  }
  return value;
}

std::optional<std::vector<std::uint32_t>> decoded_copy_list(std::string_view value) {
  std::vector<std::uint32_t> documents;
  std::uint64_t before = 0;
  std::uint64_t difference = 0;
  unsigned shift = 0;
  for (const char byte : value) {
    difference |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if ((byte & 0x80) != 0) {
      shift += 7;
      if (shift > 28) {
        return std::nullopt;
      }
      continue;
    }
    before += difference;
    if (difference == 0 || before > std::numeric_limits<std::uint32_t>::max()) {
      return std::nullopt;
    }
    documents.push_back(static_cast<std::uint32_t>(before));
    difference = 0;
    shift = 0;
  }
  if (shift != 0) {
    return std::nullopt;
  }
  return documents;
}

}  // namespace niger
