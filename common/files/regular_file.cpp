#include "common/files/regular_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "common/messages/quantities.h"
#include "common/messages/system_text.h"

namespace niger::files {

using messages::Message;
using messages::system_text;
using messages::Text;

namespace {

FileContent unread(int error, Text reason) {
  FileContent none;
  none.error = error;
  none.reason = std::move(reason);
  return none;
}

OpenedFile refused(int error) {
  OpenedFile none;
  none.error = error;
  none.reason = error == EINVAL ? Text(Message::FileSpecial) : system_text(error);
  return none;
}

constexpr int kWithoutWaiting = O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

// What was opened, or could not be, if it is a regular file.
OpenedFile regular(Descriptor opened, bool refuses_links) {
  if (!opened) {
    // A link that is refused, a pipe without its other end, a socket, a device without a driver.
    const bool is_special = (errno == ELOOP && refuses_links) || errno == ENXIO;
    return refused(is_special ? EINVAL : errno);
  }
  OpenedFile file;
  file.descriptor = std::move(opened);
  struct stat status {};
  if (::fstat(file.descriptor.number(), &status) != 0) return refused(errno);
  if (S_ISDIR(status.st_mode)) return refused(EISDIR);
  if (!S_ISREG(status.st_mode)) return refused(EINVAL);
  file.size_bytes = static_cast<std::size_t>(status.st_size);
  file.owner = status.st_uid;
  file.mode = status.st_mode;
  return file;
}

FileContent content_of(const OpenedFile& file, std::size_t max_bytes) {
  if (!file) return unread(file.error, file.reason);
  // One byte more than the reported size, to see the end; it may have grown, or be of /proc.
  constexpr std::size_t kLeast = 4096;
  FileContent content;
  content.owner = file.owner;
  content.mode = file.mode;
  std::size_t filled = 0;
  for (;;) {
    if (filled > max_bytes) {
      return unread(EFBIG, {Message::FileTooLarge, {{"size", messages::size_text(max_bytes)}}});
    }
    if (filled == content.bytes.size()) {
      const std::size_t wanted = std::max({file.size_bytes + 1, 2 * filled, kLeast});
      content.bytes.resize(std::min(wanted, max_bytes + 1));
    }
    const ssize_t count = ::read(file.descriptor.number(), content.bytes.data() + filled,
                                 content.bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unread(errno, system_text(errno));
    if (count == 0) break;
    filled += static_cast<std::size_t>(count);
  }
  content.bytes.resize(filled);
  return content;
}

}  // namespace

OpenedFile open_regular(const std::filesystem::path& path, Links links, int flags, mode_t mode) {
  const int ours = kWithoutWaiting | (links == Links::Refuse ? O_NOFOLLOW : 0);
  return regular(Descriptor(::open(path.c_str(), flags | ours, mode)), links == Links::Refuse);
}

OpenedFile open_regular(const WalkedPath& walked) {
  return regular(open_walked(walked, O_RDONLY | kWithoutWaiting), false);
}

FileContent read_small_file(const std::filesystem::path& path, std::size_t max_bytes, Links links) {
  return content_of(open_regular(path, links), max_bytes);
}

FileContent read_small_file(const WalkedPath& walked, std::size_t max_bytes) {
  return content_of(open_regular(walked), max_bytes);
}

Text why_no_stream(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || ::access(path.c_str(), R_OK) != 0) {
    return system_text(errno);
  }
  if (S_ISDIR(status.st_mode)) return system_text(EISDIR);
  if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode)) return Message::FileSpecial;
  return {};
}

}  // namespace niger::files
