#include "common/index/generation.h"

#include "common/arabic/analyzer.h"
#include "common/base/error.h"
#include "common/index/schema.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::index;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

void make_generation(const fs::path& index, unsigned number, const std::string& format,
                     const std::string& analyzer) {
  const fs::path path = index / generation_name(number);
  fs::create_directories(path);
  std::ofstream(index / kMarkerFile) << kMarkerText;
  std::ofstream(path / kReadersFile) << "";
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN);
  database.set_metadata(std::string(schema::kFormatKey), format);
  database.set_metadata(std::string(schema::kAnalyzerKey), analyzer);
  database.commit();
  std::ofstream(index / kCurrentFile) << "auto " << generation_name(number) << "\n";
}

std::string complaint(const fs::path& index) {
  try {
    (void)open_live_index(index);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Index);
    CHECK(std::string(error.what()).find(index.string()) != std::string::npos);
    CHECK(std::string(error.what()).find('\n') == std::string::npos);
    return error.what();
  }
  return "";
}

const std::string kFormat = std::to_string(schema::kFormatVersion);

}  // namespace

TEST_CASE("names of generations and their numbers", "[generation]") {
  CHECK(generation_name(1) == "gen-000001");
  CHECK(generation_number("gen-000017") == 17);
  CHECK(generation_number(generation_name(1234567)) == 1234567);
  for (const std::string other : {"", "gen-", "gen-1", "gen-00000x", "gen-000000", "building"}) {
    INFO(other);
    CHECK(generation_number(other) == 0);
  }
}

TEST_CASE("an index that is ready opens, by Xapian's own tools too", "[generation]") {
  const test::TempDir folder;
  make_generation(folder.path(), 3, kFormat, Analyzer::version());
  CHECK(index_state(folder.path()) == IndexState::Ready);
  const LiveIndex live = open_live_index(folder.path());
  CHECK(live.generation.path() == folder.path() / "gen-000003");
  CHECK(live.database.get_doccount() == 0);
  CHECK_NOTHROW(Xapian::Database((folder.path() / kCurrentFile).string()));
}

TEST_CASE("an index that cannot be used says why and what helps", "[generation]") {
  const test::TempDir folder;
  const fs::path& root = folder.path();
  CHECK_THAT(complaint(root / "none"), Contains("no index at") && Contains("niger-index build"));

  fs::create_directory(root / "empty");
  CHECK_THAT(complaint(root / "empty"), Contains("no index at"));

  folder.write("foreign/letter.txt", "x");
  CHECK_THAT(complaint(root / "foreign"), Contains("is not an index of Niger"));
  CHECK_THAT(complaint(root / "foreign/letter.txt"), Contains("is not an index of Niger"));

  folder.write("unbuilt/format", kMarkerText);
  CHECK_THAT(complaint(root / "unbuilt"), Contains("no index at"));

  folder.write("newer/format", "niger index 2\n");
  CHECK_THAT(complaint(root / "newer"), Contains("newer version"));

  folder.write("damaged/format", kMarkerText);
  for (const std::string stub : {"", "auto gen-000001", "auto gen-000001\n", "auto ../x\n", "\n"}) {
    INFO(stub);
    folder.write("damaged/current", stub);
    CHECK_THAT(complaint(root / "damaged"),
               Contains("is damaged") && Contains("niger-index check"));
  }

  make_generation(root / "format", 1, "99", Analyzer::version());
  CHECK_THAT(complaint(root / "format"),
             Contains("has format 99") && Contains("niger-index build"));
  make_generation(root / "analyzer", 1, kFormat, "old");
  CHECK_THAT(complaint(root / "analyzer"), Contains("was analyzed by version old"));

  make_generation(root / "truncated", 1, kFormat, Analyzer::version());
  fs::resize_file(root / "truncated/gen-000001/iamglass", 7);
  CHECK_THAT(complaint(root / "truncated"), Contains("cannot be read"));
}

TEST_CASE("a reader holds a generation until it lets go", "[generation]") {
  const test::TempDir folder;
  make_generation(folder.path(), 1, kFormat, Analyzer::version());
  HeldGeneration first = live_generation(folder.path());
  HeldGeneration second = std::move(first);
  CHECK(second.path() == folder.path() / "gen-000001");
  second = live_generation(folder.path());
  CHECK(fs::exists(second.path()));
}
