#include "indexer/running/collection.h"

#include "common/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::run_settings;
using namespace niger::running;
using namespace niger::walk;
using Catch::Matchers::Contains;

TEST_CASE("a file that is reached twice is there once", "[collection]") {
  const test::TempDir folder;
  folder.write("a/1.txt", "واحد");
  folder.write("a/b/2.txt", "اثنان");
  SourceSettings settings;
  set_roots({(folder.path() / "a").string(), (folder.path() / "a/b").string()}, settings);
  const Collection collection = found_collection(settings);
  CHECK(collection.files.size() == 2);
  CHECK(collection.bytes == 18);
  CHECK(collection.unreached.empty());
}

TEST_CASE("a source that is not there ends the run, it empties no index", "[collection]") {
  const test::TempDir folder;
  SourceSettings settings;
  set_roots({(folder.path() / "none").string()}, settings);
  CHECK_THROWS_WITH(found_collection(settings), Contains("none") && Contains("is unchanged"));
}

TEST_CASE("the files of a list, of which some may be gone", "[collection]") {
  const test::TempDir folder;
  SourceSettings settings;
  settings.listed = {folder.write("1.txt", "واحد").string(), (folder.path() / "2.txt").string()};
  const Collection collection = found_collection(settings);
  REQUIRE(collection.files.size() == 1);
  CHECK(collection.unreached.empty());
  REQUIRE(collection.vanished.size() == 1);
  CHECK(collection.vanished[0].path == settings.listed[1]);
  CHECK(settings.first() == settings.listed[0]);
  CHECK(SourceSettings().empty());
  CHECK_FALSE(settings.empty());
}

TEST_CASE("a file changed just before the run is not settled", "[collection]") {
  Candidate file;
  file.path = "/a";
  file.mtime_ns = 100'000'000'000;
  FileOutcome outcome;
  outcome.articles = 2;
  CHECK(catalog_entry(file, outcome, 200'000'000'000).settled);
  CHECK_FALSE(catalog_entry(file, outcome, 101'000'000'000).settled);
  CHECK(catalog_entry(file, outcome, 200'000'000'000).articles == 2);
}

TEST_CASE("what the walk could not reach is kept with its reason", "[collection]") {
  const auto entries = unreached_entries({{"/locked", "", SkipReason::Denied, "permission denied"},
                                          {"/pipe", "", SkipReason::Special, "a FIFO"}});
  REQUIRE(entries.size() == 2);
  CHECK_FALSE(entries[0].walked);
  CHECK(entries[0].skips.front().passing);
  CHECK(messages::localized(entries[0].skips.front().reason) == "denied: permission denied");
  CHECK_FALSE(entries[1].skips.front().passing);
}
