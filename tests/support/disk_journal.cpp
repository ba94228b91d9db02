/// A library to preload into a program under test: every call that changes the disk below one
/// folder is written down in order, for tests/support/power_cut.py to say what a power cut would
/// leave.
///   NIGER_JOURNAL=FILE       where; it must not exist
///   NIGER_JOURNAL_ROOT=DIR   an absolute path
/// Entries are lines, those of writes followed by their bytes:
///   create INODE PATH | truncate INODE SIZE | write INODE OFFSET SIZE | sync INODE |
///   sync_folder PATH | rename FROM<TAB>TO | unlink PATH | mkdir PATH | rmdir PATH
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <mutex>
#include <string>

namespace {

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

std::recursive_mutex& mutex() {
  static auto* const one = new std::recursive_mutex;  // outlives whatever ends last
  return *one;
}

void append(const void* bytes, size_t size) {
  static auto* const next_open = real<int(const char*, int, ...)>("open");
  static auto* const next_write = real<ssize_t(int, const void*, size_t)>("write");
  static const int journal =
      next_open(getenv("NIGER_JOURNAL"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (next_write(journal, bytes, size) != static_cast<ssize_t>(size)) {
    abort();
  }
}

void note(const std::string& line) { append((line + "\n").data(), line.size() + 1); }

// The absolute path, or nothing where it is not below the root.
std::string watched(const std::string& path) {
  static const char* const root = getenv("NIGER_JOURNAL_ROOT");
  std::string whole = path;
  if (path.empty() || path[0] != '/') {
    char folder[4096];
    whole = std::string(getcwd(folder, sizeof folder)) + "/" + path;
  }
  const size_t size = root == nullptr ? 0 : strlen(root);
  const bool below =
      size > 0 && whole.compare(0, size, root) == 0 && (whole.size() == size || whole[size] == '/');
  return below ? whole : "";
}

std::string path_of(int descriptor) {
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t size = readlink(link.c_str(), path, sizeof path);
  return size > 0 ? std::string(path, static_cast<size_t>(size)) : "";
}

std::string path_at(int folder, const char* name) {
  return folder == AT_FDCWD || name[0] == '/' ? std::string(name) : path_of(folder) + "/" + name;
}

// The inode of a file below the root; 0: another file, or none.
unsigned long inode_of(int descriptor) {
  struct stat status {};
  if (descriptor <= 2 || fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
      watched(path_of(descriptor)).empty()) {
    return 0;
  }
  return status.st_ino;
}

void note_write(int descriptor, off_t offset, const void* bytes, ssize_t size) {
  const unsigned long inode = size > 0 ? inode_of(descriptor) : 0;
  if (inode != 0) {
    note("write " + std::to_string(inode) + " " + std::to_string(offset) + " " +
         std::to_string(size));
    append(bytes, static_cast<size_t>(size));
  }
}

using Guard = std::lock_guard<std::recursive_mutex>;

int opened(int descriptor, const char* path, int flags, bool is_new) {
  const std::string whole = watched(path);
  if (descriptor >= 0 && !whole.empty()) {
    const std::string inode = std::to_string(inode_of(descriptor));
    if (is_new) {
      note("create " + inode + " " + whole);
    } else if ((flags & O_TRUNC) != 0) {
      note("truncate " + inode + " 0");
    }
  }
  return descriptor;
}

int synced(int descriptor, int result) {
  struct stat status {};
  if (result == 0 && fstat(descriptor, &status) == 0) {
    const std::string path = watched(path_of(descriptor));
    if (S_ISDIR(status.st_mode) && !path.empty()) {
      note("sync_folder " + path);
    } else if (inode_of(descriptor) != 0) {
      note("sync " + std::to_string(status.st_ino));
    }
  }
  return result;
}

int noted(int result, const char* what, const std::string& path) {
  const std::string whole = watched(path);
  if (result == 0 && !whole.empty()) {
    note(std::string(what) + " " + whole);
  }
  return result;
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  static auto* const next = real<ssize_t(int, const void*, size_t)>("write");
  const Guard guard(mutex());
  const off_t offset = lseek(descriptor, 0, SEEK_CUR);
  const ssize_t written = next(descriptor, bytes, size);
  note_write(descriptor, offset, bytes, written);
  return written;
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  ssize_t all = 0;
  for (int part = 0; part < count; ++part) {
    const ssize_t written = write(descriptor, parts[part].iov_base, parts[part].iov_len);
    if (written < 0) {
      return all > 0 ? all : written;
    }
    all += written;
  }
  return all;
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
  static auto* const next = real<ssize_t(int, const void*, size_t, off_t)>("pwrite");
  const Guard guard(mutex());
  const ssize_t written = next(descriptor, bytes, size, offset);
  note_write(descriptor, offset, bytes, written);
  return written;
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
  return pwrite(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
  static auto* const next = real<int(int)>("fsync");
  const Guard guard(mutex());
  return synced(descriptor, next(descriptor));
}

int fdatasync(int descriptor) {
  static auto* const next = real<int(int)>("fdatasync");
  const Guard guard(mutex());
  return synced(descriptor, next(descriptor));
}

int rename(const char* from, const char* to) noexcept {
  static auto* const next = real<int(const char*, const char*)>("rename");
  const Guard guard(mutex());
  return noted(next(from, to), "rename", watched(from) + "\t" + watched(to));
}

int unlink(const char* path) noexcept {
  static auto* const next = real<int(const char*)>("unlink");
  const Guard guard(mutex());
  return noted(next(path), "unlink", path);
}

int unlinkat(int folder, const char* name, int flags) noexcept {
  static auto* const next = real<int(int, const char*, int)>("unlinkat");
  const Guard guard(mutex());
  const std::string path = path_at(folder, name);
  return noted(next(folder, name, flags), (flags & AT_REMOVEDIR) != 0 ? "rmdir" : "unlink", path);
}

int rmdir(const char* path) noexcept {
  static auto* const next = real<int(const char*)>("rmdir");
  const Guard guard(mutex());
  return noted(next(path), "rmdir", path);
}

int remove(const char* path) noexcept { return unlink(path) == 0 ? 0 : rmdir(path); }

int mkdir(const char* path, mode_t mode) noexcept {
  static auto* const next = real<int(const char*, mode_t)>("mkdir");
  const Guard guard(mutex());
  return noted(next(path, mode), "mkdir", path);
}

int ftruncate(int descriptor, off_t size) noexcept {
  static auto* const next = real<int(int, off_t)>("ftruncate");
  const Guard guard(mutex());
  const int result = next(descriptor, size);
  if (const unsigned long inode = inode_of(descriptor); result == 0 && inode != 0) {
    note("truncate " + std::to_string(inode) + " " + std::to_string(size));
  }
  return result;
}

int open(const char* path, int flags, ...) {
  static auto* const next = real<int(const char*, int, ...)>("open");
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  const Guard guard(mutex());
  const bool is_new = (flags & O_CREAT) != 0 && access(path, F_OK) != 0;
  return opened(next(path, flags, mode), path, flags, is_new);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
  va_end(arguments);
  return open(path, flags, mode);
}

}  // extern "C"
