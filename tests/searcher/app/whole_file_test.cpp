#include "searcher/app/whole_file.h"

#include <fstream>
#include <iterator>

#include "common/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace niger {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a file is written whole, or what stood there stays", "[whole_file]") {
  const test::TempDir folder;
  const std::filesystem::path path = folder.write("record", "old");
  { const WholeFile dropped(path); }
  CHECK(content_of(path) == "old");
  CHECK(files_in(folder.path()) == 1);
  WholeFile(path).commit("new");
  CHECK(content_of(path) == "new");
  CHECK(files_in(folder.path()) == 1);
  const std::string large(3'000'000, 'x');
  WholeFile(folder.path() / "other").commit(large);
  CHECK(content_of(folder.path() / "other") == large);
}

TEST_CASE("what cannot be written is told before, with its path", "[whole_file]") {
  const test::TempDir folder;
  for (const std::filesystem::path& path :
       {folder.path(), folder.path() / "nowhere/file", std::filesystem::path("/dev/null")}) {
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

}  // namespace niger
