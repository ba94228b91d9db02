#include "indexer/running/disk_space.h"

#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

#include "common/files/regular_file.h"
#include "common/messages/quantities.h"
#include "common/messages/text_error.h"
#include "indexer/reading/bytes/content_kind.h"

namespace niger::running {

using messages::Message;
using messages::size_text;
using walk::Candidate;

namespace {

// Measured 1.8 on news articles as JSON Lines (2026-11-25); plain text has no markup around it.
constexpr std::uint64_t kLeast = 64 << 10;  // a database of one article, twice
constexpr double kNeededPerByte = 2.5;
constexpr std::uint64_t kLarge = std::uint64_t{8} << 20;  // what is smaller is not looked into
constexpr double kUnpackedPerByte = 5;  // zstd makes a quarter of Arabic news, xz a fifth

bool is_compressed(std::string_view path) {
  static constexpr std::string_view kEndings[] = {".gz",  ".bz2", ".xz",  ".zst", ".zip",
                                                  ".tgz", ".tbz", ".txz", ".7z",  ".lzma"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [path](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace

bool is_never_read(const Candidate& file) {
  constexpr std::size_t kBeginning = std::size_t{4} << 10;
  const files::OpenedFile opened = files::open_regular(file.place());
  if (!opened || opened.size_bytes < kLarge) {
    return false;
  }
  char beginning[kBeginning];
  const ssize_t size = read(opened.descriptor.number(), beginning, sizeof beginning);
  return size > 0 &&
         bytes::content_kind(file.native_path, {beginning, static_cast<std::size_t>(size)}) ==
             bytes::ContentKind::Binary;
}

SpaceNeed space_needed(const std::vector<Candidate>& files) {
  double likely = 0;
  double packed = 0;
  for (const Candidate& file : files) {
    const auto bytes = static_cast<double>(file.size_bytes);
    if (is_compressed(file.native_path)) {
      packed += bytes * kUnpackedPerByte;
    } else if (file.size_bytes < kLarge || !is_never_read(file)) {
      likely += bytes;
    }
  }
  return {kLeast + static_cast<std::uint64_t>(likely * kNeededPerByte),
          kLeast + static_cast<std::uint64_t>((likely + packed) * kNeededPerByte)};
}

SpaceCheck space_checked(const std::string& folder, const SpaceNeed& need) {
  std::vector<messages::Argument> places{{"size", size_text(need.most)}, {"path", folder}};
  struct statvfs disk {};
  if (statvfs(folder.c_str(), &disk) != 0) return {{Message::SpaceNeed, std::move(places)}, {}};
  const std::uint64_t free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  places.emplace_back("free", size_text(free));
  if (free < need.likely) {
    places.front() = {"size", size_text(need.likely)};
    throw messages::TextError(ErrorKind::Index, {Message::SpaceShort, std::move(places)});
  }
  if (free < need.most) {
    return {{Message::SpaceDoubt, places}, {Message::SpaceWasDoubtful, places}};
  }
  return {{Message::SpaceNeedFree, std::move(places)}, {}};
}

}  // namespace niger::running
