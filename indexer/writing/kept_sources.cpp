#include "indexer/writing/kept_sources.h"

#include <fstream>
#include <iterator>

#include "indexer/writing/generations.h"

namespace niger {
namespace {

constexpr const char* kFile = "sources";

}  // namespace

void keep_sources(const std::filesystem::path& index, const std::string& sources) {
  if (kept_sources(index) != sources) {
    replace_file(index / kFile, sources);
  }
}

std::string kept_sources(const std::filesystem::path& index) {
  std::ifstream stream(index / kFile, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace niger
