#include "searcher/render/table.h"

#include <cmath>
#include <sstream>

#include "searcher/render/text_lines.h"
#include "tests/support/catch.h"

namespace niger::render {

using namespace messages;
using namespace response;

namespace {

TableAnswer answer() {
  TableAnswer out;
  out.asked.query = "قاعدة";
  out.asked.total = 7;
  out.asked.notes = {{"some-code", "تنبيه"}};
  out.table = {.name = "words",
               .caption = "تعليق <1>",
               .columns = {{"word", Message::HeadingWord}, {"count"}, {"share"}, {"day"}, {"new"}},
               .rows = {{"كلمة", std::uint64_t{12345}, Decimal{-1.5, 2}, Date{2024, 4, 2}, true},
                        {"=a\t<b>", std::uint64_t{7}, Decimal{NAN, 2}, Date{}, false},
                        {{}, {}, Decimal{INFINITY, 1}, {}, {}}}};
  out.facts = {{"occurrences", std::uint64_t{9}}};
  return out;
}

std::string shown(TableFormat format, const DelimitedStyle& delimited = {}) {
  std::ostringstream out;
  render_table(answer(), format, {}, delimited, out);
  return out.str();
}

}  // namespace

TEST_CASE("a table in columns: text begins and numbers end at one place", "[table]") {
  CHECK(shown(TableFormat::Text) ==
        "note: تنبيه\n"
        "تعليق <1>\n"
        "word    count  share         day    new\n"
        "كلمة    12345  -1.50  2024-04-02   true\n"
        "=a <b>      7                     false\n"
        "\n");
  std::ostringstream arabic;
  table_text(answer().table, {.language = Language::Arabic, .isolate = true}, arabic);
  CHECK(arabic.str().find("\u2067الكلمة\u2069") != std::string::npos);
  CHECK(arabic.str().find("  12345  ") != std::string::npos);
}

TEST_CASE("a table of JSON, as one object and as lines", "[table]") {
  const std::string rows[] = {
      "{\"word\":\"كلمة\",\"count\":12345,\"share\":-1.50,\"day\":\"2024-04-02\",\"new\":true}\n",
      "{\"word\":\"=a\\t<b>\",\"count\":7,\"share\":null,\"day\":\"\",\"new\":false}\n",
      "{\"word\":null,\"count\":null,\"share\":null,\"day\":null,\"new\":null}\n"};
  const std::string head =
      "{\"version\":1,\"query\":\"قاعدة\",\"understood\":\"\",\"total\":7,\"total_is_exact\":true,"
      "\"notes\":[{\"code\":\"some-code\",\"text\":\"تنبيه\"}],\"occurrences\":9}\n";
  CHECK(shown(TableFormat::JsonLines) == rows[0] + rows[1] + rows[2] + head);
  const std::string object = shown(TableFormat::Json);
  for (const char* part :
       {"\"version\": 1", "\"occurrences\": 9", "\"columns\": [", "\"words\": ["}) {
    INFO(object);
    CHECK(object.find(part) != std::string::npos);
  }
}

TEST_CASE("a table of CSV and TSV is guarded, marked and quoted", "[table]") {
  CHECK(shown(TableFormat::Csv) ==
        "\uFEFFword,count,share,day,new\r\n\"كلمة\",12345,-1.50,2024-04-02,true\r\n"
        "\"'=a\uFFFD<b>\",7,,,false\r\n,,,,\r\n");
  CHECK(shown(TableFormat::Csv, {.byte_order_mark = false, .header = false})
            .starts_with("\"كلمة\",12345"));
  CHECK(shown(TableFormat::Tsv, {.tabs = true}) ==
        "word\tcount\tshare\tday\tnew\nكلمة\t12345\t-1.50\t2024-04-02\ttrue\n"
        "'=a <b>\t7\t\t\tfalse\n\t\t\t\t\n");
}

TEST_CASE("a table of a page is escaped", "[table]") {
  const std::string page = shown(TableFormat::Html);
  CHECK(page.find("<caption>تعليق &lt;1&gt;</caption>") != std::string::npos);
  CHECK(page.find("=a &lt;b&gt;") != std::string::npos);
  CHECK(page.find("<td><bdi>12345</bdi></td>") != std::string::npos);
  CHECK(page.find("تنبيه") != std::string::npos);
  CHECK(page.ends_with("</html>\n"));
}

TEST_CASE("columns are chosen by name, in the order asked for", "[table]") {
  const std::vector<std::string> known = {"a", "b", "c"};
  CHECK(chosen_columns({}, known).places == std::vector<std::size_t>{0, 1, 2});
  CHECK(chosen_columns({"c", "a", "c"}, known).places == std::vector<std::size_t>{2, 0, 2});
  CHECK(chosen_columns({"a", "x", "y"}, known).unknown == "x");
  CHECK(chosen_columns({"a"}, known).unknown.empty());
  Table table = answer().table;
  keep_columns({3, 0}, table);
  REQUIRE(table.columns.size() == 2);
  CHECK(table.columns[1].name == "word");
  CHECK(std::get<Date>(table.rows[0][0]) == Date{2024, 4, 2});
  CHECK(std::get<std::string>(table.rows[0][1]) == "كلمة");
}

}  // namespace niger::render
