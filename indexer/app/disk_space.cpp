#include "indexer/app/disk_space.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <string_view>

#include "common/messages/quantities.h"
#include "common/messages/text_error.h"

namespace niger {
namespace {

// Measured 1.8 on news articles as JSON Lines (2026-11-25); plain text has no markup around it.
constexpr std::uint64_t kLeast = 64 << 10;  // a database of one article, twice
constexpr double kNeededPerByte = 2.5;
constexpr double kUnpackedPerByte = 5;  // zstd makes a quarter of Arabic news, xz a fifth

bool is_compressed(std::string_view path) {
  static constexpr std::string_view kEndings[] = {".gz",  ".bz2", ".xz",  ".zst", ".zip",
                                                  ".tgz", ".tbz", ".txz", ".7z",  ".lzma"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [path](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace

std::uint64_t space_needed(const std::vector<Candidate>& files) {
  double text = 0;
  for (const Candidate& file : files) {
    text += static_cast<double>(file.size_bytes) *
            (is_compressed(file.native_path) ? kUnpackedPerByte : 1);
  }
  return kLeast + static_cast<std::uint64_t>(text * kNeededPerByte);
}

Text space_checked(const std::string& folder, std::uint64_t needed) {
  std::vector<Argument> places{{"size", size_text(needed)}, {"path", folder}};
  struct statvfs disk {};
  if (statvfs(folder.c_str(), &disk) != 0) return {Message::SpaceNeed, std::move(places)};
  const std::uint64_t free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  places.emplace_back("free", size_text(free));
  if (free < needed) throw TextError(ErrorKind::Index, {Message::SpaceShort, std::move(places)});
  return {Message::SpaceNeedFree, std::move(places)};
}

}  // namespace niger
