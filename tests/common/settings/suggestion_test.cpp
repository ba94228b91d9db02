#include "common/settings/suggestion.h"

#include "tests/support/catch.h"

TEST_CASE("a mistyped name finds the name that was meant", "[suggestion]") {
  const std::vector<std::string> known{"limit", "index", "color", "queries"};
  struct Row {
    std::string why;
    std::string typed;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"two neighbours exchanged", "limti", "limit"},
      {"a letter too many", "colour", "color"},
      {"a letter missing", "idex", "index"},
      {"the beginning", "quer", "queries"},
      {"something else", "zebra", ""},
      {"nothing", "", ""},
      {"exact", "index", "index"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(niger::settings::nearest_name(row.typed, known) == row.expected);
  }
  CHECK(niger::settings::nearest_name("x", {}).empty());
  CHECK(niger::messages::localized(niger::settings::did_you_mean("limti", known, "--")) ==
        " (did you mean --limit?)");
  CHECK(niger::settings::did_you_mean("zebra", known).empty());
}
