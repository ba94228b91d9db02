#include <cstdint>
#include <string>

#include "common/settings/option_table.h"
#include "tests/support/catch.h"

using niger::settings::OptionTable;
using niger::settings::UnknownOption;

TEST_CASE("what is no option is told as it was typed, and a table says what it takes",
          "[options]") {
  std::uint64_t limit = 10;
  bool quiet = false;
  OptionTable table({"niger-sample", "[OPTION]…", "A sample.", "search"});
  table.number(limit, {.name = "limit", .letter = 'n', .value = "N", .help = "at most N"}, 0, 1000)
      .flag(quiet, {.name = "quiet", .letter = 'q', .help = "say less"});
  for (const char* taken : {"--limit", "-n", "--quiet", "--no-quiet", "-q"}) {
    INFO(taken);
    CHECK(table.takes(taken));
  }
  for (const char* typed :
       {"--limti", "-z", "--no-limit", "limit", "n", "--", "-", "", "--LIMIT"}) {
    INFO(typed);
    CHECK_FALSE(table.takes(typed));
  }
  for (const char* typed : {"--follow=3", "--follow", "-z"}) {
    INFO(typed);
    try {
      table.read({typed}, {}, {});
      FAIL("it was taken");
    } catch (const UnknownOption& unknown) {
      CHECK(std::string(typed).starts_with(unknown.typed()));
      CHECK(unknown.typed().find('=') == std::string::npos);
    }
  }
}
