#include <string>
#include <vector>

#include "common/base/utf8.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::Collected;
using niger::test::read_as;

TEST_CASE("files of records are read alike in UTF-8 and in UTF-16 of both orders", "[records]") {
  struct Row {
    const char* name;
    std::string content;
  };
  const std::string line = R"({"title":"جسر جديد","text":"سيفتح الجسر قبل نهاية الشهر."})";
  const std::string escaped =
      R"({"title":"\u062c\u0633\u0631","text":"\u0633\u064a\u0641\u062a\u062d"})";
  const Row rows[] = {
      {"a.jsonl", line + "\n" + line + "\n"},
      {"a.jsonl", escaped + "\n" + escaped + "\n"},
      {"a.ndjson", line + "\r\n" + line + "\r\n"},
      {"a.jsonl", "[" + line + "," + line + "]"},
      {"a.json", line + "\n" + line + "\n"},
      {"a.json", "[" + line + ",\n" + line + "]\n"},
      {"a", line + "\n" + line + "\n"},
      {"a.csv", "title,text\nجسر جديد,سيفتح الجسر\nجسر آخر,سيفتح الجسر\n"},
      {"a.tsv", "title\ttext\nجسر جديد\tسيفتح الجسر\nجسر آخر\tسيفتح الجسر\n"},
      {"a.trec",
       "<DOC>\n<DOCNO>1</DOCNO>\n<TEXT>\nسيفتح الجسر\n</TEXT>\n</DOC>\n"
       "<DOC>\n<DOCNO>2</DOCNO>\n<TEXT>\nسيفتح الجسر\n</TEXT>\n</DOC>\n"},
  };
  for (const Row& row : rows) {
    const Collected plain = read_as(row.name, row.content);
    REQUIRE(plain.articles.size() == 2);
    for (const bool little : {true, false}) {
      for (const char* mark : {"\uFEFF", ""}) {
        INFO(row.name << (little ? " little" : " big") << (*mark != '\0' ? " marked: " : ": ")
                      << row.content);
        std::string bytes;
        for (const char32_t c : to_utf32(mark + row.content)) {
          const char low = static_cast<char>(c & 0xFF);
          const char high = static_cast<char>(c >> 8);
          bytes += little ? std::string{low, high} : std::string{high, low};
        }
        const Collected read = read_as(row.name, bytes);
        CHECK(read.skips.empty());
        CHECK(read.report.kind == plain.report.kind);
        REQUIRE(read.articles.size() == 2);
        for (std::size_t i = 0; i < 2; ++i) {
          CHECK(read.articles[i].title == plain.articles[i].title);
          CHECK(read.articles[i].text == plain.articles[i].text);
        }
      }
    }
  }
}

TEST_CASE("blank lines before the header of a table are nothing", "[table]") {
  for (const std::string& separator : std::vector<std::string>{",", ";", "\t", "|"}) {
    for (const std::string& blank :
         std::vector<std::string>{"\n", "\n\n\n", "\r\n\r\n", "  \n\t\n", "\uFEFF\n"}) {
      for (const std::string& stated : {std::string(), "sep=" + separator + "\n"}) {
        INFO("'" << separator << "' after '" << blank << "' " << stated);
        const Collected read = read_as(
            "a.csv", blank + stated + blank.substr(blank.find_first_of("\r\n \t")) + "title" +
                         separator + "text\nجسر" + separator + "سيفتح الجسر غدا\n");
        CHECK(read.skips.empty());
        REQUIRE(read.articles.size() == 1);
        CHECK(read.articles[0].title == "جسر");
      }
    }
  }
  const Collected none = read_as("a.csv", "\n\n \n");
  REQUIRE(none.skips.size() == 1);
  CHECK(none.articles.empty());
}
