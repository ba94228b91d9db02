#include "indexer/writing/generations.h"

#include <xapian.h>

#include <optional>

#include "common/base/error.h"
#include "common/index/generation.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

// Publishes a generation of one empty database.
fs::path publish_one(const fs::path& index) {
  NewGeneration fresh(index);
  Xapian::WritableDatabase(fresh.path().string(), Xapian::DB_CREATE).commit();
  std::ofstream(fresh.scratch() / "part") << "x";
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
  CHECK_THROWS_WITH(prepare_index_folder(folder.path() / "foreign"), Contains("something else"));
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
  CHECK_FALSE(fs::exists(index / "building"));
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
    std::ofstream(fresh.scratch() / "part") << "x";
    fs::create_directory(fresh.path());
  }
  CHECK(current_generation(index) == "gen-000001");
  CHECK_FALSE(fs::exists(index / "gen-000002"));
  CHECK_FALSE(fs::exists(index / "building"));
}

TEST_CASE("what an interrupted run left behind is removed by the next", "[generations]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  prepare_index_folder(index);
  publish_one(index);
  folder.write("index/gen-000002/postlist.glass", "half");
  folder.write("index/building/part", "half");
  folder.write("index/current.new", "auto gen-0");
  folder.write("index/notes", "not ours, left alone");
  remove_unused(index);
  CHECK_FALSE(fs::exists(index / "gen-000002"));
  CHECK_FALSE(fs::exists(index / "building"));
  CHECK_FALSE(fs::exists(index / "current.new"));
  CHECK(fs::exists(index / "notes"));
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
