#include "common/index/duplicate_list.h"

#include <limits>

#include "common/base/varint.h"
#include "common/index/schema.h"

namespace niger::index {

std::string metadata_key_of_group(std::string_view group) {
  std::string key(schema::kNearDuplicatesPrefix);
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
    append_varint(document - before, value);
    before = document;
  }
  return value;
}

std::optional<std::vector<std::uint32_t>> decoded_copy_list(std::string_view value) {
  std::vector<std::uint32_t> documents;
  std::uint64_t before = 0;
  while (!value.empty()) {
    const std::optional<std::uint64_t> difference = take_varint(value);
    if (!difference || *difference == 0 ||
        *difference > std::numeric_limits<std::uint32_t>::max() - before) {
      return std::nullopt;
    }
    before += *difference;
    documents.push_back(static_cast<std::uint32_t>(before));
  }
  return documents;
}

}  // namespace niger::index
