#include "indexer/writing/compaction.h"

#include <xapian.h>

#include <fstream>

#include "common/base/error.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/index/stem_vectors.h"
#include "indexer/folder/generations.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::folder;
using namespace niger::index;
using namespace niger::writing;
namespace fs = std::filesystem;

namespace {

constexpr Xapian::docid kArticles = 3000;

// An index in whose database one article in three was written once more.
fs::path updated_index(const fs::path& index) {
  prepare_index_folder(index);
  fs::path path;
  {
    NewGeneration fresh(index);
    path = fresh.path();
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    for (Xapian::docid number = 1; number <= kArticles; ++number) {
      Xapian::Document document;
      document.set_data(std::string(1000, static_cast<char>('a' + number % 26)) +
                        std::to_string(number * 7919));
      document.add_boolean_term("Q" + std::to_string(number));
      document.add_term("w" + std::to_string(number % 50));
      document.add_term("w" + std::to_string(number % 7));
      database.add_document(document);
    }
    database.commit();
    fresh.publish();
  }
  Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
  for (Xapian::docid number = 1; number <= kArticles; number += 3) {
    Xapian::Document document;
    document.set_data("once more " + std::to_string(number));
    document.add_boolean_term("Q" + std::to_string(number));
    database.replace_document(number, document);
  }
  database.delete_document(2);
  database.set_metadata("key", "value");
  database.set_metadata(std::string(schema::kChangedKey), "1001");
  database.commit();
  return path;
}

}  // namespace

TEST_CASE("an index is wasteful when much has come on top, and much has changed", "[compaction]") {
  constexpr std::uint64_t kMegabyte = std::uint64_t{1} << 20;
  constexpr std::uint64_t kAll = 1000;
  struct Row {
    const char* why;
    IndexSize size;
    bool wasteful;
  };
  const Row rows[] = {
      {"as it was made", {100 * kMegabyte, 100 * kMegabyte, kAll, kAll}, false},
      {"a fifth", {120 * kMegabyte, 100 * kMegabyte, kAll, kAll}, false},
      {"more", {120 * kMegabyte + 1, 100 * kMegabyte, kAll, 50}, true},
      {"more, but little has changed", {140 * kMegabyte, 100 * kMegabyte, kAll, 49}, false},
      {"half", {150 * kMegabyte, 100 * kMegabyte, kAll, 0}, false},
      {"more than half", {150 * kMegabyte + 1, 100 * kMegabyte, kAll, 0}, true},
      {"less than a megabyte", {2 * kMegabyte - 1, kMegabyte, kAll, kAll}, false},
      {"a megabyte", {2 * kMegabyte, kMegabyte, kAll, kAll}, true},
      {"it does not tell what it took", {100 * kMegabyte, 0, kAll, kAll}, false},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(is_wasteful(row.size) == row.wasteful);
  }
}

TEST_CASE("a compacted index has the same articles under the same numbers", "[compaction]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  const fs::path before = updated_index(index);
  const IndexSize grown = index_size(before);
  CHECK(grown.packed_bytes > 0);
  CHECK(grown.bytes > grown.packed_bytes);
  CHECK(grown.articles == kArticles - 1);
  CHECK(grown.changed == 1001);

  std::atomic<bool> cancelled = false;
  compact_index(index, {std::size_t{64} << 20, 1}, cancelled);
  const HeldGeneration after = live_generation(index);
  CHECK(after.path() != before);
  CHECK_FALSE(fs::exists(before));
  const IndexSize packed = index_size(after.path());
  CHECK(packed.bytes < grown.bytes);
  CHECK(packed.packed_bytes > 0);
  CHECK(packed.changed == 0);
  CHECK_FALSE(is_wasteful(packed));
  const Xapian::Database database(after.path().string());
  CHECK(database.get_doccount() == kArticles - 1);
  CHECK(database.get_document(4).get_data() == "once more 4");
  CHECK(*database.postlist_begin("Q3000") == 3000);
  CHECK(database.get_metadata("key") == "value");
  CHECK(vectors::changed_since_learned(database) == 0);
}

TEST_CASE("a compaction learns the vectors of stems anew where articles have changed",
          "[compaction]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  updated_index(index);
  const std::string record(schema::kVectorsKey);
  const std::atomic<bool> cancelled = false;
  const auto compacted = [&] {
    compact_index(index, {std::size_t{64} << 20, 1}, cancelled);
    return Xapian::Database(live_generation(index).path().string()).get_metadata(record);
  };
  const auto learned = decoded_vectors_record(compacted());
  REQUIRE(learned.has_value());
  CHECK(learned->stems == 50);
  CHECK(learned->articles == kArticles - 1);
  CHECK(learned->changed == 1001);
  const auto put = [&](std::uint64_t changed) {
    Xapian::WritableDatabase database(live_generation(index).path().string());
    database.set_metadata(std::string(schema::kChangedKey), std::to_string(changed));
    VectorsRecord of_before = *learned;
    of_before.sum = 1;
    database.set_metadata(record, encoded_vectors_record(of_before));
    database.commit();
  };
  put(1001);
  CHECK(decoded_vectors_record(compacted())->sum == 1);
  put(1002);
  CHECK(decoded_vectors_record(compacted())->sum == learned->sum);
}

TEST_CASE("a reader keeps the generation that is compacted meanwhile", "[compaction]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  const fs::path before = updated_index(index);
  std::atomic<bool> cancelled = false;
  {
    const HeldGeneration reader = live_generation(index);
    const Xapian::Database database(reader.path().string());
    compact_index(index, {std::size_t{64} << 20, 1}, cancelled);
    CHECK(database.get_document(3000).get_data().size() > 1000);
    CHECK(fs::exists(before));
  }
  CHECK(remove_unused(index) == 1);
  CHECK_FALSE(fs::exists(before));
}

TEST_CASE("a compaction that is cancelled or fails leaves the index as it was", "[compaction]") {
  const test::TempDir folder;
  const fs::path index = folder.path() / "index";
  const fs::path before = updated_index(index);
  std::atomic<bool> cancelled = false;
  SECTION("cancelled") {
    cancelled = true;
    CHECK_THROWS_AS(compact_index(index, {std::size_t{64} << 20, 1}, cancelled), Error);
  }
  SECTION("a damaged table") {
    fs::resize_file(before / "docdata.glass", fs::file_size(before / "docdata.glass") / 2);
    CHECK_THROWS_AS(compact_index(index, {std::size_t{64} << 20, 1}, cancelled), Error);
  }
  CHECK(live_generation(index).path() == before);
  CHECK_FALSE(fs::exists(index / "gen-000002"));
}
