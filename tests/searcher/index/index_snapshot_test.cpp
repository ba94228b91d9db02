#include "searcher/index/index_snapshot.h"

#include <sys/file.h>

#include <string>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/base/error.h"
#include "common/files/regular_file.h"
#include "common/index/generation.h"
#include "indexer/writing/index_updater.h"
#include "searcher/index/index_reader.h"
#include "tests/support/article.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"

namespace niger::snapshot {
namespace {

namespace fs = std::filesystem;
using test::article;
using test::TestIndex;

std::vector<Article> articles(int count) {
  std::vector<Article> out;
  for (int i = 0; i < count; ++i) {
    out.push_back(article("a" + std::to_string(i), "خبر", "نص من النيجر"));
  }
  return out;
}

void add_in_place(const fs::path& index, const Article& one) {
  writing::IndexUpdater updater({.directory = index::live_generation(index).path()});
  updater.replace(one);
  static_cast<void>(updater.commit({}));
}

Xapian::doccount articles_of(const IndexReader& reader) { return reader.database().get_doccount(); }

}  // namespace

TEST_CASE("a snapshot knows which generation it is", "[snapshot]") {
  const TestIndex index(articles(3));
  const Snapshot snapshot = IndexSnapshot::take(index.path());
  const SnapshotFacts& facts = snapshot->facts();
  CHECK(facts.path == fs::canonical(index.path()).string());
  CHECK(facts.generation == "gen-000001");
  CHECK(facts.uuid == Xapian::Database(snapshot->generation().path().string()).get_uuid());
  CHECK(facts.analyzer == arabic::Analyzer::version());
  CHECK(snapshot->is_current());
}

TEST_CASE("the newest snapshot is the same one until another generation is in use", "[snapshot]") {
  const TestIndex index(articles(3));
  const Snapshot first = IndexSnapshot::take(index.path());
  CHECK(IndexSnapshot::newest(first) == first);
  add_in_place(index.path(), article("b", "خبر", "نص"));
  CHECK(IndexSnapshot::newest(first) == first);

  index.build(articles(5));
  CHECK_FALSE(first->is_current());
  const Snapshot second = IndexSnapshot::newest(first);
  CHECK(second != first);
  CHECK(second->facts().generation == "gen-000002");
  CHECK(second->facts().uuid != first->facts().uuid);
  CHECK(second->language() == first->language());
  CHECK(IndexSnapshot::newest(second) == second);
}

TEST_CASE("a held generation can be searched to the last, and goes with its last snapshot",
          "[snapshot]") {
  const TestIndex index(articles(3));
  Snapshot held = IndexSnapshot::take(index.path());
  Snapshot again = held;
  const fs::path first = held->generation().path();
  index.build(articles(5));
  index.build(articles(6));
  REQUIRE(fs::exists(first));
  IndexReader reader(held);
  CHECK(articles_of(reader) == 3);
  reader.use(IndexSnapshot::newest(held));
  CHECK(articles_of(reader) == 6);
  reader.use(held);
  CHECK(articles_of(reader) == 3);
  reader.release();
  held.reset();
  index.build(articles(7));
  CHECK(fs::exists(first));
  again.reset();
  index.build(articles(8));
  CHECK_FALSE(fs::exists(first));
}

TEST_CASE("a reader is at the newest revision when it is put to a snapshot", "[snapshot]") {
  const TestIndex index(articles(3));
  const Snapshot snapshot = IndexSnapshot::take(index.path());
  IndexReader reader(snapshot);
  const Xapian::rev before = reader.database().get_revision();
  reader.use(snapshot);
  CHECK(reader.database().get_revision() == before);
  // Two commits: what the reader had open is written over.
  add_in_place(index.path(), article("b", "خبر", "نص"));
  CHECK(articles_of(reader) == 3);
  add_in_place(index.path(), article("c", "خبر", "نص"));
  reader.use(snapshot);
  CHECK(articles_of(reader) == 5);
  CHECK(reader.article(reader.document(5)).id == "c");
}

TEST_CASE("a reader that was overtaken repeats what it did", "[snapshot]") {
  const TestIndex index(articles(300));
  const Snapshot snapshot = IndexSnapshot::take(index.path());
  IndexReader reader(snapshot);
  int attempts = 0;
  const std::string id = reader.steadily([&] {
    if (++attempts == 1) {
      for (const char* name : {"b", "c", "d"}) {
        add_in_place(index.path(), article(name, "خبر", "نص من النيجر"));
      }
      throw Xapian::DatabaseModifiedError("overtaken");
    }
    return reader.article(reader.document(303)).id;
  });
  CHECK(attempts == 2);
  CHECK(id == "d");
  attempts = 0;
  CHECK_THROWS_AS(reader.steadily([&]() -> int {
    ++attempts;
    throw Xapian::DatabaseModifiedError("overtaken for ever");
  }),
                  Error);
  CHECK(attempts == 5);
}

TEST_CASE("a snapshot of nothing is refused, and of what became nothing", "[snapshot]") {
  const TestIndex index(articles(3));
  CHECK_THROWS_AS(IndexSnapshot::take(index.path() / "nowhere"), Error);
  const Snapshot snapshot = IndexSnapshot::take(index.path());
  fs::resize_file(index.path() / "current", 0);
  CHECK_FALSE(snapshot->is_current());
  CHECK_THROWS_AS(IndexSnapshot::newest(snapshot), Error);
  IndexReader reader(snapshot);
  CHECK(articles_of(reader) == 3);
}

}  // namespace niger::snapshot
