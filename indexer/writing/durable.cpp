#include "indexer/writing/durable.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace niger {

void sync_to_disk(const std::filesystem::path& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && fsync(descriptor) == 0;
  const int failure = errno;
  if (descriptor >= 0) {
    close(descriptor);
    // Some file systems cannot sync a folder; they do it by themselves.
    if (synced || failure == EINVAL || failure == ENOTSUP) {
      return;
    }
  }
  throw TextError(ErrorKind::Index, {Message::SyncFailed,
                                     {{"path", path.string()}, {"reason", system_text(failure)}}});
}

}  // namespace niger
