// Xapian compresses term lists and stored articles with zlib, and lets nobody choose: a seventh of
// a build's CPU time. The articles are compressed already, so that half of it is for nothing; the
// rest makes term lists a quarter smaller, which is .08 bytes for a byte of text. The linker binds
// Xapian's call to this function in place of zlib's own, which is then asked to compress nothing;
// Xapian keeps what it had, a format that every Xapian reads.
#include <dlfcn.h>
#include <zlib.h>

#undef deflateInit2_

namespace {

using Init = int (*)(z_streamp, int, int, int, int, int, const char*, int);

}  // namespace

extern "C" int deflateInit2_(z_streamp stream, int /*level*/, int method, int window_bits,
                             int memory_level, int strategy, const char* version,
                             int stream_bytes) {
  static const auto init = reinterpret_cast<Init>(dlsym(RTLD_NEXT, "deflateInit2_"));
  if (init == nullptr) return Z_STREAM_ERROR;
  return init(stream, Z_NO_COMPRESSION, method, window_bits, memory_level, strategy, version,
              stream_bytes);
}
