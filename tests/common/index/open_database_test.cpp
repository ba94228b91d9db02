#include "common/index/open_database.h"

#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::index;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("a file of versions with more levels than Xapian has room for is refused",
          "[open_database]") {
  const test::TempDir folder;
  const std::filesystem::path path = folder.path() / "database";
  {
    Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
    Xapian::Document document;
    document.add_term("term");
    document.set_data("data");
    database.add_document(document);
    database.commit();
  }
  const std::string whole = bytes_of(path / "iamglass");
  CHECK_FALSE(has_too_many_levels(whole));
  CHECK(open_database(path).get_doccount() == 1);

  // After the magic, version, UUID and revision: of the first table its root and its levels.
  constexpr std::size_t kLevels = 14 + 2 + 16 + 1 + 1;
  for (int level = 0; level <= 31; ++level) {
    INFO("level " << level);
    std::string changed = whole;
    changed[kLevels] = static_cast<char>((level << 2) | (changed[kLevels] & 3));
    CHECK(has_too_many_levels(changed) == (level > 9));
    folder.write("database/iamglass", changed);
    if (level > 9) CHECK_THROWS_AS(open_database(path), Xapian::DatabaseCorruptError);
  }
  for (std::size_t length = 0; length < whole.size(); ++length) {
    INFO(length << " bytes");
    CHECK_FALSE(has_too_many_levels(whole.substr(0, length)));  // Xapian tells what lacks
  }
  // A number that does not end.
  CHECK_FALSE(has_too_many_levels(whole.substr(0, kLevels) + std::string(100, '\xFF')));
  CHECK_FALSE(has_too_many_levels(""));
}

TEST_CASE("what is no file in the place of a table is refused, not waited for", "[open_database]") {
  const test::TempDir folder;
  const std::filesystem::path path = folder.path() / "database";
  Xapian::WritableDatabase(path.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS)
      .add_document(Xapian::Document());
  for (const char* name : {"iamglass", "postlist.glass", "docdata.glass", "termlist.glass",
                           "position.glass", "spelling.glass", "synonym.glass"}) {
    INFO(name);
    const std::filesystem::path file = path / name;
    const std::filesystem::path aside = folder.path() / "aside";
    const bool was_there = std::filesystem::exists(file);
    if (was_there) std::filesystem::rename(file, aside);
    REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
    CHECK_THROWS_AS(open_database(path), Xapian::DatabaseCorruptError);
    std::filesystem::remove(file);
    std::filesystem::create_symlink("/dev/zero", file);
    CHECK_THROWS_AS(open_database(path), Xapian::DatabaseCorruptError);
    std::filesystem::remove(file);
    if (was_there) std::filesystem::rename(aside, file);
    CHECK(open_database(path).get_doccount() == 1);
  }
}
