#include "common/messages/system_text.h"

#include <cerrno>
#include <cstring>

namespace niger::messages {

Text system_text(int error) {
  switch (error) {
    case ENOENT:
      return Message::SystemMissing;
    case EACCES:
      return Message::SystemDenied;
    case EPERM:
      return Message::SystemNotPermitted;
    case ENOTDIR:
      return Message::SystemNoFolder;
    case EISDIR:
      return Message::SystemFolder;
    case ENOSPC:
      return Message::SystemFull;
    case EDQUOT:
      return Message::SystemQuota;
    case EROFS:
      return Message::SystemReadOnly;
    case EIO:
      return Message::SystemBroken;
    case ELOOP:
      return Message::SystemLinks;
    case ENAMETOOLONG:
      return Message::SystemLongName;
    case EMFILE:
      return Message::SystemManyFiles;
    case ENFILE:
      return Message::SystemManyFilesInAll;
    case ENOMEM:
      return Message::SystemNoMemory;
    case EFBIG:
      return Message::SystemLargeFile;
    case EAGAIN:
      return Message::SystemBusy;
    default:
      return std::strerror(error);
  }
}

}  // namespace niger::messages
