#include "indexer/folder/generations.h"

#include <sys/file.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <vector>

#include "common/files/durable.h"
#include "common/files/regular_file.h"
#include "common/files/whole_file.h"
#include "common/index/generation.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "indexer/folder/own_files.h"

namespace niger::folder {

using files::sync_to_disk;
using index::IndexState;
using index::kReadersFile;
using messages::Message;
using messages::TextError;
namespace fs = std::filesystem;
namespace {

// True where no reader holds the generation; a generation without the file was never in use.
bool is_unread(const fs::path& generation) {
  const files::OpenedFile readers =
      files::open_regular(generation / kReadersFile, files::Links::Refuse);
  // What cannot be looked at may be in use even so.
  return readers ? flock(readers.descriptor.number(), LOCK_EX | LOCK_NB) == 0
                 : readers.error == ENOENT;
}

// Xapian makes a folder for its owner to write alone; for whom the umask of this process opens
// files, a file shows.
void open_as(const fs::path& file, const fs::path& folder) {
  struct stat of_file {};
  struct stat of_folder {};
  if (::stat(file.c_str(), &of_file) == 0 && ::stat(folder.c_str(), &of_folder) == 0) {
    const mode_t open = of_file.st_mode & 0666U;
    const mode_t special = of_folder.st_mode & (S_ISGID | S_ISVTX);
    (void)::chmod(folder.c_str(), open | ((open & 0444U) >> 2U) | special | S_IRWXU);
  }
}

}  // namespace

void replace_file(const fs::path& file, const std::string& content) {
  files::WholeFile(file, {files::Links::Refuse, 0666, ErrorKind::Index, Message::WriteFailed})
      .commit(content);
}

void prepare_index_folder(const fs::path& index) {
  switch (index::index_state(index)) {
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
        throw TextError(ErrorKind::Index, {Message::FolderNotMade,
                                           {{"path", index.string()},
                                            {"reason", messages::system_text(failure.value())}}});
      }
      for (const fs::path& folder : made) {
        sync_to_disk(folder.parent_path());
      }
      replace_file(index / index::kMarkerFile, std::string(index::kMarkerText));
      break;
    }
    case IndexState::Unbuilt:
    case IndexState::Damaged:
    case IndexState::Ready:
      break;
  }
}

std::size_t remove_unused(const fs::path& index) {
  const std::string current = index::current_generation(index);
  std::error_code failure;
  std::vector<fs::path> entries;
  for (const fs::directory_entry& entry : fs::directory_iterator(index, failure)) {
    entries.push_back(entry.path());
  }
  std::size_t removed = 0;
  for (const fs::path& path : entries) {
    const std::string name = path.filename().string();
    // While `current` is damaged nothing shows a generation useless: the next build decides.
    const bool old = index::generation_number(name) != 0 && !current.empty() && name != current;
    if (old && is_unread(path)) {
      removed += remove_generation(path) ? 1 : 0;
    } else if (is_unfinished_file(path)) {
      removed += fs::remove(path, failure) ? 1 : 0;
    } else if (!current.empty() && name == current) {
      removed += remove_left_in(path) ? 1 : 0;
    }
  }
  return removed;
}

void use_generation(const fs::path& index, const std::string& name) {
  replace_file(index / index::kCurrentFile, "auto " + name + "\n");
}

NewGeneration::NewGeneration(const fs::path& index) : index_(index) {
  remove_unused(index);
  unsigned last = 0;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(index, failure)) {
    last = std::max(last, index::generation_number(entry.path().filename().string()));
  }
  path_ = index / index::generation_name(last + 1);
}

NewGeneration::~NewGeneration() {
  if (index::current_generation(index_) != path_.filename()) {
    remove_generation(path_);  // the next run removes what is left
  }
}

void NewGeneration::publish(std::uint64_t changed) {
  std::error_code ignored;
  if (!fs::exists(path_ / index::kPackedFile, ignored)) {
    replace_file(path_ / index::kPackedFile,
                 std::to_string(folder_bytes(path_)) + " " + std::to_string(changed) + "\n");
  }
  replace_file(path_ / kReadersFile, "");
  open_as(path_ / kReadersFile, path_);
  for (const fs::directory_entry& entry : fs::directory_iterator(path_)) {
    sync_to_disk(entry.path());
  }
  sync_to_disk(path_);
  sync_to_disk(index_);
  use_generation(index_, path_.filename().string());
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

}  // namespace niger::folder
