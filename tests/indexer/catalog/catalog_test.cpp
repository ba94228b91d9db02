#include "indexer/catalog/catalog.h"

#include <map>
#include <random>

#include "common/base/error.h"
#include "common/index/article_key.h"
#include "common/index/schema.h"
#include "indexer/catalog/packing.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::catalog;

namespace {

CatalogFile file(const std::string& path, std::uint64_t hash = 7) {
  CatalogFile one;
  one.path = path;
  one.bytes = 1234;
  one.modified_ns = 1'700'000'000'123'456'789;
  one.changed_ns = 1'700'000'001'000'000'001;
  one.hash = hash;
  one.articles = 3;
  return one;
}

// The metadata of a database, as a map.
struct Metadata {
  std::map<std::string, std::string> values;

  [[nodiscard]] MetadataReader reader() const {
    return [this](const std::string& key) {
      const auto found = values.find(key);
      return found == values.end() ? "" : found->second;
    };
  }
  void set(const IndexMetadata& changes) {
    for (const auto& [key, value] : changes) {
      values[key] = value;
    }
  }
};

}  // namespace

TEST_CASE("numbers and strings survive packing", "[packing]") {
  Packer packer;
  const std::vector<std::uint64_t> numbers{0, 1, 127, 128, 300, 1ull << 32, ~0ull};
  for (const std::uint64_t number : numbers) {
    packer.number(number);
  }
  packer.text("").text("القاعدة").text(std::string("\0x", 2));
  const std::string bytes = packer.bytes();
  Unpacker unpacker(bytes);
  for (const std::uint64_t number : numbers) {
    CHECK(unpacker.number() == number);
  }
  CHECK(unpacker.text().empty());
  CHECK(unpacker.text() == "القاعدة");
  CHECK(unpacker.text() == std::string("\0x", 2));
  CHECK(unpacker.done());
  CHECK(unpacker.ok());
}

TEST_CASE("bytes cut short or junk are noticed, never read past", "[packing][property]") {
  const std::string bytes = Packer().number(300).text("كلمة").number(5).bytes();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    Unpacker unpacker(std::string_view(bytes).substr(0, size));
    (void)unpacker.number();
    (void)unpacker.text();
    (void)unpacker.number();
    CHECK_FALSE(unpacker.ok());
  }
  std::mt19937 random(20261121);
  for (int round = 0; round < 1000; ++round) {
    std::string junk(random() % 40, '\0');
    for (char& byte : junk) {
      byte = static_cast<char>(random());
    }
    Unpacker unpacker(junk);
    for (int step = 0; step < 50; ++step) {
      (void)unpacker.text();
    }
    CHECK(unpacker.done());
  }
}

TEST_CASE("a catalogue is read as it was written", "[catalog]") {
  Metadata database;
  CHECK(loaded_catalog(database.reader()).empty());
  Catalog catalog;
  for (int i = 0; i < 500; ++i) {
    const std::string path = "/مقالات/" + std::to_string(i) + ".txt";
    catalog[path] = file(path, static_cast<std::uint64_t>(i));
  }
  catalog["/مقالات/7.txt"].settled = false;
  catalog["/مقالات/9.txt"].walked = false;
  catalog["/مقالات/8.txt"].skips = {{"", "it holds no text", false}, {"12", "bad JSON", true}};
  database.set(catalog_metadata(catalog));
  CHECK(loaded_catalog(database.reader()) == catalog);

  catalog["/مقالات/3.txt"].bytes = 99;
  catalog.erase("/مقالات/4.txt");
  catalog["/جديد"] = file("/جديد");
  database.set(
      catalog_changes(catalog, {"/مقالات/3.txt", "/مقالات/4.txt", "/جديد"}, database.reader()));
  CHECK(loaded_catalog(database.reader()) == catalog);
}

TEST_CASE("a damaged catalogue is an error, not a guess", "[catalog]") {
  Metadata database;
  database.set(catalog_metadata({{"/a", file("/a")}}));
  const std::string key = std::string(schema::kCatalogChunkPrefix) + "0";
  database.values[key].pop_back();
  CHECK_THROWS_AS(loaded_catalog(database.reader()), Error);
  database.values[std::string(schema::kCatalogKey)] = "many";
  CHECK_THROWS_AS(loaded_catalog(database.reader()), Error);
}

TEST_CASE("a catalogue with what cannot be in one is refused", "[catalog]") {
  const std::string bad = "\xD8";
  const std::string key = std::string(schema::kCatalogChunkPrefix) + "0";
  Metadata database;
  database.set(catalog_metadata({{"/a", file("/a")}}));
  SECTION("a path that is not UTF-8") { database.set(catalog_metadata({{bad, file(bad)}})); }
  SECTION("a record that is not") {
    CatalogFile one = file("/a");
    one.skips = {{bad, messages::Text("reason"), false}};
    database.set(catalog_metadata({{"/a", one}}));
  }
  SECTION("a replaced id that is not") {
    CatalogFile one = file("/a");
    one.replaced_ids = {bad};
    database.set(catalog_metadata({{"/a", one}}));
  }
  SECTION("a file twice") { database.values[key] += database.values[key]; }
  CHECK_THROWS_AS(loaded_catalog(database.reader()), Error);
  database.set(records_metadata("/a", {{bad, 0, 5}}));
  CHECK_THROWS_AS(loaded_records(database.reader(), "/a"), Error);
}

TEST_CASE("the records of a file come and go with it", "[catalog]") {
  Metadata database;
  CHECK(loaded_records(database.reader(), "/a.jsonl").empty());
  const std::uint64_t of_file = index::scope_of("/a.jsonl", "", 1);
  database.set(
      records_metadata("/a.jsonl", {{"رقم-1", 7, 5}, {"رقم-2", 0, ~0ull}, {"رقم-3", of_file, 6}}));
  const auto records = loaded_records(database.reader(), "/a.jsonl");
  REQUIRE(records.size() == 3);
  CHECK(records[0].scope == 7);
  CHECK(records[1].id == "رقم-2");
  CHECK(records[1].scope == 0);
  CHECK(records[1].hash == ~0ull);
  CHECK(records[2].scope == of_file);
  database.set(records_metadata("/a.jsonl", {}));
  CHECK(loaded_records(database.reader(), "/a.jsonl").empty());
}
