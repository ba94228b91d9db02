#include "common/files/durable.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "common/files/descriptor.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"

namespace niger::files {
namespace {

int synced(const std::filesystem::path& path) {
  const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (descriptor && ::fsync(descriptor.number()) == 0) return 0;
  // Some file systems cannot sync a folder; they do it by themselves.
  return descriptor && (errno == EINVAL || errno == ENOTSUP) ? 0 : errno;
}

}  // namespace

void sync_to_disk(const std::filesystem::path& path) {
  if (const int failure = synced(path); failure != 0) {
    throw messages::TextError(
        ErrorKind::Index, {messages::Message::SyncFailed,
                           {{"path", path.string()}, {"reason", messages::system_text(failure)}}});
  }
}

int sync_folder_of(const std::filesystem::path& path) {
  const std::filesystem::path folder = path.parent_path();
  const int failure = synced(folder.empty() ? "." : folder);
  return failure == EACCES ? 0 : failure;
}

}  // namespace niger::files
