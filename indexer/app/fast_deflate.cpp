// A deflate that compresses Xapian's term lists with libdeflate in place of zlib. Xapian's glass
// tables hand every term list and stored article to zlib, which takes longer to set up a stream for
// a kilobyte than to compress it; 1.4 has neither a flag nor a setting for it (DB_NO_TERMLIST
// leaves the lists out, without which nothing can be updated). Articles are compressed already, so
// they are not tried. What comes out is deflate's own format, which every Xapian reads.
//
// The linker binds calls of deflateInit2_ and deflate in this process to the functions below. A
// call of the first out of libxapian marks its stream, and a marked one is compressed here. A
// stream of anybody else passes on as it came. Were the binding lost, as by a Xapian linked
// statically, the index would be the same and slower to make; tests/cli/index_build.sh then fails.
//
// Measured on 31,523 articles of news, 88 MB: term lists of 31.8 MB become 25.3 MB in .22 s of CPU
// time, where zlib takes 2.3 s and gains no more.
#include <dlfcn.h>
#include <libdeflate.h>
#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

#undef deflateInit2_
#undef deflate

namespace {

using Init = int (*)(z_streamp, int, int, int, int, int, const char*, int);
using Deflate = int (*)(z_streamp, int);

// The least memory a stream may have: zlib clears all of it for every item.
constexpr int kLeastMemoryLevel = 1;
// 2 gains half a percent more and takes half as long again.
constexpr int kLevel = 1;
// Where a stored article has it: behind the byte of its layout (common/index/article_record.cpp).
constexpr std::size_t kFrameAt = 1;
constexpr std::string_view kZstdFrame = "\x28\xB5\x2F\xFD";

struct CompressorDeleter {
  void operator()(libdeflate_compressor* compressor) const {
    libdeflate_free_compressor(compressor);
  }
};

bool lies_in_xapian(const void* code) {
  Dl_info info{};
  if (dladdr(code, &info) == 0 || info.dli_fname == nullptr) {
    return false;
  }
  std::string_view file = info.dli_fname;
  file.remove_prefix(file.rfind('/') + 1);  // npos + 1: the whole name
  return file.starts_with("libxapian");
}

// A stream is known by its allocator, which zlib keeps as it is given.
voidpf marking_alloc(voidpf /*opaque*/, uInt items, uInt bytes) {
  return std::calloc(items, bytes);
}
void marking_free(voidpf /*opaque*/, voidpf memory) { std::free(memory); }

bool is_marked(z_streamp stream) { return stream != nullptr && stream->zalloc == marking_alloc; }

bool is_stored_article(std::string_view bytes) {
  return bytes.size() > kFrameAt && bytes.substr(kFrameAt).starts_with(kZstdFrame);
}

// Z_STREAM_END, or Z_OK where it does not become shorter: then Xapian keeps the bytes as they are.
int compress_all(z_streamp stream) {
  const auto* bytes = reinterpret_cast<const char*>(stream->next_in);
  if (is_stored_article({bytes, stream->avail_in})) return Z_OK;
  thread_local const std::unique_ptr<libdeflate_compressor, CompressorDeleter> compressor(
      libdeflate_alloc_compressor(kLevel));
  if (!compressor) return Z_OK;
  const std::size_t size = libdeflate_deflate_compress(compressor.get(), bytes, stream->avail_in,
                                                       stream->next_out, stream->avail_out);
  if (size == 0) return Z_OK;
  stream->next_in += stream->avail_in;
  stream->total_in = stream->avail_in;
  stream->avail_in = 0;
  stream->next_out += size;
  stream->total_out = size;
  stream->avail_out -= static_cast<uInt>(size);
  return Z_STREAM_END;
}

}  // namespace

extern "C" int deflateInit2_(z_streamp stream, int level, int method, int window_bits,
                             int memory_level, int strategy, const char* version,
                             int stream_bytes) {
  static const auto init = reinterpret_cast<Init>(dlsym(RTLD_NEXT, "deflateInit2_"));
  if (init == nullptr) {
    return Z_STREAM_ERROR;
  }
  if (stream != nullptr && lies_in_xapian(__builtin_return_address(0))) {
    stream->zalloc = marking_alloc;
    stream->zfree = marking_free;
    level = Z_NO_COMPRESSION;
    memory_level = kLeastMemoryLevel;
  }
  return init(stream, level, method, window_bits, memory_level, strategy, version, stream_bytes);
}

extern "C" int deflate(z_streamp stream, int flush) {
  static const auto pass_on = reinterpret_cast<Deflate>(dlsym(RTLD_NEXT, "deflate"));
  if (is_marked(stream) && flush == Z_FINISH) return compress_all(stream);
  return pass_on == nullptr ? Z_STREAM_ERROR : pass_on(stream, flush);
}
