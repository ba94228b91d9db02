#include "indexer/reading/containers/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/reading/containers/archive_feed.h"
#include "indexer/reading/containers/archive_members.h"
#include "indexer/reading/containers/entry_names.h"
#include "indexer/reading/containers/gzip_source.h"

namespace niger::containers {

using articles::ReadLimits;
using bytes::ByteSource;
using messages::Message;
using messages::Text;

namespace {

constexpr std::size_t kPieceBytes = std::size_t{128} << 10;
constexpr std::uint64_t kRatioFromBytes = std::uint64_t{16} << 20;

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
  /// `members`: of a compressed file; nullptr: there are no others.
  EntrySource(archive* handle, const ReadLimits& limits, UnpackedBytes& bytes, Members* members)
      : handle_(handle), limits_(limits), bytes_(bytes), members_(members) {}

  std::size_t append_to(std::string& out, std::size_t max_bytes) override {
    if (!failure_.empty()) {
      return 0;
    }
    const std::size_t before = out.size();
    max_bytes = std::min(max_bytes, kPieceBytes);
    out.resize(before + max_bytes);
    la_ssize_t count = archive_read_data(handle_, out.data() + before, max_bytes);
    while (count <= 0 && members_ != nullptr) {
      archive* const next = members_->after(handle_, count < 0);
      if (next == nullptr) {
        failure_ = members_->damage();
        break;
      }
      handle_ = next;
      count = archive_read_data(handle_, out.data() + before, max_bytes);
    }
    out.resize(before + static_cast<std::size_t>(std::max<la_ssize_t>(count, 0)));
    took(count);
    return failure_.empty() ? static_cast<std::size_t>(count) : 0;
  }

  /// What is wrong with that source at its end is so here.
  void end_as(const ByteSource& unpacked) { unpacked_ = &unpacked; }

  // Unpacks what nobody reads of the entry: the limits hold for it, too.
  void skip_rest() {
    if (members_ != nullptr) {
      std::string passed;
      while (append_to(passed, kPieceBytes) > 0) passed.clear();
      return;
    }
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
    if (!failure_.empty()) return;
    if (count < 0) {
      failure_ = error_of(handle_, Message::ReadDamagedData);
      return;
    }
    if (count == 0 && unpacked_ != nullptr) failure_ = unpacked_->failure();
    if (!failure_.empty()) return;
    bytes_.unpacked += static_cast<std::uint64_t>(count);
    failure_ = too_much(bytes_, limits_);
  }

  archive* handle_;
  const ReadLimits& limits_;
  UnpackedBytes& bytes_;
  Members* members_;
  const ByteSource* unpacked_ = nullptr;
  Text failure_;
};

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
    entry.reason = walk::SkipReason::Repeated;
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

}  // namespace

Text for_each_entry(ByteSource& source, std::string begun, const ReadLimits& limits,
                    UnpackedBytes& bytes, bool is_file, EntryNames& names,
                    const std::function<void(const ArchiveEntry&, ByteSource&)>& read_entry) {
  const AllLetters letters;
  const int compression = filter_of(begun);
  bytes.packed += is_file ? begun.size() : 0;
  // libarchive ends without a word where a member of gzip data does not follow at once, drops what
  // was good before damage, and proves no checksum.
  std::uint64_t within = 0;
  std::optional<GzipSource> unpacked;
  if (compression == ARCHIVE_FILTER_GZIP) {
    unpacked.emplace(source, std::exchange(begun, ""), is_file ? bytes.packed : within);
  }
  const int filter = unpacked ? ARCHIVE_FILTER_NONE : compression;
  Feed packed(unpacked ? *unpacked : source, std::move(begun), bytes, is_file && !unpacked);
  const auto handle = new_archive(filter, false);
  if (archive_read_open(handle.get(), &packed, nullptr, feed, nullptr) != ARCHIVE_OK) {
    return error_of(handle.get(), Message::ReadDamagedArchive);
  }
  Members others(packed);
  std::uint64_t entries = 0;
  while (true) {
    archive_entry* header = nullptr;
    const int status = archive_read_next_header(handle.get(), &header);
    if (status == ARCHIVE_EOF) {
      const Text& rest = unpacked ? unpacked->rest() : others.rest();
      return source.failure().empty() ? rest : source.failure();
    }
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN) {
      return error_of(handle.get(), Message::ReadDamagedArchive);
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
    const bool has_members = is_single && filter == ARCHIVE_FILTER_BZIP2;
    EntrySource data(handle.get(), limits, bytes, has_members ? &others : nullptr);
    if (unpacked) data.end_as(*unpacked);
    read_entry(entry, data);
    if (compression != ARCHIVE_FILTER_NONE) {
      data.skip_rest();
    }
    if (!data.failure().empty()) {
      return data.failure();
    }
  }
}

}  // namespace niger::containers
