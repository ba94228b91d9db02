#include "common/sources/source_aliases.h"

#include <algorithm>
#include <filesystem>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/seed.h"
#include "tests/support/temp_dir.h"

namespace niger::sources {

namespace {

std::vector<std::string> names(const SourceAliases& aliases, std::string_view name) {
  const std::vector<std::string>* const found = aliases.names_of(name);
  return found == nullptr ? std::vector<std::string>() : *found;
}

}  // namespace

TEST_CASE("names of one line are one source, however they are spelt", "[aliases]") {
  const SourceAliases aliases(
      "# remark\n\nالعربية = alarabia, العربية نت # of Dubai\r\n  سكاي نيوز=skynews\u060C Sky "
      "News\n",
      "f");
  CHECK(aliases.complaints().empty());
  CHECK(aliases.size() == 2);
  const std::vector<std::string> one = {"العربية", "alarabia", "العربية نت"};
  for (const char* name : {"العربية", "العربيه", "alarabia", "AlArabia", "العربية  نت"}) {
    INFO(name);
    CHECK(names(aliases, name) == one);
  }
  CHECK(names(aliases, "sky news") == std::vector<std::string>{"سكاي نيوز", "skynews", "Sky News"});
  CHECK(aliases.names_of("BBC") == nullptr);
  CHECK(aliases.names_of("") == nullptr);
  CHECK(SourceAliases().names_of("x") == nullptr);
}

TEST_CASE("a line that is none is left out and named; the others count", "[aliases]") {
  struct Row {
    const char* why;
    std::string line;
    messages::Message complaint;
  };
  using messages::Message;
  const std::vector<Row> rows = {
      {"no sign", "alarabia العربية", Message::AliasNoSign},
      {"no name", " = alarabia", Message::AliasEmptyName},
      {"no alias", "العربية =", Message::AliasEmptyName},
      {"an empty alias", "العربية = a,,b", Message::AliasEmptyName},
      {"a name of marks", "العربية = \u064B", Message::AliasEmptyName},
      {"a name twice in it", "x = y, X", Message::AliasTwice},
      {"a name of another line", "z = BBC", Message::AliasTwice},
      {"a command", "x = \x1B[31m", Message::AliasLetters},
      {"an override", "x = \u202Ey", Message::AliasLetters},
      {"not UTF-8", "x = \xFF", Message::AliasLetters},
      {"a zero byte", std::string("x = \0", 5), Message::AliasLetters},
      {"too long", "x = " + std::string(2000, 'y'), Message::AliasLong},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const SourceAliases aliases("BBC = bbc arabic\n" + row.line + "\nرويترز = Reuters\n", "f");
    REQUIRE(aliases.complaints().size() == 1);
    CHECK(aliases.complaints()[0].message() == row.complaint);
    CHECK(messages::localized(aliases.complaints()[0]).starts_with("f, line 2: "));
    CHECK(aliases.size() == 2);
    CHECK(names(aliases, "reuters").size() == 2);
  }
}

TEST_CASE("whatever bytes a file has, its lines are told apart", "[aliases]") {
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  const std::string letters = "=,#\n\r\t ab\xD8\xA7\x00\x1B";
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    while (bytes.size() < random() % 60) bytes.push_back(letters[random() % letters.size()]);
    const SourceAliases aliases(bytes, "f");
    CHECK(aliases.size() + aliases.complaints().size() <=
          1 + static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')));
  }
}

TEST_CASE("the file beside the generations", "[aliases]") {
  const test::TempDir folder;
  CHECK(SourceAliases::of_index(folder.path()).size() == 0);
  CHECK(SourceAliases::of_index(folder.path()).complaints().empty());
  folder.write("aliases", "العربية = alarabia\n");
  CHECK(SourceAliases::of_index(folder.path()).size() == 1);
  folder.write("aliases", std::string(SourceAliases::kMostBytes + 1, '#'));
  CHECK(SourceAliases::of_index(folder.path()).complaints().size() == 1);
  std::filesystem::remove(folder.path() / "aliases");
  std::filesystem::create_symlink("/etc/passwd", folder.path() / "aliases");
  CHECK(SourceAliases::of_index(folder.path()).complaints().size() == 1);
  std::filesystem::remove(folder.path() / "aliases");
  std::filesystem::create_directory(folder.path() / "aliases");
  CHECK(SourceAliases::of_index(folder.path()).complaints().size() == 1);
}

}  // namespace niger::sources
