#include "common/base/sorted_lines.h"

#include <string>
#include <vector>

#include "tests/support/catch.h"

using namespace niger;

TEST_CASE("a list that was compiled in is searched by its first fields", "[sorted-lines]") {
  struct Row {
    const char* why;
    std::string_view lines;
    std::string_view field;
    std::string_view found;
  };
  const std::vector<Row> rows = {
      {"an empty list", "", "a", ""},
      {"one line", "a\n", "a", "a\n"},
      {"one line, another word", "a\n", "b", ""},
      {"nothing is in no list", "a\nb\n", "", ""},
      {"the first", "a\nb\nc\n", "a", "a\nb\nc\n"},
      {"the middle", "a\nb\nc\n", "b", "b\nc\n"},
      {"the last", "a\nb\nc\n", "c", "c\n"},
      {"the start of a word is no word", "ab\nabc\n", "abcd", ""},
      {"a word is not its longer neighbour", "abc\nb\n", "ab", ""},
      {"with further fields", "a 1\nab 2\nb 3\n", "ab", "ab 2\nb 3\n"},
      {"the first of several", "a 1\nb 2\nb 3\nb 4\nc 5\n", "b", "b 2\nb 3\nb 4\nc 5\n"},
      {"all are the same", "b 1\nb 2\nb 3\n", "b", "b 1\nb 2\nb 3\n"},
      {"a field is not met in the second place", "a z\nb y\n", "y", ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(lines_of(row.lines, row.field) == row.found);
  }
}

TEST_CASE("lines are gone through one by one", "[sorted-lines]") {
  std::vector<std::string> fields;
  for (std::string_view lines = "غينيا 1 2\nكينيا\nx y\n"; !lines.empty();
       lines = after_line(lines)) {
    fields.emplace_back(first_field(lines));
  }
  CHECK(fields == std::vector<std::string>{"غينيا", "كينيا", "x"});
}
