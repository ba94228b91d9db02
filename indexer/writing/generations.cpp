#include "indexer/writing/generations.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <vector>

#include "common/index/generation.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "indexer/writing/durable.h"

namespace niger {
namespace fs = std::filesystem;
namespace {

constexpr const char* kScratchFolder = "building";
constexpr const char* kNewSuffix = ".new";

[[noreturn]] void fail(const fs::path& path) {
  throw TextError(ErrorKind::Index, {Message::WriteFailed,
                                     {{"path", path.string()}, {"reason", system_text(errno)}}});
}

// True where no reader holds the generation; a generation without the file was never in use.
bool is_unread(const fs::path& generation) {
  const int descriptor = open((generation / kReadersFile).c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return true;
  }
  const bool unread = flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  close(descriptor);
  return unread;
}

}  // namespace

void replace_file(const fs::path& file, const std::string& content) {
  const fs::path fresh = file.string() + kNewSuffix;
  const auto fail_without_it = [&fresh] {
    const int failure = errno;
    ::unlink(fresh.c_str());
    errno = failure;
    fail(fresh);
  };
  const int descriptor = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (descriptor < 0) {
    fail(fresh);
  }
  std::size_t written = 0;
  while (written < content.size()) {
    const ssize_t size = write(descriptor, content.data() + written, content.size() - written);
    if (size < 0 && errno != EINTR) {
      close(descriptor);
      fail_without_it();
    }
    written += size > 0 ? static_cast<std::size_t>(size) : 0;
  }
  const bool synced = fsync(descriptor) == 0;
  if (close(descriptor) != 0 || !synced || std::rename(fresh.c_str(), file.c_str()) != 0) {
    fail_without_it();
  }
  sync_to_disk(file.parent_path());
}

void prepare_index_folder(const fs::path& index) {
  switch (index_state(index)) {
    case IndexState::Foreign:
      throw TextError(ErrorKind::Index, {Message::FolderForeign, {{"path", index.string()}}});
    case IndexState::Newer:
      throw TextError(ErrorKind::Index, {Message::FolderNewer, {{"path", index.string()}}});
    case IndexState::Missing: {
      std::error_code failure;
      std::vector<fs::path> made;
      for (fs::path folder = fs::absolute(index); !fs::exists(folder, failure);
           folder = folder.parent_path()) {
        made.push_back(folder);
      }
      fs::create_directories(index, failure);
      if (failure) {
        throw TextError(ErrorKind::Index,
                        {Message::FolderNotMade,
                         {{"path", index.string()}, {"reason", system_text(failure.value())}}});
      }
      for (const fs::path& folder : made) {
        sync_to_disk(folder.parent_path());
      }
      replace_file(index / kMarkerFile, std::string(kMarkerText));
      break;
    }
    case IndexState::Unbuilt:
    case IndexState::Damaged:
    case IndexState::Ready:
      break;
  }
}

std::size_t remove_unused(const fs::path& index) {
  const std::string current = current_generation(index);
  std::error_code failure;
  std::vector<fs::path> removable;
  for (const fs::directory_entry& entry : fs::directory_iterator(index, failure)) {
    const std::string name = entry.path().filename().string();
    // While `current` is damaged nothing proves a generation useless: the next build decides.
    const bool old = generation_number(name) != 0 && !current.empty() && name != current &&
                     is_unread(entry.path());
    if (old || name == kScratchFolder || name.ends_with(kNewSuffix)) {
      removable.push_back(entry.path());
    }
  }
  for (const fs::path& path : removable) {
    fs::remove_all(path, failure);
  }
  return removable.size();
}

void use_generation(const fs::path& index, const std::string& name) {
  replace_file(index / kCurrentFile, "auto " + name + "\n");
}

NewGeneration::NewGeneration(const fs::path& index)
    : index_(index), scratch_(index / kScratchFolder) {
  remove_unused(index);
  unsigned last = 0;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(index, failure)) {
    last = std::max(last, generation_number(entry.path().filename().string()));
  }
  path_ = index / generation_name(last + 1);
  fs::create_directory(scratch_, failure);
  if (failure) {
    throw TextError(ErrorKind::Index,
                    {Message::FolderUnwritable,
                     {{"path", index.string()}, {"reason", system_text(failure.value())}}});
  }
}

NewGeneration::~NewGeneration() {
  std::error_code ignored;  // the next run removes what is left
  fs::remove_all(scratch_, ignored);
  if (current_generation(index_) != path_.filename()) {
    fs::remove_all(path_, ignored);
  }
}

void NewGeneration::publish(std::uint64_t changed) {
  replace_file(path_ / kPackedFile,
               std::to_string(folder_bytes(path_)) + " " + std::to_string(changed) + "\n");
  replace_file(path_ / kReadersFile, "");
  for (const fs::directory_entry& entry : fs::directory_iterator(path_)) {
    sync_to_disk(entry.path());
  }
  sync_to_disk(path_);
  sync_to_disk(index_);
  use_generation(index_, path_.filename().string());
  std::error_code ignored;
  fs::remove_all(scratch_, ignored);
  remove_unused(index_);
}

std::uintmax_t folder_bytes(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, failure)) {
    const std::uintmax_t size = entry.is_regular_file(failure) ? entry.file_size(failure) : 0;
    bytes += failure ? 0 : size;
  }
  return bytes;
}

}  // namespace niger
