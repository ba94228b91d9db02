#include "common/files/output.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <ostream>

namespace niger::files {
namespace {

bool has_no_reader(int descriptor) {
  pollfd place{descriptor, POLLOUT, 0};
  return poll(&place, 1, 0) > 0 && (place.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace

int output_failure(std::ostream& out, int descriptor) {
  errno = 0;
  out.flush();
  if (out) return 0;
  int error = errno;
  if (error == EPIPE || has_no_reader(descriptor)) return 0;
  // The stream failed some time ago: a device and a closed descriptor give the reason again.
  if (error == 0) {
    error = write(descriptor, "", 0) < 0 ? errno : EIO;
  }
  return error;
}

void hold_standard_descriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (fcntl(descriptor, F_GETFD) < 0 && errno == EBADF) {
      // The lowest number that is free, which is this one; used as it is meant to be, it fails.
      (void)open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
  }
}

}  // namespace niger::files
