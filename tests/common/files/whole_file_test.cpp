#include "common/files/whole_file.h"

#include <sys/stat.h>

#include <cerrno>
#include <fstream>
#include <iterator>

#include "common/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace niger::files {

using namespace messages;
namespace fs = std::filesystem;
namespace {

constexpr WritingRules kOurs{Links::Refuse, 0666, ErrorKind::Index, Message::WriteFailed};

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

unsigned mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::lstat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

// With another umask than that of whoever runs the test.
struct Umask {
  explicit Umask(mode_t mask) : before(::umask(mask)) {}
  ~Umask() { ::umask(before); }
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;
  mode_t before;
};

}  // namespace

TEST_CASE("a file is written whole, or what stood there stays", "[whole_file]") {
  const test::TempDir folder;
  const fs::path path = folder.write("record", "old");
  { const WholeFile dropped(path); }
  CHECK(content_of(path) == "old");
  CHECK(files_in(folder.path()) == 1);
  WholeFile(path).commit("new");
  CHECK(content_of(path) == "new");
  CHECK(files_in(folder.path()) == 1);
  const std::string large(3'000'000, 'x');
  WholeFile(folder.path() / "other").commit(large);
  CHECK(content_of(folder.path() / "other") == large);
  const fs::path long_name = folder.path() / std::string(255, 'n');
  WholeFile(long_name).commit("x");
  CHECK(content_of(long_name) == "x");
}

TEST_CASE("what cannot be written is told before, with its path", "[whole_file]") {
  const test::TempDir folder;
  for (const fs::path& path :
       {folder.path(), folder.path() / "nowhere/file", fs::path("/dev/null")}) {
    INFO(path);
    try {
      const WholeFile file(path);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Usage);
      CHECK(std::string(error.what()).find(path.filename().string()) != std::string::npos);
    }
  }
}

TEST_CASE("a new file has the permissions of the umask, a private one its owner's alone",
          "[whole_file]") {
  const test::TempDir folder;
  struct Row {
    mode_t mask;
    WritingRules rules;
    unsigned before;  // 0: no file
    unsigned after;
  };
  const std::vector<Row> rows = {
      {0022, {}, 0, 0644},           {0002, {}, 0, 0664},
      {0077, {}, 0, 0600},           {0022, {}, 0600, 0600},
      {0022, {}, 0666, 0666},        {0077, {}, 0640, 0640},
      {0022, kOurs, 0, 0644},        {0002, kOurs, 0664, 0664},
      {0000, kPrivateFile, 0, 0600}, {0000, kPrivateFile, 0644, 0600},
  };
  for (const Row& row : rows) {
    INFO("umask " << std::oct << row.mask << ", before " << row.before);
    const Umask mask(row.mask);
    const fs::path path = folder.path() / "f";
    fs::remove(path);
    if (row.before != 0) {
      folder.write("f", "old");
      REQUIRE(::chmod(path.c_str(), row.before) == 0);
    }
    WholeFile(path, row.rules).commit("new");
    CHECK(mode_of(path) == row.after);
  }
}

TEST_CASE("a link that was named stays one; in a folder of ours it is replaced", "[whole_file]") {
  const test::TempDir folder;
  folder.write("real", "old");
  fs::create_symlink("real", folder.path() / "near");
  fs::create_symlink(folder.path() / "near", folder.path() / "far");
  WholeFile(folder.path() / "far").commit("named");
  CHECK(fs::is_symlink(folder.path() / "far"));
  CHECK(content_of(folder.path() / "real") == "named");
  fs::create_symlink("not-yet", folder.path() / "dangling");
  WholeFile(folder.path() / "dangling").commit("x");
  CHECK(content_of(folder.path() / "not-yet") == "x");
  fs::create_symlink("circle", folder.path() / "circle");
  CHECK_THROWS_AS(WholeFile(folder.path() / "circle"), Error);

  WholeFile(folder.path() / "near", kOurs).commit("ours");
  CHECK_FALSE(fs::is_symlink(folder.path() / "near"));
  CHECK(content_of(folder.path() / "near") == "ours");
  CHECK(content_of(folder.path() / "real") == "named");
  const fs::path pipe = folder.path() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  WholeFile(pipe, kOurs).commit("ours");
  CHECK(fs::is_regular_file(pipe));
}

