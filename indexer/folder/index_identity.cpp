#include "indexer/folder/index_identity.h"

#include <cstdint>
#include <cstdio>
#include <random>

#include "common/files/regular_file.h"
#include "indexer/folder/generations.h"

namespace niger::folder {

std::string index_identity(const std::filesystem::path& index) {
  constexpr std::size_t kMaxBytes = 256;
  std::string text =
      files::read_small_file(index / kIdentityFile, kMaxBytes, files::Links::Refuse).bytes;
  const std::size_t end = text.find_last_not_of('\n');
  text.resize(end == std::string::npos ? 0 : end + 1);
  return text;
}

void keep_identity(const std::filesystem::path& index) {
  if (!index_identity(index).empty()) {
    return;
  }
  std::random_device device;
  std::string drawn;
  for (int part = 0; part < 4; ++part) {
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(device()));
    drawn += digits;
  }
  replace_file(index / kIdentityFile, drawn + "\n");
}

void take_identity(const std::filesystem::path& index, const std::filesystem::path& copy) {
  const std::string identity = index_identity(index);
  if (!identity.empty() && identity != index_identity(copy)) {
    replace_file(copy / kIdentityFile, identity + "\n");
  }
}

}  // namespace niger::folder
