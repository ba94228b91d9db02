#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>

#include "indexer/reading/containers/entry_names.h"

namespace niger::containers {
namespace {

// APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16.
constexpr std::string_view kEndMark{"PK\x05\x06", 4};
constexpr std::string_view kEntryMark{"PK\x01\x02", 4};
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kEntryBytes = 46;
constexpr std::size_t kMaxCommentBytes = 65535;
constexpr std::size_t kMaxListBytes = std::size_t{1} << 20;  // more is not looked at

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return number;
}

std::string bytes_at(int descriptor, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t count =
        ::pread(descriptor, bytes.data() + got, size - got, static_cast<off_t>(offset + got));
    if (count <= 0) break;
    got += static_cast<std::size_t>(count);
  }
  bytes.resize(got);
  return bytes;
}

}  // namespace

std::string listed_zip_names(int descriptor, std::size_t max_bytes) {
  struct stat status {};
  if (descriptor < 0 || ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return {};
  const auto size = static_cast<std::uint64_t>(status.st_size);
  const std::size_t tail_bytes =
      static_cast<std::size_t>(std::min<std::uint64_t>(size, kEndBytes + kMaxCommentBytes));
  const std::string tail = bytes_at(descriptor, size - tail_bytes, tail_bytes);
  const std::size_t end = tail.rfind(kEndMark);
  if (end == std::string::npos || tail.size() - end < kEndBytes) return {};
  const std::uint64_t list_bytes = number_at(tail, end + 12, 4);
  const std::uint64_t list_at = number_at(tail, end + 16, 4);
  if (list_at >= size || list_bytes > size - list_at) return {};  // also where zip64 has it
  const std::string list =
      bytes_at(descriptor, list_at,
               static_cast<std::size_t>(std::min<std::uint64_t>(list_bytes, kMaxListBytes)));
  std::string names;
  for (std::string_view rest = list; rest.size() >= kEntryBytes && rest.starts_with(kEntryMark);) {
    const std::size_t name_bytes = number_at(rest, 28, 2);
    const std::size_t whole =
        kEntryBytes + name_bytes + number_at(rest, 30, 2) + number_at(rest, 32, 2);
    if (whole > rest.size() || names.size() + name_bytes >= max_bytes) break;
    names.append(rest.substr(kEntryBytes, name_bytes)).push_back('\n');
    rest.remove_prefix(whole);
  }
  return names;
}

}  // namespace niger::containers
