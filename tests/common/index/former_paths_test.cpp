#include "common/index/former_paths.h"

#include <algorithm>

#include "common/index/article_key.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

namespace {

Article article_at(const std::string& path, const std::string& id, const std::string& record) {
  Article article;
  article.path = path;
  article.id = id;
  article.record = record;
  article.repetition = 1;
  return article;
}

std::string key_of(const Article& article) { return kept_key(article.id, key_term(article)); }

}  // namespace

TEST_CASE("a file's former paths are told, the last one first", "[former_paths]") {
  FormerPaths former;
  former.add({"/a", "/b"});
  former.add({"/b", "/c/d"});
  former.add({"/x/1.txt", "/c/d/1.txt"});
  using Paths = std::vector<std::string>;
  CHECK(former.of("/c/d/1.txt") == Paths{"/x/1.txt", "/b/1.txt", "/a/1.txt"});
  CHECK(former.of("/c/d/2.txt") == Paths{"/b/2.txt", "/a/2.txt"});
  CHECK(former.of("/c/dd/2.txt").empty());
  CHECK(former.of("/b/2.txt") == Paths{"/a/2.txt"});
}

TEST_CASE("a key that an article had is among its former keys", "[former_paths]") {
  struct Row {
    Article before;
    Article now;
  };
  const Row rows[] = {
      {article_at("/s/a.json", "7", "1"), article_at("/t/a.json", "7", "1")},
      {article_at("/s/in/1.txt", "in/1.txt", ""), article_at("/s/out/1.txt", "out/1.txt", "")},
      {article_at("/s/in/1.txt", "1.txt", ""), article_at("/s/out/1.txt", "1.txt", "")},
      {article_at("/s/in/1.txt", "in/1.txt", ""), article_at("/t/u/2.txt", "u/2.txt", "")},
      {article_at("/s/in/c.csv", "in/c.csv#2", "2"), article_at("/s/in/d.csv", "in/d.csv#2", "2")},
  };
  for (const Row& row : rows) {
    FormerPaths former;
    former.add({row.before.path, row.now.path});
    const std::vector<std::string> keys = former.keys_of(row.now);
    INFO(row.now.path);
    CHECK(std::find(keys.begin(), keys.end(), key_of(row.before)) != keys.end());
    CHECK(std::find(keys.begin(), keys.end(), key_of(row.now)) == keys.end());
  }
  FormerPaths former;
  former.add({"/s", "/t"});
  Article unique = article_at("/t/a.json", "7", "1");
  unique.repetition = 0;
  CHECK(former.keys_of(unique).empty());
}

TEST_CASE("moves are kept as text, and only so many", "[former_paths]") {
  FormerPaths former;
  for (std::size_t i = 0; i < FormerPaths::kMostMoves + 5; ++i) {
    former.add({"/from/" + std::to_string(i), "/to/" + std::to_string(i)});
  }
  CHECK(former.moves().size() == FormerPaths::kMostMoves);
  CHECK(former.of("/to/4/a").empty());
  CHECK(former.of("/to/5/a") == std::vector<std::string>{"/from/5/a"});
  CHECK(FormerPaths(former.stored()).moves() == former.moves());
  CHECK(FormerPaths(former.stored() + former.stored()).moves().size() == FormerPaths::kMostMoves);
  for (const char* damaged : {"", "\n", "\n\n", "/a", "/a\n/b", "/a\n\n", "\n/b\n"}) {
    INFO(damaged);
    CHECK(FormerPaths(damaged).empty());
  }
  // However the moves follow each other, no more paths than are of use.
  FormerPaths circles;
  for (int i = 0; i < 500; ++i) {
    circles.add({"/a", "/a/" + std::to_string(i)});
    circles.add({"/a/" + std::to_string(i), "/a"});
  }
  CHECK(circles.of("/a/1/2/3").size() <= FormerPaths::kMostPaths);
}
