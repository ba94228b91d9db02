#include "common/index/boolean_term.h"

#include "common/index/schema.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::index;

TEST_CASE("an exact term keeps its bytes, and one too long stays distinct", "[boolean_term]") {
  CHECK(exact_term("Q", "news-1") == "Qnews-1");
  CHECK(exact_term("U", "") == "U");
  const std::string path(400, 'a');
  CHECK(exact_term("U", path).size() <= schema::kMaxTermBytes);
  CHECK(exact_term("U", path) != exact_term("U", path + "b"));
  // A zero byte takes two in Xapian's keys.
  CHECK(exact_term("Q", std::string(200, '\0')).size() * 2 <= schema::kMaxTermBytes + 1);
  std::string arabic;
  for (int letter = 0; letter < 200; ++letter) {
    arabic += "ق";
  }
  CHECK(exact_term("U", arabic).size() <= schema::kMaxTermBytes);
}

TEST_CASE("a folded term is the same however the value is spelt", "[boolean_term]") {
  struct Row {
    const char* why;
    std::string value;
    std::string same_as;
  };
  const Row rows[] = {
      {"tashkeel", "الجَزِيرة", "الجزيرة"},
      {"teh marbuta", "الجزيرة", "الجزيره"},
      {"white space", "  العربية \t نت\n", "العربية نت"},
      {"Latin capitals", "BBC", "bbc"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(folded_term("P", row.value) == folded_term("P", row.same_as));
  }
  CHECK(folded_term("P", "").empty());
  CHECK(folded_term("P", " \u064E ").empty());  // U+064E FATHA
  CHECK(folded_term("P", "أ") != folded_term("A", "أ"));
}

TEST_CASE("the folders above a file, outermost first", "[boolean_term]") {
  CHECK(folders_of("a/b/c.txt") == std::vector<std::string>{"a", "a/b"});
  CHECK(folders_of("c.txt").empty());
  CHECK(folders_of("").empty());
  CHECK(folders_of("/srv/c.txt") == std::vector<std::string>{"/srv"});
}

TEST_CASE("a date is eight digits, an unknown one is empty", "[boolean_term]") {
  CHECK(date_value({2018, 4, 9}) == "20180409");
  CHECK(date_value({622, 7, 16}) == "06220716");
  CHECK(date_value({}).empty());
  CHECK(date_value({12018, 1, 1}).empty());
}

TEST_CASE("a date as its value, and back where it names a day", "[boolean_term]") {
  for (const Date& date : {Date{2024, 2, 29}, Date{1, 1, 1}, Date{9999, 12, 31}}) {
    CHECK(date_of_value(date_value(date)) == date);
  }
  for (const std::string_view none :
       {"", "2", "2024", "abcdefgh", "-2024101", " 2024010", "20241399", "20230229", "00000101",
        "99999999", "202401011", "2024010\xD9"}) {
    INFO(none);
    CHECK_FALSE(date_of_value(none).has_value());
  }
}