TEST_CASE("a stranger's link in a shared folder is not followed", "[whole_file]") {
  if (::geteuid() != 0) {
    WARN("only the superuser can make a file of another: not tested");
    return;
  }
  constexpr uid_t kStranger = 65534;
  const test::TempDir folder;
  const fs::path shared = folder.path() / "shared";
  folder.write("mine", "mine");
  fs::create_directory(shared);
  fs::create_symlink(folder.path() / "mine", shared / "link");
  REQUIRE(::lchown((shared / "link").c_str(), kStranger, kStranger) == 0);
  REQUIRE(::chmod(shared.c_str(), 01777) == 0);
  CHECK_THROWS_AS(WholeFile(shared / "link"), Error);
  REQUIRE(::chmod(shared.c_str(), 0755) == 0);
  WholeFile(shared / "link").commit("followed");
  CHECK(content_of(folder.path() / "mine") == "followed");
  // The file of another stays theirs.
  REQUIRE(::chown((folder.path() / "mine").c_str(), kStranger, kStranger) == 0);
  WholeFile(folder.path() / "mine").commit("again");
  struct stat status {};
  REQUIRE(::stat((folder.path() / "mine").c_str(), &status) == 0);
  CHECK(status.st_uid == kStranger);
  CHECK(status.st_gid == kStranger);
}

TEST_CASE("only what a killed program left beside a file is removed", "[whole_file]") {
  const test::TempDir folder;
  const fs::path path = folder.write("list", "x");
  const std::string left = "list" + unguessable_suffix();
  CHECK(unguessable_suffix() != unguessable_suffix());
  CHECK(is_beside(left, "list"));
  folder.write(left, "half");
  const std::vector<std::string> others = {"list.new",
                                           "list.0123.new",
                                           "list.0123456789abcdeX.new",
                                           "list2.0123456789abcdef.new",
                                           "list.0123456789abcdef.new2",
                                           "other.0123456789abcdef.new",
                                           "list.0123456789ABCDEF.new"};
  for (const std::string& other : others) {
    CHECK_FALSE(is_beside(other, "list"));
    folder.write(other, "somebody's");
  }
  fs::create_directory(folder.path() / "list.aaaaaaaaaaaaaaaa.new");
  fs::create_symlink(path, folder.path() / "list.bbbbbbbbbbbbbbbb.new");
  remove_left_beside(path);
  CHECK(files_in(folder.path()) == others.size() + 3);
  CHECK_FALSE(fs::exists(folder.path() / left));
}

TEST_CASE("text is added to a file that grows, without waiting for a pipe's reader",
          "[whole_file]") {
  const test::TempDir folder;
  const WritingRules rules{Links::Follow, 0666, ErrorKind::Usage, Message::LogUnwritable};
  append_to_file(folder.path() / "log", "a\n", rules);
  append_to_file(folder.path() / "log", "b\n", rules);
  CHECK(content_of(folder.path() / "log") == "a\nb\n");
  const fs::path pipe = folder.path() / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK_THROWS_AS(append_to_file(pipe, "c", rules), Error);
  CHECK_THROWS_AS(append_to_file("/dev/full", "c", rules), Error);
  CHECK_THROWS_AS(append_to_file(folder.path(), "c", rules), Error);
  CHECK_NOTHROW(append_to_file("/dev/null", "c", rules));
}

TEST_CASE("folders are made with the permissions asked for", "[whole_file]") {
  const test::TempDir folder;
  const Umask mask(0);
  CHECK(make_folders(folder.path() / "a/b", 0700) == 0);
  CHECK(make_folders(folder.path() / "a/b", 0700) == 0);
  CHECK(mode_of(folder.path() / "a") == 0700);
  CHECK(mode_of(folder.path() / "a/b") == 0700);
  CHECK(make_folders("/proc/none/x", 0700) != 0);
  folder.write("file", "x");
  CHECK(make_folders(folder.path() / "file/x", 0700) == ENOTDIR);
  CHECK(make_folders(folder.path() / "file", 0700) == ENOTDIR);
}

}  // namespace niger::files
