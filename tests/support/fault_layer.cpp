/// A library to preload into a program under test: at the N-th call that changes the disk the
/// process is killed, or that call and all after it fail as on a full or broken disk.
///   NIGER_FAULT_AT=N      which call, from 1; 0: only count
///   NIGER_FAULT=kill|EIO|ENOSPC|once (EIO at that call, and well again)
///   NIGER_FAULT_COUNT=FILE  the number of calls is written there when the process ends
///   NIGER_FAULT_THREADS=N   no more than N threads can be begun
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>

namespace {

std::atomic<long> calls{0};

long fault_at() {
  const char* text = getenv("NIGER_FAULT_AT");
  return text == nullptr ? 0 : atol(text);
}

// True where this call is to fail; errno is set then.
bool fails() {
  static const long at = fault_at();
  const long call = ++calls;
  if (at == 0 || call < at) {
    return false;
  }
  const char* how = getenv("NIGER_FAULT");
  if (how != nullptr && strcmp(how, "once") == 0) {
    errno = EIO;
    return call == at;
  }
  if (how == nullptr || strcmp(how, "kill") == 0) {
    kill(getpid(), SIGKILL);
  }
  errno = strcmp(how, "EIO") == 0 ? EIO : ENOSPC;
  return true;
}

// What people read, and pipes, are no part of the disk.
bool is_disk(int descriptor) {
  struct stat status {};
  return descriptor > 2 && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

struct CountWriter {
  ~CountWriter() {
    const char* file = getenv("NIGER_FAULT_COUNT");
    const int descriptor = file == nullptr ? -1 : creat(file, 0644);
    if (descriptor >= 0) {
      dprintf(descriptor, "%ld\n", calls.load());
      close(descriptor);
    }
  }
} count_writer;

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
  return is_disk(descriptor) && fails() ? -1 : next(descriptor, bytes, size);
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  static auto* const next = real<ssize_t(int, const iovec*, int)>("writev");
  return is_disk(descriptor) && fails() ? -1 : next(descriptor, parts, count);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  static auto* const next = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  return fails() ? -1 : next(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  static auto* const next = real<ssize_t(int, const void*, size_t, off64_t)>("pwrite64");
  return fails() ? -1 : next(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
  static auto* const next = real<int(int)>("fsync");
  return fails() ? -1 : next(descriptor);
}

int fdatasync(int descriptor) {
  static auto* const next = real<int(int)>("fdatasync");
  return fails() ? -1 : next(descriptor);
}

int rename(const char* from, const char* to) noexcept {
  static auto* const next = real<int(const char*, const char*)>("rename");
  return fails() ? -1 : next(from, to);
}

int unlink(const char* path) noexcept {
  static auto* const next = real<int(const char*)>("unlink");
  return fails() ? -1 : next(path);
}

int remove(const char* path) noexcept {
  static auto* const next = real<int(const char*)>("remove");
  return fails() ? -1 : next(path);
}

int unlinkat(int folder, const char* name, int flags) noexcept {
  static auto* const next = real<int(int, const char*, int)>("unlinkat");
  return fails() ? -1 : next(folder, name, flags);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static auto* const next = real<int(const char*, mode_t)>("mkdir");
  return fails() ? -1 : next(path, mode);
}

int ftruncate(int descriptor, off_t size) noexcept {
  static auto* const next = real<int(int, off_t)>("ftruncate");
  return fails() ? -1 : next(descriptor, size);
}

int open(const char* path, int flags, ...) {
  static auto* const next = real<int(const char*, int, ...)>("open");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return (flags & O_CREAT) != 0 && fails() ? -1 : next(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  static auto* const next = real<int(const char*, int, ...)>("open64");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return (flags & O_CREAT) != 0 && fails() ? -1 : next(path, flags, mode);
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*work)(void*),
                   void* argument) noexcept {
  using Create = int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
  static auto* const next = real<Create>("pthread_create");
  static std::atomic<long> begun{0};
  const char* most = getenv("NIGER_FAULT_THREADS");
  return most != nullptr && begun++ >= atol(most) ? EAGAIN
                                                  : next(thread, attributes, work, argument);
}

}  // extern "C"
