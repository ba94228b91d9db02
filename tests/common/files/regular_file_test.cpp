#include "common/files/regular_file.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include <cerrno>
#include <cstring>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace niger::files {
namespace fs = std::filesystem;
namespace {

// Everything that is no regular file, by name, in `folder`.
std::vector<fs::path> special_files(const fs::path& folder) {
  const fs::path pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const fs::path place = folder / "socket";
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, place.c_str(), sizeof address.sun_path - 1);
  REQUIRE(::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
          0);
  fs::create_directory(folder / "folder");
  return {pipe, place, folder / "folder", "/dev/zero", "/dev/null", "/dev/tty"};
}

}  // namespace

TEST_CASE("what is no regular file is refused, without waiting", "[regular_file]") {
  const test::TempDir folder;
  for (const fs::path& path : special_files(folder.path())) {
    INFO(path);
    for (const int flags : {O_RDONLY, O_RDWR | O_CREAT}) {
      const OpenedFile file = open_regular(path, Links::Follow, flags);
      CHECK_FALSE(file);
      CHECK((file.error == EINVAL || file.error == EISDIR));
      CHECK_FALSE(messages::localized(file.reason).empty());
    }
    CHECK_FALSE(read_small_file(path, 100, Links::Follow).ok());
  }
  CHECK(read_small_file(folder.path() / "none", 100, Links::Follow).error == ENOENT);
}

TEST_CASE("a link counts as its target only where it may", "[regular_file]") {
  const test::TempDir folder;
  folder.write("real", "text");
  fs::create_symlink("real", folder.path() / "link");
  fs::create_symlink("nowhere", folder.path() / "dangling");
  CHECK(read_small_file(folder.path() / "link", 100, Links::Follow).bytes == "text");
  for (const char* name : {"link", "dangling"}) {
    INFO(name);
    CHECK(read_small_file(folder.path() / name, 100, Links::Refuse).error == EINVAL);
    CHECK_FALSE(open_regular(folder.path() / name, Links::Refuse, O_RDWR | O_CREAT));
  }
  CHECK_FALSE(fs::exists(folder.path() / "nowhere"));
}

TEST_CASE("a small file is read whole or not at all", "[regular_file]") {
  const test::TempDir folder;
  for (const std::size_t size : {0U, 1U, 4095U, 4096U, 4097U, 100'000U}) {
    INFO(size);
    const std::string bytes(size, 'x');
    const fs::path path = folder.write("f", bytes);
    CHECK(read_small_file(path, size, Links::Refuse).bytes == bytes);
    CHECK(read_small_file(path, size, Links::Refuse).ok());
    if (size > 0) {
      const FileContent content = read_small_file(path, size - 1, Links::Refuse);
      CHECK(content.error == EFBIG);
      CHECK(content.bytes.empty());
    }
  }
  // A file whose size is told as nothing.
  CHECK(read_small_file("/proc/self/status", 100'000, Links::Refuse).bytes.size() > 100);
}

TEST_CASE("a stream is a regular file or a pipe", "[regular_file]") {
  const test::TempDir folder;
  CHECK(why_no_stream(folder.write("f", "x")).empty());
  for (const fs::path& path : special_files(folder.path())) {
    INFO(path);
    CHECK(why_no_stream(path).empty() == (path.filename() == "pipe"));
  }
  CHECK_FALSE(why_no_stream(folder.path() / "none").empty());
}

}  // namespace niger::files
