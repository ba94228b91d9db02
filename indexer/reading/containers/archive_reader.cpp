#include "indexer/reading/containers/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

#include "indexer/reading/containers/entry_names.h"

namespace niger {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{128} << 10;
constexpr std::uint64_t kRatioFromBytes = std::uint64_t{16} << 20;

struct ArchiveCloser {
  void operator()(archive* handle) const { archive_read_free(handle); }
};

// What libarchive's callbacks are given.
struct Feed {
  ByteSource& source;
  std::string piece;  ///< handed out last; starts as the bytes read already
  UnpackedBytes& bytes;
  bool is_file;  ///< not itself unpacked from something
  bool first = true;
};

la_ssize_t feed(archive*, void* client, const void** buffer) {
  auto& state = *static_cast<Feed*>(client);
  if (!std::exchange(state.first, false) || state.piece.empty()) {
    state.piece.clear();
    (void)state.source.append_to(state.piece, kPieceBytes);
  }
  *buffer = state.piece.data();
  state.bytes.packed += state.is_file ? state.piece.size() : 0;
  return static_cast<la_ssize_t>(state.piece.size());
}

// libarchive loses a name that the letters of the locale cannot write, such as an Arabic one under
// cron: while one of these lives, they are all letters.
class AllLetters {
 public:
  AllLetters()
      : made_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)),
        before_(made_ != nullptr ? uselocale(made_) : nullptr) {}
  ~AllLetters() {
    if (made_ != nullptr) {
      uselocale(before_);
      freelocale(made_);
    }
  }
  AllLetters(const AllLetters&) = delete;
  AllLetters& operator=(const AllLetters&) = delete;
  AllLetters(AllLetters&&) = delete;
  AllLetters& operator=(AllLetters&&) = delete;

 private:
  locale_t made_;
  locale_t before_;
};

// Why so much may not be unpacked; empty: it may.
Text too_much(const UnpackedBytes& bytes, const ReadLimits& limits) {
  if (bytes.unpacked > limits.unpacked_bytes) {
    return {Message::ReadUnpackedMore, {{"count", limits.unpacked_bytes}}};
  }
  if (bytes.unpacked > kRatioFromBytes && bytes.unpacked / limits.unpacked_ratio > bytes.packed) {
    return {Message::ReadBomb, {{"count", limits.unpacked_ratio}}};
  }
  return {};
}

class EntrySource : public ByteSource {
 public:
  EntrySource(archive* handle, const ReadLimits& limits, UnpackedBytes& bytes)
      : handle_(handle), limits_(limits), bytes_(bytes) {}

  std::size_t append_to(std::string& out, std::size_t max_bytes) override {
    if (!failure_.empty()) {
      return 0;
    }
    const std::size_t before = out.size();
    max_bytes = std::min(max_bytes, kPieceBytes);
    out.resize(before + max_bytes);
    const la_ssize_t count = archive_read_data(handle_, out.data() + before, max_bytes);
    out.resize(before + static_cast<std::size_t>(std::max<la_ssize_t>(count, 0)));
    took(count);
    return failure_.empty() ? static_cast<std::size_t>(count) : 0;
  }

  // Unpacks what nobody reads of the entry: the limits hold for it, too.
  void skip_rest() {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    while (failure_.empty()) {
      const int status = archive_read_data_block(handle_, &block, &size, &offset);
      if (status == ARCHIVE_EOF) {
        return;
      }
      took(status < ARCHIVE_WARN ? -1 : static_cast<la_ssize_t>(size));
    }
  }

  [[nodiscard]] const Text& failure() const override { return failure_; }

 private:
  void took(la_ssize_t count) {
    if (count < 0) {
      const char* message = archive_error_string(handle_);
      failure_ = message != nullptr ? Text(message) : Text(Message::ReadDamagedData);
      return;
    }
    bytes_.unpacked += static_cast<std::uint64_t>(count);
    failure_ = too_much(bytes_, limits_);
  }

  archive* handle_;
  const ReadLimits& limits_;
  UnpackedBytes& bytes_;
  Text failure_;
};

