#include "indexer/folder/generations.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <optional>
#include <sstream>

#include "common/base/error.h"
#include "common/index/generation.h"
#include "indexer/folder/kept_sources.h"
#include "indexer/folder/run_record.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::folder;
using namespace niger::index;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

// Publishes a generation of one empty database.
fs::path publish_one(const fs::path& index) {
  NewGeneration fresh(index);
  Xapian::WritableDatabase(fresh.path().string(), Xapian::DB_CREATE).commit();
  fresh.publish();
  return fresh.path();
}

}  // namespace

TEST_CASE("an index folder is made with its parents, a foreign one is left alone",
          "[generations]") {
  const test::TempDir folder;
  prepare_index_folder(folder.path() / "a/b");
  CHECK(index_state(folder.path() / "a/b") == IndexState::Unbuilt);
  CHECK_NOTHROW(prepare_index_folder(folder.path() / "a/b"));

  folder.write("foreign/letter.txt", "x");
  CHECK_THROWS_WITH(prepare_index_folder(folder.path() / "foreign"),
                    Contains("contains other files"));
  folder.write("newer/format", "niger index 9\n");
  CHECK_THROWS_WITH(prepare_index_folder(folder.path() / "newer"), Contains("newer version"));
  CHECK_THROWS_WITH(prepare_index_folder("/proc/none/index"), Contains("/proc/none/index"));
}

TEST_CASE("a published generation is the one in use, the one before is gone", "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  CHECK(publish_one(index) == index / "gen-000001");
  CHECK(current_generation(index) == "gen-000001");
  CHECK(publish_one(index) == index / "gen-000002");
  CHECK(live_generation(index).path() == index / "gen-000002");
  CHECK_FALSE(fs::exists(index / "gen-000001"));
  CHECK(folder_bytes(index) > 0);
}

TEST_CASE("a generation that is read stays until its reader lets go", "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  publish_one(index);
  std::optional<HeldGeneration> reader = live_generation(index);
  publish_one(index);
  CHECK(fs::exists(index / "gen-000001"));
  CHECK_NOTHROW(Xapian::Database(reader->path().string()));
  publish_one(index);
  CHECK(fs::exists(index / "gen-000001"));
  CHECK_FALSE(fs::exists(index / "gen-000002"));
  reader.reset();
  remove_unused(index);
  CHECK_FALSE(fs::exists(index / "gen-000001"));
  CHECK(fs::exists(index / "gen-000003"));
}

TEST_CASE("a generation that is not published leaves nothing behind", "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  publish_one(index);
  {
    NewGeneration fresh(index);
    fs::create_directory(fresh.path());
  }
  CHECK(current_generation(index) == "gen-000001");
  CHECK_FALSE(fs::exists(index / "gen-000002"));
}

TEST_CASE("what an interrupted run left behind is removed by the next", "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  publish_one(index);
  const std::vector<std::string> left = {"gen-000002/postlist.glass",
                                         "gen-000002/v.tmp",
                                         "gen-000002/tmp1_0.glass",
                                         "gen-000002/parts/0/iamglass",
                                         "gen-000002/parts/12/flintlock",
                                         "gen-000002/parts/merged/docdata.glass",
                                         "gen-000002/readers.0123456789abcdef.new",
                                         "current.0123456789abcdef.new",
                                         "last-run.fedcba9876543210.new"};
  for (const std::string& file : left) folder.write("index/" + file, "half");
  fs::create_directories(index / "gen-000003/parts");
  CHECK(remove_unused(index) == 4);
  CHECK_FALSE(fs::exists(index / "gen-000002"));
  CHECK_FALSE(fs::exists(index / "gen-000003"));
  for (const std::string& file : left) CHECK_FALSE(fs::exists(index / file));
  CHECK(index_state(index) == IndexState::Ready);
  CHECK(remove_unused(index) == 0);
}

TEST_CASE("what others put into the folder of an index stays, whatever its name", "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  publish_one(index);
  const std::vector<std::string> strangers = {"notes",
                                              "notes.new",
                                              "current.new",
                                              "current.0123456789abcdeg.new",
                                              "building/thesis.txt",
                                              "gen-1/postlist.glass",
                                              "gen-000001x/iamglass",
                                              "gen-000002/letter.txt",
                                              "gen-000002/my.glass",
                                              "gen-000002/parts/0/photo.jpg",
                                              "gen-000002/parts/mine/iamglass",
                                              "gen-000002/other/postlist.glass",
                                              "gen-000002/tmp1_.glass",
                                              "gen-000001/diary.txt"};
  for (const std::string& file : strangers) folder.write("index/" + file, "not ours");
  folder.write("index/gen-000002/postlist.glass", "half");
  folder.write("elsewhere/postlist.glass", "not ours");
  folder.write("elsewhere/0/iamglass", "not ours");
  const fs::path elsewhere = folder.path() / "elsewhere";
  fs::create_directory_symlink(elsewhere, index / "gen-000005");
  fs::create_directory_symlink(elsewhere, index / "gen-000002/parts/7");
  fs::create_directory(index / "gen-000006");
  fs::create_directory_symlink(elsewhere, index / "gen-000006/parts");
  fs::create_symlink(elsewhere / "postlist.glass", index / "gen-000006/docdata.glass");
  const auto all_there = [&] {
    for (const std::string& file : strangers) {
      INFO(file);
      CHECK(fs::exists(index / file));
    }
    CHECK(fs::exists(elsewhere / "postlist.glass"));
    CHECK(fs::exists(elsewhere / "0/iamglass"));
    CHECK(fs::is_symlink(index / "gen-000005"));
    CHECK(fs::is_symlink(index / "gen-000002/parts/7"));
    CHECK(fs::is_symlink(index / "gen-000006/parts"));
    CHECK(fs::is_symlink(index / "gen-000006/docdata.glass"));
  };
  CHECK(remove_unused(index) == 1);
  CHECK_FALSE(fs::exists(index / "gen-000002/postlist.glass"));
  all_there();
  CHECK(remove_unused(index) == 0);
  CHECK(publish_one(index) == index / "gen-000007");  // no name is taken that stands for something
  CHECK_FALSE(fs::exists(index / "gen-000001/iamglass"));
  { const NewGeneration dropped(index); }
  all_there();
}

