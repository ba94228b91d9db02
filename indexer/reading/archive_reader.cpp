#include "indexer/reading/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <memory>
#include <utility>

#include "indexer/reading/file_walker.h"

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
  bool first = true;
  std::uint64_t packed_bytes = 0;
};

la_ssize_t feed(archive*, void* client, const void** buffer) {
  auto& state = *static_cast<Feed*>(client);
  if (!std::exchange(state.first, false) || state.piece.empty()) {
    state.piece.clear();
    (void)state.source.append_to(state.piece, kPieceBytes);
  }
  *buffer = state.piece.data();
  state.packed_bytes += state.piece.size();
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

class EntrySource : public ByteSource {
 public:
  EntrySource(archive* handle, const Feed& packed, const ReadLimits& limits,
              std::uint64_t& unpacked_bytes)
      : handle_(handle), packed_(packed), limits_(limits), unpacked_bytes_(unpacked_bytes) {}

  std::size_t append_to(std::string& out, std::size_t max_bytes) override {
    if (!failure_.empty()) {
      return 0;
    }
    const std::size_t before = out.size();
    max_bytes = std::min(max_bytes, kPieceBytes);
    out.resize(before + max_bytes);
    const la_ssize_t count = archive_read_data(handle_, out.data() + before, max_bytes);
    out.resize(before + static_cast<std::size_t>(std::max<la_ssize_t>(count, 0)));
    if (count < 0) {
      const char* message = archive_error_string(handle_);
      failure_ = message != nullptr ? Text(message) : Text(Message::ReadDamagedData);
      return 0;
    }
    unpacked_bytes_ += static_cast<std::uint64_t>(count);
    if (unpacked_bytes_ > limits_.unpacked_bytes) {
      failure_ = {Message::ReadUnpackedMore, {{"count", limits_.unpacked_bytes}}};
    } else if (unpacked_bytes_ > kRatioFromBytes &&
               unpacked_bytes_ / limits_.unpacked_ratio > packed_.packed_bytes) {
      failure_ = {Message::ReadBomb, {{"count", limits_.unpacked_ratio}}};
    }
    return failure_.empty() ? static_cast<std::size_t>(count) : 0;
  }

  [[nodiscard]] const Text& failure() const override { return failure_; }

 private:
  archive* handle_;
  const Feed& packed_;
  const ReadLimits& limits_;
  std::uint64_t& unpacked_bytes_;
  Text failure_;
};

std::unique_ptr<archive, ArchiveCloser> new_archive() {
  std::unique_ptr<archive, ArchiveCloser> handle(archive_read_new());
  // Named one by one: "all" would start external programs for rarer filters.
  archive_read_support_filter_gzip(handle.get());
  archive_read_support_filter_bzip2(handle.get());
  archive_read_support_filter_xz(handle.get());
  archive_read_support_filter_lzma(handle.get());
  archive_read_support_filter_zstd(handle.get());
  archive_read_support_filter_lz4(handle.get());
  archive_read_support_filter_compress(handle.get());
  archive_read_support_format_tar(handle.get());
  archive_read_support_format_zip(handle.get());
  archive_read_support_format_cpio(handle.get());
  archive_read_support_format_ar(handle.get());
  archive_read_support_format_raw(handle.get());
  return handle;
}

// As UTF-8 where the archive tells that it is, whatever the locale; else its bytes, shown.
std::string entry_name(archive_entry* header) {
  for (const char* name : {archive_entry_pathname_utf8(header), archive_entry_pathname(header)}) {
    if (name != nullptr && *name != '\0') return shown_bytes(name);
  }
  return {};
}

Text error_of(archive* handle) {
  const char* message = archive_error_string(handle);
  return message != nullptr ? Text(message) : Text(Message::ReadDamagedArchive);
}

}  // namespace

Text for_each_entry(ByteSource& source, std::string begun, const ReadLimits& limits,
                    const std::function<void(const ArchiveEntry&, ByteSource&)>& read_entry) {
  const AllLetters letters;
  Feed packed{source, std::move(begun)};
  const auto handle = new_archive();
  if (archive_read_open(handle.get(), &packed, nullptr, feed, nullptr) != ARCHIVE_OK) {
    return error_of(handle.get());
  }
  std::uint64_t unpacked_bytes = 0;
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
    const bool is_single = archive_format(handle.get()) == ARCHIVE_FORMAT_RAW;
    if (!is_single && archive_entry_filetype(header) != AE_IFREG) {
      continue;  // folders, links: nothing to read
    }
    ArchiveEntry entry;
    if (!is_single) {
      entry.name = entry_name(header);
      if (entry.name.empty()) entry.name = "entry " + std::to_string(entries);
    }
    if (archive_entry_mtime_is_set(header) != 0) {
      entry.mtime_ns = std::int64_t{archive_entry_mtime(header)} * 1'000'000'000;
    }
    EntrySource data(handle.get(), packed, limits, unpacked_bytes);
    read_entry(entry, data);
    if (!data.failure().empty()) {
      return data.failure();
    }
  }
}

}  // namespace niger
