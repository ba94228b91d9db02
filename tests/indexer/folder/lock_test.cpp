#include "indexer/folder/lock.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::folder;
using Catch::Matchers::Contains;
using std::chrono::milliseconds;

namespace {
const LockOwner kOwner{4711, "mill", "2026-11-21T05:00:00Z", "build"};
}

TEST_CASE("a second writer is refused and told who holds the lock", "[lock]") {
  const test::TempDir folder;
  CHECK(WriterLock::holder(folder.path()).empty());
  const WriterLock lock(folder.path(), kOwner);
  CHECK(WriterLock::holder(folder.path()) ==
        "build by process 4711 on mill since 2026-11-21T05:00:00Z");
  try {
    const WriterLock second(folder.path(), kOwner);
    FAIL("two writers");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Busy);
    CHECK(exit_status(error.kind()) == 75);
    CHECK_THAT(error.what(), Contains("build by process 4711 on mill since 2026-11-21T05:00:00Z") &&
                                 Contains("--wait"));
  }
}

TEST_CASE("the lock is free again when its holder ends, even by kill", "[lock]") {
  const test::TempDir folder;
  { const WriterLock lock(folder.path(), kOwner); }
  CHECK_NOTHROW(WriterLock(folder.path(), kOwner));

  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const WriterLock lock(folder.path(), kOwner);
    (void)!write(ready[1], "x", 1);
    pause();
    _exit(0);
  }
  char byte = 0;
  REQUIRE(read(ready[0], &byte, 1) == 1);
  CHECK_THROWS_AS(WriterLock(folder.path(), kOwner), Error);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  CHECK_NOTHROW(WriterLock(folder.path(), kOwner));
  CHECK(WriterLock::holder(folder.path()).empty());
}

TEST_CASE("waiting ends with the lock, with the time, or when cancelled", "[lock]") {
  const test::TempDir folder;
  const pid_t child = fork();
  if (child == 0) {
    const WriterLock lock(folder.path(), kOwner);
    usleep(300'000);
    _exit(0);
  }
  while (WriterLock::holder(folder.path()).empty()) {
    usleep(1000);
  }
  CHECK_THROWS_AS(
      WriterLock(folder.path(), kOwner, LockWait{milliseconds(10'000), [] { return true; }}),
      Error);
  CHECK_NOTHROW(WriterLock(folder.path(), kOwner, LockWait{milliseconds(10'000)}));
  waitpid(child, nullptr, 0);
}

TEST_CASE("a folder that cannot be written is an error that names it", "[lock]") {
  CHECK_THROWS_WITH(WriterLock("/proc/none", kOwner), Contains("/proc/none"));
}

TEST_CASE("a pipe, a link or a folder in place of the lock is refused, and not written", "[lock]") {
  const test::TempDir folder;
  const std::filesystem::path lock = folder.path() / "lock";
  folder.write("victim", "precious");
  for (const std::string kind : {"pipe", "link", "dangling", "device", "folder"}) {
    INFO(kind);
    if (kind == "pipe") REQUIRE(::mkfifo(lock.c_str(), 0600) == 0);
    if (kind == "link") std::filesystem::create_symlink("victim", lock);
    if (kind == "dangling") std::filesystem::create_symlink("nowhere", lock);
    if (kind == "device") std::filesystem::create_symlink("/dev/null", lock);
    if (kind == "folder") std::filesystem::create_directory(lock);
    try {
      const WriterLock held(folder.path(), kOwner);
      FAIL("locked");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Index);
      CHECK_THAT(error.what(), Contains(lock.string()));
    }
    CHECK(WriterLock::holder(folder.path()).empty());
    CHECK(WriterLock::dead_holder(folder.path()).empty());
    std::filesystem::remove(lock);
  }
  CHECK(std::filesystem::file_size(folder.path() / "victim") == 8);
  CHECK_FALSE(std::filesystem::exists(folder.path() / "nowhere"));
}

TEST_CASE("a quiet lock keeps writers away, and no other quiet lock", "[lock]") {
  const test::TempDir folder;
  CHECK_NOTHROW(QuietLock(folder.path()));  // no writer has ever been there
  { const WriterLock lock(folder.path(), kOwner); }
  {
    const QuietLock one(folder.path());
    const QuietLock other(folder.path());
    CHECK_THROWS_AS(WriterLock(folder.path(), kOwner), Error);
    CHECK(WriterLock::holder(folder.path()).empty());
  }
  const WriterLock lock(folder.path(), kOwner);
  CHECK_THROWS_WITH(QuietLock(folder.path()), Contains("build by process 4711"));
}
