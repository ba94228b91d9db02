#include "common/files/walked_path.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace niger::files {
namespace {

// O_DIRECTORY and O_NOFOLLOW fail in more than one way where a link lies.
int error_at(int folder, const std::string& name, int error) {
  struct stat status {};
  const bool may_be_link = error == ENOTDIR || error == ELOOP;
  const bool is_link = may_be_link &&
                       fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
                       S_ISLNK(status.st_mode);
  return is_link ? ELOOP : error;
}

}  // namespace

Descriptor open_walked(const WalkedPath& walked, int flags) {
  const std::string& path = walked.path;
  if (walked.named_bytes >= path.size()) {
    return Descriptor(open(path.c_str(), flags | O_CLOEXEC));
  }
  // Only its way is needed: a folder that may be entered need not be readable.
  constexpr int kOnTheWay = O_PATH | O_DIRECTORY | O_CLOEXEC;
  Descriptor folder(open(path.substr(0, walked.named_bytes).c_str(), kOnTheWay));
  std::size_t begin = path.find_first_not_of('/', walked.named_bytes);
  while (folder && begin != std::string::npos) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string name = path.substr(begin, end - begin);
    begin = path.find_first_not_of('/', end);
    const bool is_last = begin == std::string::npos;
    Descriptor next(openat(folder.number(), name.c_str(),
                           (is_last ? flags | O_CLOEXEC : kOnTheWay) | O_NOFOLLOW));
    const int error = next ? 0 : error_at(folder.number(), name, errno);
    folder = std::move(next);
    errno = error;
  }
  return folder;
}

}  // namespace niger::files
