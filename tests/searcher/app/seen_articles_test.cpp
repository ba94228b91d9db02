#include "searcher/app/seen_articles.h"

#include <fstream>
#include <random>
#include <set>

#include "common/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace niger::search_app {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("what was added is there the next time, whatever its bytes", "[seen]") {
  const unsigned seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const test::TempDir folder;
  std::set<std::string> all;
  for (int run = 0; run < 20; ++run) {
    SeenArticles seen(folder.path() / "state", folder.path() / "index", "اسم / name");
    CHECK(seen.size() == all.size());
    for (const std::string& id : all) CHECK(seen.has(id));
    for (std::uint64_t added = random() % 5; added > 0; --added) {
      std::string id;
      for (std::uint64_t size = random() % 12; size > 0; --size) {
        id.push_back(static_cast<char>("%\n\r \0aend 12\xD8\xA7"[random() % 13]));
      }
      seen.add(id);
      all.insert(id);
    }
    seen.save();
  }
}

TEST_CASE("names and indexes have lists of their own; what is not saved is not kept", "[seen]") {
  const test::TempDir folder;
  {
    SeenArticles seen(folder.path(), "/index", "one");
    seen.add("a");
    seen.save();
    seen.add("b");
  }
  CHECK(SeenArticles(folder.path(), "/index", "one").has("a"));
  CHECK_FALSE(SeenArticles(folder.path(), "/index", "one").has("b"));
  CHECK_FALSE(SeenArticles(folder.path(), "/index", "One").has("a"));
  CHECK_FALSE(SeenArticles(folder.path(), "/other", "one").has("a"));
  CHECK(SeenArticles(folder.path(), "/x/../index", "one").has("a"));
  CHECK_THROWS_AS(SeenArticles(folder.path(), "/index", std::string(200, 'x')), Error);
}

TEST_CASE("a damaged list is refused, not taken for an empty one", "[seen]") {
  const test::TempDir folder;
  std::filesystem::path path;
  {
    SeenArticles seen(folder.path(), "/index", "name");
    for (const char* id : {"a", "b", "c"}) seen.add(id);
    seen.save();
    path = seen.path();
  }
  const std::string whole = content_of(path);
  // Cut anywhere, it is damaged; whole, it is not.
  for (std::size_t size = 0; size + 1 < whole.size(); ++size) {
    INFO("cut at " << size);
    std::ofstream(path, std::ios::binary) << whole.substr(0, size);
    CHECK_THROWS_AS(SeenArticles(folder.path(), "/index", "name"), Error);
  }
  std::ofstream(path, std::ios::binary) << whole;
  CHECK(SeenArticles(folder.path(), "/index", "name").size() == 3);
}

TEST_CASE("a list past its bound is refused, and what would make one is not written", "[seen]") {
  const test::TempDir folder;
  std::filesystem::path path;
  {
    SeenArticles seen(folder.path(), "/index", "name");
    seen.add("a");
    seen.save();
    path = seen.path();
  }
  const std::string whole = content_of(path);
  const auto bounded = [&folder](std::size_t bytes) {
    return SeenArticles(folder.path(), "/index", "name", SeenArticles::kWaitMilliseconds, bytes);
  };
  CHECK(bounded(whole.size()).has("a"));
  CHECK_THROWS_WITH(bounded(whole.size() - 1), Catch::Matchers::Contains(path.string()) &&
                                                   Catch::Matchers::Contains("longer than"));
  std::filesystem::resize_file(path, SeenArticles::kMaxBytes + 1);  // sparse
  CHECK_THROWS_WITH(SeenArticles(folder.path(), "/index", "name"),
                    Catch::Matchers::Contains("longer than 268.4 MB"));
  std::ofstream(path, std::ios::binary) << whole;
  {
    SeenArticles seen(folder.path(), "/index", "name", 100, whole.size() + 5);
    seen.add("b");
    seen.save();
    seen.add("c");
    CHECK_THROWS_AS(seen.save(), Error);
  }
  CHECK(SeenArticles(folder.path(), "/index", "name").size() == 2);
}

TEST_CASE("a second run waits, and says who it waited for", "[seen]") {
  const test::TempDir folder;
  const SeenArticles held(folder.path(), "/index", "name");
  try {
    const SeenArticles second(folder.path(), "/index", "name", 100);
    FAIL("two at once");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Busy);
    CHECK(std::string(error.what()).find("--new name") != std::string::npos);
  }
  CHECK(SeenArticles(folder.path(), "/index", "other", 100).size() == 0);
}

}  // namespace niger::search_app
