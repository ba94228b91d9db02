#include "indexer/running/source_changes.h"

#include <string>
#include <vector>

#include "common/base/error.h"
#include "common/index/former_paths.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::run_settings;
using namespace niger::running;
using niger::test::TempDir;
using Paths = std::vector<std::string>;

namespace {

SourceSettings settings_of(Paths roots) {
  SourceSettings settings;
  set_roots(std::move(roots), settings);
  return settings;
}

}  // namespace

TEST_CASE("a source keeps its name when others come and go", "[source_changes]") {
  const TempDir folder;
  folder.write("news/1.txt", "خبر");
  const std::string first = (folder.path() / "news").string();
  SourceSettings settings = settings_of({first});
  CHECK(settings.names == Paths{""});
  adding({"/b/papers", "/c/news"})(settings);
  CHECK(settings.roots == Paths{first, "/b/papers", "/c/news"});
  CHECK(settings.names == Paths{"", "papers", "news"});
  adding({"/d/papers"})(settings);
  CHECK(settings.names.back() == "/d/papers");  // that name is taken
  dropping({"/b/papers"}, "idx")(settings);
  CHECK(settings.names == Paths{"", "news", "/d/papers"});
  moving("/c", "/e/f")(settings);
  CHECK(settings.roots == Paths{first, "/e/f/news", "/d/papers"});
  CHECK(settings.names == Paths{"", "news", "/d/papers"});
  CHECK(sources_from(stored_sources(settings)) == settings);
}

TEST_CASE("a name that a folder of a source has is taken", "[source_changes]") {
  const TempDir folder;
  folder.write("a/news/1.txt", "خبر");
  const std::string base = folder.path().string();
  SourceSettings settings = settings_of({base + "/a"});
  adding({base + "/b/news", base + "/b/other"})(settings);
  CHECK(settings.names == Paths{"", base + "/b/news", "other"});
  SourceSettings of_file = settings_of({base + "/1.txt"});
  adding({base + "/b/1.txt"})(of_file);
  CHECK(of_file.names == Paths{"", base + "/b/1.txt"});
}

TEST_CASE("what belongs to a source is not added again", "[source_changes]") {
  SourceSettings settings = settings_of({"/a"});
  settings.listed = {"/l/1.txt"};
  const SourceSettings before = settings;
  CHECK(adding({"/a", "/a/b", "/l/1.txt"})(settings).size() == 3);
  CHECK(settings == before);
  adding({"/ab"})(settings);
  CHECK(settings.roots == Paths{"/a", "/ab"});
}

TEST_CASE("what is no source is not dropped, nor the last one", "[source_changes]") {
  SourceSettings settings = settings_of({"/a", "/b"});
  settings.listed = {"/l/1.txt"};
  const SourceSettings before = settings;
  for (const std::string wrong : {"/a/b", "/", "/c", "/l"}) {
    INFO(wrong);
    SourceSettings changed = settings;
    CHECK_THROWS_AS(dropping({wrong}, "idx")(changed), Error);
  }
  CHECK_THROWS_AS(dropping({"/a", "/b", "/l/1.txt"}, "idx")(settings), Error);
  settings = before;
  dropping({"/a", "/b"}, "idx")(settings);
  CHECK(settings.listed == Paths{"/l/1.txt"});
  CHECK(settings.listed_after == 0);
}

TEST_CASE("which sources move", "[source_changes]") {
  for (const auto& [from, to, roots] : std::vector<std::tuple<std::string, std::string, Paths>>{
           {"/a", "/z", {"/z", "/ab", "/c/d"}},
           {"/c", "/z", {"/a", "/ab", "/z/d"}},
           {"/c/d", "/c/e", {"/a", "/ab", "/c/e"}},
           {"/", "/z", {"/z/a", "/z/ab", "/z/c/d"}}}) {
    INFO(from << " to " << to);
    SourceSettings settings = settings_of({"/a", "/ab", "/c/d"});
    moving(from, to)(settings);
    CHECK(settings.roots == roots);
  }
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"/x", "/z"}, {"/a/b", "/z"}, {"/a", "/ab"}, {"/a", "/c/d/e"}, {"/a", "/c"}}) {
    INFO(from << " to " << to);
    SourceSettings settings = settings_of({"/a", "/ab", "/c/d"});
    CHECK_THROWS_AS(moving(from, to)(settings), Error);
  }
  SourceSettings everything = settings_of({"/"});
  moving("/", "/backup")(everything);
  CHECK(everything.roots == Paths{"/backup"});
  moving("/backup", "/")(everything);
  CHECK(everything.roots == Paths{"/"});
}

TEST_CASE("paths move with their folder", "[source_changes]") {
  const auto [path, from, to, wanted] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"/a", "/a", "/b", "/b"},
          {"/a/x/1", "/a", "/b/c", "/b/c/x/1"},
          {"/ab/1", "/a", "/b", "/ab/1"},
          {"/a/1", "/", "/b", "/b/a/1"},
          {"/a/1", "/a", "/", "/1"},
          {"/a", "/a", "/", "/"},
      }));
  INFO(path << " from " << from << " to " << to);
  CHECK(index::moved_path(path, from, to) == wanted);
}

TEST_CASE("which source names a file", "[source_changes]") {
  SourceSettings settings = settings_of({"/a/sub", "/a"});
  settings.listed = {"/a/1.txt", "/c/1.txt"};
  CHECK(naming_source(settings, "/a/sub/1.txt") == "/a/sub\nsub");
  CHECK(naming_source(settings, "/a/1.txt") == "/a\na");
  CHECK(naming_source(settings, "/c/1.txt") == "");
  adding({"/c"})(settings);
  CHECK(naming_source(settings, "/c/1.txt") == "");  // as before
  CHECK(naming_source(settings, "/c/2.txt") == "/c\nc");
  dropping({"/a/sub"}, "idx")(settings);
  CHECK(naming_source(settings, "/a/sub/1.txt") == "/a\na");
}

TEST_CASE("paths of sources as they are typed", "[source_changes]") {
  CHECK(absolute_source("/a/./b/../c//") == "/a/c");
  CHECK(absolute_source("/") == "/");
  CHECK(absolute_source("x").ends_with("/x"));
  CHECK_THROWS_AS(absolute_source(""), Error);
}