TEST_CASE("a disk that is mounted in the folder of an index is not entered", "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  publish_one(index);
  folder.write("disk/postlist.glass", "not ours");
  fs::create_directory(index / "gen-000002");
  if (::unshare(CLONE_NEWNS) != 0 ||
      ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
      ::mount((folder.path() / "disk").c_str(), (index / "gen-000002").c_str(), nullptr, MS_BIND,
              nullptr) != 0) {
    WARN("nothing can be mounted here: not tested");
    return;
  }
  CHECK(remove_unused(index) == 0);
  CHECK(fs::exists(folder.path() / "disk/postlist.glass"));
  ::umount((index / "gen-000002").c_str());
  CHECK(remove_unused(index) == 1);
}

TEST_CASE("links, pipes and endless files in place of the small files are not followed",
          "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  const fs::path generation = publish_one(index);
  const std::string victim = "auto gen-000001\n";
  folder.write("victim", victim);
  for (const std::string kind : {"link", "pipe", "device", "endless", "folder"}) {
    for (const fs::path& file : {index / kCurrentFile, generation / kReadersFile,
                                 index / "last-run", index / "sources", index / kMarkerFile}) {
      INFO(kind << " for " << file);
      const fs::path away = folder.path() / "away";
      const bool was_there = fs::exists(file);
      if (was_there) fs::rename(file, away);
      if (kind == "link") fs::create_symlink(folder.path() / "victim", file);
      if (kind == "pipe") REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
      if (kind == "device") fs::create_symlink("/dev/zero", file);
      if (kind == "endless") {
        std::ofstream(file) << "auto gen-000001\n";
        fs::resize_file(file, std::uintmax_t{1} << 40);  // sparse
      }
      if (kind == "folder") fs::create_directory(file);
      const bool is_lock = file == generation / kReadersFile;
      const bool is_state = file == index / kCurrentFile || file == index / kMarkerFile;
      if (is_state) CHECK(index_state(index) != IndexState::Ready);
      if (is_state || (is_lock && kind != "endless"))
        CHECK_THROWS_AS(live_generation(index), Error);
      CHECK_FALSE(last_run(index));
      if (file == index / "sources" && kind == "endless") {
        CHECK_THROWS_WITH(kept_sources(index), Contains("longer than"));
      } else if (file == index / "sources") {
        CHECK(kept_sources(index).empty());
      }
      if (kind != "folder") {
        replace_file(file, "new\n");
        CHECK(fs::symlink_status(file).type() == fs::file_type::regular);
        CHECK(fs::file_size(file) == 4);
      }
      fs::remove_all(file);
      if (was_there) fs::rename(away, file);
    }
  }
  std::stringstream after;
  after << std::ifstream(folder.path() / "victim").rdbuf();
  CHECK(after.str() == victim);
  CHECK(index_state(index) == IndexState::Ready);
}

TEST_CASE("while `current` is damaged no generation is removed", "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  publish_one(index);
  std::ofstream(index / kCurrentFile) << "?";
  remove_unused(index);
  CHECK(fs::exists(index / "gen-000001"));
  CHECK(publish_one(index) == index / "gen-000002");
  CHECK_FALSE(fs::exists(index / "gen-000001"));
}

TEST_CASE("a file is replaced whole", "[generations]") {
  const test::TempDir folder;
  const fs::path file = folder.path() / "f";
  replace_file(file, "one");
  replace_file(file, std::string(100'000, 'x'));
  CHECK(fs::file_size(file) == 100'000);
  CHECK_THROWS_WITH(replace_file("/proc/none/f", "x"), Contains("/proc/none/f"));
}

TEST_CASE("a generation whose readers cannot be told stays", "[generations]") {
  const test::TempDir folder;
  prepare_index_folder(folder.path());
  const fs::path old = publish_one(folder.path());
  fs::remove(old / kReadersFile);
  fs::create_directory(old / kReadersFile);  // what cannot be opened as a file
  (void)publish_one(folder.path());
  CHECK(fs::exists(old / "postlist.glass"));
}

TEST_CASE("a folder of a generation is open to those to whom its files are", "[generations]") {
  for (const mode_t mask : {022U, 027U, 002U, 077U}) {
    const test::TempDir folder;
    const mode_t before = ::umask(mask);
    prepare_index_folder(folder.path() / "idx");
    const fs::path made = publish_one(folder.path() / "idx");
    ::umask(before);
    struct stat status {};
    REQUIRE(::stat(made.c_str(), &status) == 0);
    INFO(mask);
    CHECK((status.st_mode & 0777U) == (0777U & ~mask));
    REQUIRE(::stat((made / kReadersFile).c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == (0666U & ~mask));
  }
}
