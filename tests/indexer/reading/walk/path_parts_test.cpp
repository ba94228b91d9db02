#include "indexer/reading/walk/path_parts.h"

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace niger::walk {

TEST_CASE("parts of paths", "[walk]") {
  CHECK(joined_path("a", "b") == "a/b");
  CHECK(joined_path("a/", "b") == "a/b");
  CHECK(joined_path("", "b") == "b");
  CHECK(without_trailing_slashes("a//") == "a");
  CHECK(without_trailing_slashes("/") == "/");
  CHECK(last_component("a/b") == "b");
  CHECK(last_component("b") == "b");
  CHECK(last_component("a/").empty());
}

TEST_CASE("a folder is not below another of which it has the beginning", "[walk]") {
  CHECK(is_below("/a/b", "/a"));
  CHECK(is_below("/a", "/a"));
  CHECK(is_below("/a", "/"));
  CHECK_FALSE(is_below("/ab", "/a"));
  CHECK_FALSE(is_below("/", "/a"));
}

TEST_CASE("a path without links", "[walk]") {
  const test::TempDir folder;
  std::filesystem::create_directory(folder.path() / "real");
  std::filesystem::create_symlink("real", folder.path() / "link");
  CHECK(real_path((folder.path() / "link").string()) ==
        real_path((folder.path() / "real").string()));
  CHECK(real_path((folder.path() / "none").string()).empty());
}

}  // namespace niger::walk
