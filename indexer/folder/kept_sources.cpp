#include "indexer/folder/kept_sources.h"

#include "common/files/regular_file.h"
#include "indexer/folder/generations.h"

namespace niger {

void keep_sources(const std::filesystem::path& index, const std::string& sources) {
  if (kept_sources(index) != sources) {
    replace_file(index / kSourcesFile, sources);
  }
}

std::string kept_sources(const std::filesystem::path& index) {
  constexpr std::size_t kMaxBytes = std::size_t{1} << 30;  // it may list files by the million
  return read_small_file(index / kSourcesFile, kMaxBytes, Links::Refuse).bytes;
}

}  // namespace niger
