#include "common/lists/list_source.h"

#include "common/base/error.h"
#include "common/lists/rows.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::lists;

namespace {

// Without the line that says where it comes from.
std::string rows_of(const std::string& list, const std::string& columns) {
  const std::string source = list_source(list, columns, "words.txt");
  REQUIRE(source.starts_with("// Made by niger-list-compiler of words.txt: edit that file.\n"));
  return source.substr(source.find('\n') + 1);
}

enum class Letter { Alef, Beh };
constexpr KindRow<Letter> kRows[] = {{Letter::Alef, "ا"}, {Letter::Beh, "ب"}, {Letter::Alef, "أ"}};

}  // namespace

TEST_CASE("a list becomes the rows of a table", "[list_source]") {
  struct Row {
    const char* why;
    const char* list;
    const char* columns;
    const char* source;
  };
  const Row rows[] = {
      {"one column", "اقرأ أيضا\nread more\n", "text", "\"اقرأ أيضا\",\n\"read more\",\n"},
      {"no line end", "جسر", "text", "\"جسر\",\n"},
      {"CRLF", "جسر\r\nنهر\r\n", "text", "\"جسر\",\n\"نهر\",\n"},
      {"comments and empty lines", "# words\n\n  \nجسر  # a bridge\n", "text", "\"جسر\",\n"},
      {"quotes keep blanks and what is empty", "\"تابعوا \"\n\"\"\n", "text",
       "\"تابعوا \",\n\"\",\n"},
      {"several columns", "Date\tنشر في\n", "name text", "{Date, \"نشر في\"},\n"},
      {"tabs that align", "Date\t\t\tنشر\n", "name text", "{Date, \"نشر\"},\n"},
      {"letters and numbers", "a\tعا\t.05\tAnywhere\nh\t\"\"\t0\tFirst\n",
       "text letters number name", "{\"a\", U\"عا\", .05, Anywhere},\n{\"h\", U\"\", 0, First},\n"},
      {"single letters", "غ\tج\t.15\n", "letter letter number", "{U'غ', U'ج', .15},\n"},
      {"all columns to come", "ch\tc\tk\tx\nf\tf\n", "text texts",
       "{\"ch\", {{\"c\", \"k\", \"x\"}}, 3},\n{\"f\", {{\"f\"}}, 1},\n"},
      {"constants", "FewWords\t50\nLead\t0.55\n", "constants",
       "constexpr std::size_t kFewWords = 50;\nconstexpr double kLead = 0.55;\n"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(rows_of(row.list, row.columns) == row.source);
  }
}

TEST_CASE("a list that is none of its columns is refused with the line", "[list_source]") {
  struct Row {
    const char* list;
    const char* columns;
    const char* message;
  };
  const Row rows[] = {
      {"", "text", "words.txt: no rows"},
      {"# nothing\n", "text", "words.txt: no rows"},
      {"جسر\nنهر\nجسر\n", "text", "words.txt:3: a row that stands there twice"},
      {"Date\n", "name text", "words.txt:1: a column is missing: text"},
      {"a\tb\n", "text", "words.txt:1: a column too many"},
      {"Date\tx\ty\n", "name text", "words.txt:1: a column too many"},
      {"a b\tx\n", "name text", "words.txt:1: \"a b\" is no name"},
      {"1st\tx\n", "name text", "words.txt:1: \"1st\" is no name"},
      {"\nx\t1,5\n", "text number", "words.txt:2: \"1,5\" is no number"},
      {"x\t.\n", "text number", "words.txt:1: \".\" is no number"},
      {"x\t010\n", "text number", "words.txt:1: \"010\" is no number"},
      {"غج\n", "letter", "words.txt:1: \"غج\" is no letter"},
      {"'\n", "letter", "words.txt:1: \"'\" is no letter"},
      {"x\t1\n", "text count", "words.txt:1: \"1\" is no count"},
      {"a\"b\n", "text", "words.txt:1: text with a quotation mark, a backslash or damaged letters"},
      {"a\\n\n", "text", "words.txt:1: text with a quotation mark, a backslash or damaged letters"},
      {"\xD8\n", "text", "words.txt:1: text with a quotation mark, a backslash or damaged letters"},
      {"x\n", "constants", "words.txt:1: a constant is a name and a number"},
      {"x-y\t1\n", "constants", "words.txt:1: \"x-y\" is no name"},
  };
  for (const Row& row : rows) {
    INFO(row.list << " as " << row.columns);
    std::string message;
    try {
      (void)list_source(row.list, row.columns, "words.txt");
    } catch (const Error& error) {
      message = error.what();
    }
    CHECK(message == row.message);
  }
}

TEST_CASE("rows of one kind, in their order", "[list_source]") {
  constexpr auto alefs = kTextsOf<Letter::Alef, kRows>;
  STATIC_REQUIRE(alefs.size() == 2);
  CHECK(alefs[0] == "ا");
  CHECK(alefs[1] == "أ");
  STATIC_REQUIRE(kTextsOf<Letter::Beh, kRows>.size() == 1);
}
