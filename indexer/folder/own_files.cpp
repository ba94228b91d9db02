#include "indexer/folder/own_files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "common/files/descriptor.h"
#include "common/files/whole_file.h"
#include "common/index/generation.h"
#include "indexer/folder/index_identity.h"
#include "indexer/folder/kept_sources.h"
#include "indexer/folder/run_record.h"

namespace niger::folder {

using files::Descriptor;
using files::is_beside;
namespace fs = std::filesystem;
namespace {

// What a folder of ours holds at most, and how much deeper it goes.
enum class Kind { Database, Parts, Generation };

constexpr std::string_view kTableEnd = ".glass";
constexpr std::string_view kNextRevision = "v.tmp";  // renamed to iamglass

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// tmp1_0.glass of a merge in several passes.
bool is_merge_table(std::string_view name) {
  if (!name.starts_with("tmp") || !name.ends_with(kTableEnd)) return false;
  name = name.substr(3, name.size() - 3 - kTableEnd.size());
  const std::size_t middle = name.find('_');
  return middle != std::string_view::npos && is_number(name.substr(0, middle)) &&
         is_number(name.substr(middle + 1));
}

bool is_table(std::string_view name) {
  constexpr std::array<std::string_view, 6> kTables = {"postlist", "docdata",  "termlist",
                                                       "position", "spelling", "synonym"};
  if (!name.ends_with(kTableEnd)) return false;
  name.remove_suffix(kTableEnd.size());
  return std::find(kTables.begin(), kTables.end(), name) != kTables.end();
}

bool is_left_file(std::string_view name) {
  return name == kNextRevision || is_merge_table(name) || is_beside(name, index::kReadersFile) ||
         is_beside(name, index::kPackedFile);
}

bool is_own_file(std::string_view name, Kind kind) {
  if (kind == Kind::Parts) return false;
  if (name == "iamglass" || name == "flintlock" || name == kNextRevision || is_table(name) ||
      is_merge_table(name)) {
    return true;
  }
  return kind == Kind::Generation &&
         (name == index::kReadersFile || name == index::kPackedFile || is_left_file(name));
}

// A folder of ours, not a link to one, nor a disk that is mounted in its place.
Descriptor opened_folder(int above, const char* name) {
  Descriptor folder(
      ::openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  struct statx status {};
  if (!folder || ::statx(folder.number(), "", AT_EMPTY_PATH, 0, &status) != 0 ||
      (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0) {
    return Descriptor();
  }
  return folder;
}

std::vector<std::string> names_in(int folder) {
  std::vector<std::string> names;
  DIR* const listing = ::fdopendir(::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (listing == nullptr) return names;
  while (const dirent* entry = ::readdir(listing)) names.emplace_back(entry->d_name);
  ::closedir(listing);
  return names;
}

bool is_regular(int folder, const std::string& name) {
  struct stat status {};
  return ::fstatat(folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISREG(status.st_mode);
}

bool remove_folder(int above, const std::string& name, Kind kind) {
  const Descriptor folder = opened_folder(above, name.c_str());
  if (!folder) return false;
  bool removed = false;
  for (const std::string& inner : names_in(folder.number())) {
    if (is_own_file(inner, kind)) {
      removed = (is_regular(folder.number(), inner) &&
                 ::unlinkat(folder.number(), inner.c_str(), 0) == 0) ||
                removed;
    } else if (kind == Kind::Generation && inner == kPartsFolder) {
      removed = remove_folder(folder.number(), inner, Kind::Parts) || removed;
    } else if (kind == Kind::Parts && (is_number(inner) || inner == kMergedFolder)) {
      removed = remove_folder(folder.number(), inner, Kind::Database) || removed;
    }
  }
  return ::unlinkat(above, name.c_str(), AT_REMOVEDIR) == 0 || removed;
}

bool remove_from(const fs::path& folder, Kind kind) {
  const fs::path parent = folder.parent_path();
  const Descriptor above(
      ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return above && remove_folder(above.number(), folder.filename().string(), kind);
}

}  // namespace

bool remove_database(const fs::path& folder) { return remove_from(folder, Kind::Database); }

bool remove_generation(const fs::path& folder) { return remove_from(folder, Kind::Generation); }

bool remove_parts(const fs::path& generation) {
  return remove_from(generation / kPartsFolder, Kind::Parts);
}

std::vector<std::string> left_in_generation(const fs::path& generation) {
  std::vector<std::string> left;
  const Descriptor folder(
      ::open(generation.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK));
  if (!folder) return left;
  for (std::string& name : names_in(folder.number())) {
    if (name == kPartsFolder ? static_cast<bool>(opened_folder(folder.number(), name.c_str()))
                             : is_left_file(name) && is_regular(folder.number(), name)) {
      left.push_back(std::move(name));
    }
  }
  std::sort(left.begin(), left.end());
  return left;
}

bool remove_left_in(const fs::path& generation) {
  bool removed = false;
  for (const std::string& name : left_in_generation(generation)) {
    std::error_code failure;
    removed = (name == kPartsFolder ? remove_parts(generation)
                                    : fs::remove(generation / name, failure)) ||
              removed;
  }
  return removed;
}

bool is_unfinished_file(const fs::path& file) {
  constexpr std::array<std::string_view, 6> kSmallFiles = {
      index::kMarkerFile, index::kCurrentFile, kSourcesFile, kRunFile, kRemovedFile, kIdentityFile};
  const std::string name = file.filename().string();
  std::error_code failure;
  return std::any_of(kSmallFiles.begin(), kSmallFiles.end(),
                     [&name](std::string_view whole) { return is_beside(name, whole); }) &&
         fs::is_regular_file(fs::symlink_status(file, failure));
}

}  // namespace niger::folder
