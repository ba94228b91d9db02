#include "common/files/walked_path.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "common/files/regular_file.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace niger::files {
namespace {

namespace fs = std::filesystem;

// What lies there, or why it cannot be opened.
std::string found_at(const std::string& path, std::size_t named_bytes) {
  const Descriptor file = open_walked({path, named_bytes}, O_RDONLY | O_NONBLOCK);
  if (!file) return std::string("errno ") + ::strerrorname_np(errno);
  std::array<char, 64> bytes{};
  const ssize_t size = ::read(file.number(), bytes.data(), bytes.size());
  return size < 0 ? "unreadable" : std::string(bytes.data(), static_cast<std::size_t>(size));
}

}  // namespace

TEST_CASE("a link is followed in what was named, and nowhere behind it", "[walked_path]") {
  const test::TempDir folder;
  folder.write("root/a.txt", "a");
  folder.write("root/sub/deep/b.txt", "b");
  folder.write("secret/a.txt", "secret");
  const std::string base = folder.path().string();
  fs::create_directory_symlink("root", base + "/named");
  fs::create_symlink("../secret/a.txt", base + "/root/link.txt");
  fs::create_directory_symlink("../secret", base + "/root/folder");
  fs::create_directory_symlink("..", base + "/root/sub/up");
  fs::create_symlink("round", base + "/root/round");
  struct Row {
    const char* named;
    const char* walked;
    const char* found;
  };
  const Row rows[] = {
      {"/root", "/a.txt", "a"},
      {"/root", "/sub/deep/b.txt", "b"},
      {"/root", "//sub///deep//b.txt", "b"},
      {"/named", "/sub/deep/b.txt", "b"},
      {"/named/", "a.txt", "a"},
      {"/root/folder", "/a.txt", "secret"},  // the person named a link
      {"/root/link.txt", "", "secret"},
      {"/root/folder/a.txt", "", "secret"},
      {"/root", "/link.txt", "errno ELOOP"},
      {"/root", "/folder/a.txt", "errno ELOOP"},
      {"/root", "/folder", "errno ELOOP"},
      {"/root", "/sub/up/a.txt", "errno ELOOP"},
      {"/named", "/round", "errno ELOOP"},
      {"/named", "/round/x", "errno ELOOP"},
      {"/root", "/none", "errno ENOENT"},
      {"/root", "/none/a.txt", "errno ENOENT"},
      {"/root", "/a.txt/b", "errno ENOTDIR"},
      {"/none", "/a.txt", "errno ENOENT"},
      {"/root", "/sub", "unreadable"},
  };
  for (const Row& row : rows) {
    INFO(row.named << " " << row.walked);
    const std::string named = base + row.named;
    CHECK(found_at(named + row.walked, named.size()) == row.found);
  }
  CHECK(found_at(base + "/root/folder/a.txt", std::string::npos) == "secret");
  CHECK(open_regular(WalkedPath{base + "/root/a.txt", base.size()}).size_bytes == 1);
  CHECK(open_regular(WalkedPath{base + "/root/link.txt", base.size()}).error == ELOOP);
  CHECK(open_regular(WalkedPath{base + "/root", base.size()}).error == EISDIR);
}

TEST_CASE("a folder on the way need not be readable", "[walked_path]") {
  const test::TempDir folder;
  folder.write("root/sub/a.txt", "a");
  const std::string base = folder.path().string();
  fs::permissions(base + "/root/sub", fs::perms::owner_exec);
  CHECK(found_at(base + "/root/sub/a.txt", base.size()) == "a");
  fs::permissions(base + "/root/sub", fs::perms::owner_all);
}

}  // namespace niger::files
