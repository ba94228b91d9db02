#include "indexer/folder/index_owner.h"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <system_error>
#include <vector>

#include "common/index/generation.h"
#include "indexer/folder/kept_sources.h"

namespace niger::folder {
namespace fs = std::filesystem;
namespace {

bool is_of_another(const fs::path& file) {
  struct stat status {};
  return ::lstat(file.c_str(), &status) == 0 && status.st_uid != 0 && status.st_uid != geteuid();
}

// In the order of their names.
fs::path first_of_another(const fs::path& folder) {
  std::vector<fs::path> all;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure)) {
    all.push_back(entry.path());
  }
  std::sort(all.begin(), all.end());
  const auto found = std::find_if(all.begin(), all.end(), is_of_another);
  return found == all.end() ? fs::path() : *found;
}

}  // namespace

std::string owner_of(const fs::path& file) {
  struct stat status {};
  if (::lstat(file.c_str(), &status) != 0) {
    return "";
  }
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  const bool is_known =
      getpwuid_r(status.st_uid, &entry, buffer.data(), buffer.size(), &found) == 0;
  return is_known && found != nullptr ? found->pw_name : std::to_string(status.st_uid);
}

fs::path file_of_another(const fs::path& index) {
  if (is_of_another(index / ".")) return index;
  // What decides which files are read: the name of the generation, and what is kept of its sources.
  for (const std::string_view name : {index::kCurrentFile, kSourcesFile}) {
    if (is_of_another(index / name)) return index / name;
  }
  const std::string generation = index::current_generation(index);
  if (generation.empty()) return {};
  if (is_of_another(index / generation)) return index / generation;
  return first_of_another(index / generation);
}

}  // namespace niger::folder
