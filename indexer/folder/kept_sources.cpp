#include "indexer/folder/kept_sources.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include "common/files/regular_file.h"
#include "common/messages/text_error.h"
#include "indexer/folder/generations.h"

namespace niger::folder {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{64} << 20;  // it may list files by the million

files::FileContent kept(const std::filesystem::path& index) {
  return files::read_small_file(index / kSourcesFile, kMaxBytes, files::Links::Refuse);
}

}  // namespace

void keep_sources(const std::filesystem::path& index, const std::string& sources) {
  if (sources.size() > kMaxBytes) {
    std::error_code failure;
    std::filesystem::remove(index / kSourcesFile, failure);
  } else if (kept(index).bytes != sources) {
    replace_file(index / kSourcesFile, sources);
  }
}

std::string kept_sources(const std::filesystem::path& index) {
  files::FileContent content = kept(index);
  if (content.error == EFBIG) {
    throw messages::TextError(ErrorKind::Index, {messages::Message::KeptFileUnusable,
                                                 {{"path", (index / kSourcesFile).string()},
                                                  {"reason", content.reason}}});
  }
  return std::move(content.bytes);
}

}  // namespace niger::folder
