#include "indexer/writing/index_copy.h"

#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <vector>

#include "common/files/regular_file.h"
#include "common/files/write_all.h"
#include "common/index/generation.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "common/sources/source_aliases.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/stored_articles.h"
#include "indexer/folder/generations.h"
#include "indexer/folder/index_identity.h"
#include "indexer/folder/kept_sources.h"
#include "indexer/folder/run_record.h"

namespace niger::writing {

using messages::system_text;
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

[[noreturn]] void fail(const fs::path& file, const fs::path& copy, const messages::Text& reason) {
  throw messages::TextError(
      ErrorKind::Index, {messages::Message::CopyFailed,
                         {{"path", file.string()}, {"copy", copy.string()}, {"reason", reason}}});
}

void copy_file(const fs::path& from, const fs::path& to, const fs::path& copy,
               const std::atomic<bool>& cancelled, std::atomic<std::uint64_t>& done) {
  const files::OpenedFile source = files::open_regular(from, files::Links::Refuse);
  if (!source) {
    fail(from, copy, source.reason);
  }
  const files::OpenedFile target =
      files::open_regular(to, files::Links::Refuse, O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (!target) {
    fail(from, copy, target.reason);
  }
  if (::ioctl(target.descriptor.number(), FICLONE, source.descriptor.number()) == 0) {
    done += source.size_bytes;
    return;
  }
  // A file with a hole of a terabyte would fill the disk before it fails.
  std::error_code failure;
  const fs::space_info space = fs::space(to.parent_path(), failure);
  if (!failure && source.size_bytes > space.available) {
    fail(from, copy, system_text(ENOSPC));
  }
  std::string piece(kPieceBytes, '\0');
  for (;;) {
    if (cancelled) {
      throw messages::TextError(ErrorKind::Index, messages::Message::RunStopped);
    }
    const ssize_t count = ::read(source.descriptor.number(), piece.data(), piece.size());
    if (count == 0) {
      return;
    }
    if (count < 0 && errno == EINTR) {
      continue;
    }
    const int error = count < 0 ? errno
                                : files::write_all(target.descriptor.number(),
                                                   {piece.data(), static_cast<std::size_t>(count)});
    if (error != 0) {
      fail(from, copy, system_text(error));
    }
    done += static_cast<std::uint64_t>(count);
  }
}

}  // namespace

void copy_index(const fs::path& index, const fs::path& copy, const std::atomic<bool>& cancelled,
                std::atomic<std::uint64_t>& done) {
  const index::HeldGeneration live = index::live_generation(index);
  folder::NewGeneration fresh(copy);
  std::error_code failure;
  if (!fs::create_directory(fresh.path(), failure)) {
    fail(live.path(), copy, system_text(failure.value()));
  }
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(live.path(), failure)) {
    if (entry.path().filename() != index::kReadersFile) {
      files.push_back(entry.path());
    }
  }
  if (failure) {
    fail(live.path(), copy, system_text(failure.value()));
  }
  for (const fs::path& file : files) {
    copy_file(file, fresh.path() / file.filename(), copy, cancelled, done);
  }
  folder::take_identity(index, copy);  // before what makes it an index that holds something
  fresh.publish();
  folder::keep_sources(copy, folder::kept_sources(index));
  catalog::keep_removed(copy, catalog::removed_in_use(index, catalog::metadata_of(live.path())));
  if (const auto run = folder::last_run(index)) {
    folder::store_run(*run, copy);
  }
  sources::copy_aliases(index, copy);
}

}  // namespace niger::writing
