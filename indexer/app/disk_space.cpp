#include "indexer/app/disk_space.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <string_view>

#include "common/base/error.h"
#include "indexer/app/progress.h"

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

std::string space_checked(const std::string& folder, std::uint64_t needed) {
  const std::string need = "about " + size_text(needed) + " of disk in " + folder;
  struct statvfs disk {};
  if (statvfs(folder.c_str(), &disk) != 0) {
    return "This needs " + need + ".";
  }
  const std::uint64_t free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  if (free < needed) {
    throw Error(ErrorKind::Index, "this needs " + need + ", where " + size_text(free) +
                                      " are free: make room, or give another folder with "
                                      "--index; the index in use is as it was");
  }
  return "This needs " + need + ", where " + size_text(free) + " are free.";
}

}  // namespace niger