// The compression that data of these first bytes has.
int filter_of(std::string_view begun) {
  struct Known {
    std::string_view mark;
    int filter;
  };
  using namespace std::string_view_literals;
  constexpr std::array<Known, 6> kKnown = {{{"\x1F\x8B"sv, ARCHIVE_FILTER_GZIP},
                                            {"BZh"sv, ARCHIVE_FILTER_BZIP2},
                                            {"\xFD"
                                             "7zXZ\0"sv,
                                             ARCHIVE_FILTER_XZ},
                                            {"\x28\xB5\x2F\xFD"sv, ARCHIVE_FILTER_ZSTD},
                                            {"\x04\x22\x4D\x18"sv, ARCHIVE_FILTER_LZ4},
                                            {"\x1F\x9D"sv, ARCHIVE_FILTER_COMPRESS}}};
  for (const Known& known : kKnown) {
    if (begun.starts_with(known.mark)) {
      return known.filter;
    }
  }
  return ARCHIVE_FILTER_NONE;
}

// One layer of compression at a time: left to itself, libarchive undoes one within the other
// before anything of it can be counted, and a file that holds itself has no last one. What is
// compressed within is an entry that is read as an archive again.
std::unique_ptr<archive, ArchiveCloser> new_archive(int filter) {
  std::unique_ptr<archive, ArchiveCloser> handle(archive_read_new());
  if (filter != ARCHIVE_FILTER_NONE) {
    archive_read_append_filter(handle.get(), filter);
  }
  archive_read_support_format_tar(handle.get());
  archive_read_support_format_zip(handle.get());
  archive_read_support_format_cpio(handle.get());
  archive_read_support_format_ar(handle.get());
  archive_read_support_format_raw(handle.get());
  return handle;
}

// As UTF-8 where the archive says that it is, whatever the locale; else its bytes.
std::string entry_name(archive_entry* header, EntryNames& names) {
  for (const char* name : {archive_entry_pathname_utf8(header), archive_entry_pathname(header)}) {
    if (name != nullptr && *name != '\0') return names.shown(name);
  }
  return {};
}

// What is no file and no folder, as the walk tells it. A hard link is another name of an entry that
// stands before it.
void tell_special(archive_entry* header, ArchiveEntry& entry) {
  if (archive_entry_hardlink(header) != nullptr) {
    entry.reason = SkipReason::Repeated;
    entry.not_file = Message::WalkRepeated;
    return;
  }
  switch (archive_entry_filetype(header)) {
    case AE_IFIFO:
      entry.not_file = Message::WalkPipe;
      break;
    case AE_IFSOCK:
      entry.not_file = Message::WalkSocket;
      break;
    case AE_IFCHR:
    case AE_IFBLK:
      entry.not_file = Message::WalkDevice;
      break;
    default:
      entry.not_file = Message::FileSpecial;
  }
}

Text error_of(archive* handle) {
  const char* message = archive_error_string(handle);
  return message != nullptr ? Text(message) : Text(Message::ReadDamagedArchive);
}

}  // namespace

Text for_each_entry(ByteSource& source, std::string begun, const ReadLimits& limits,
                    UnpackedBytes& bytes, bool is_file, EntryNames& names,
                    const std::function<void(const ArchiveEntry&, ByteSource&)>& read_entry) {
  const AllLetters letters;
  const int filter = filter_of(begun);
  Feed packed{source, std::move(begun), bytes, is_file};
  const auto handle = new_archive(filter);
  if (archive_read_open(handle.get(), &packed, nullptr, feed, nullptr) != ARCHIVE_OK) {
    return error_of(handle.get());
  }
  std::uint64_t entries = 0;
  while (true) {
    archive_entry* header = nullptr;
    const int status = archive_read_next_header(handle.get(), &header);
    if (status == ARCHIVE_EOF) {
      return source.failure();
    }
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      return error_of(handle.get());
    }
    if (++entries > limits.entries) {
      return {Message::ReadManyEntries, {{"count", limits.entries}}};
    }
    if (Text failure = too_much(bytes, limits); !failure.empty()) {
      return failure;
    }
    const bool is_single = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
    if (!is_single && archive_entry_filetype(header) == AE_IFDIR) {
      continue;
    }
    ArchiveEntry entry;
    if (!is_single && archive_entry_filetype(header) != AE_IFREG) {
      tell_special(header, entry);
    }
    if (!is_single) {
      entry.name = entry_name(header, names);
      if (entry.name.empty()) entry.name = "entry " + std::to_string(entries);
    }
    if (archive_entry_mtime_is_set(header) != 0) {
      entry.mtime_ns = std::int64_t{archive_entry_mtime(header)} * 1'000'000'000;
    }
    EntrySource data(handle.get(), limits, bytes);
    read_entry(entry, data);
    if (filter != ARCHIVE_FILTER_NONE) {
      data.skip_rest();
    }
    if (!data.failure().empty()) {
      return data.failure();
    }
  }
}

}  // namespace niger
