// What articles say is data in every format: for a terminal, a spreadsheet, a page, a TREC run.
#include <algorithm>
#include <sstream>

#include "common/base/json_writer.h"
#include "common/base/utf8.h"
#include "searcher/render/text_form.h"
#include "tests/searcher/render/render_sample.h"
#include "tests/support/catch.h"

namespace niger::render {

using namespace response;

using namespace test;

TEST_CASE("what an article says cannot command the terminal", "[render]") {
  SearchResponse response = sample();
  response.hits[0].title = {
      "a\x1B[2Jb\u202E"
      "c\nd",
      {{1, 5}},
      true,
      true};
  const std::string text = text_of(response, {});
  CHECK_FALSE(holds(text, "\x1B"));
  CHECK_FALSE(holds(text, "\u202E"));  // RIGHT-TO-LEFT OVERRIDE
  CHECK(holds(text, "1. a [2Jbc d\n"));
}

TEST_CASE("json escapes what must be, and mends ill-formed bytes", "[render]") {
  SearchResponse response;
  response.query = "a\"b\\c\n\t\x01\u2028\xFF";
  CHECK(holds(json_of(response, true), "\"query\":\"a\\\"b\\\\c\\n\\t\\u0001\\u2028\uFFFD\""));
  CHECK(holds(json_of(response, false), "{\n  \"version\": 1,\n"));
}

TEST_CASE("trec runs have six columns whatever the ids hold", "[render]") {
  SearchResponse response = sample();
  std::ostringstream out;
  render_trec(response, out);
  CHECK(out.str() == "1 Q0 a%20b.txt 1 2.500000 niger\n");
  response.query_id = "q 1";
  std::ostringstream batch;
  render_trec(response, batch);
  CHECK(batch.str() == "q%201 Q0 a%20b.txt 1 2.500000 niger\n");
}

TEST_CASE("a cell that a spreadsheet would run begins with an apostrophe", "[render]") {
  struct Row {
    std::string value;
    std::string cell;
  };
  const std::vector<Row> rows = {
      {"", "\"\""},
      {"رويترز", "\"رويترز\""},
      {"a=b-c+d@e", "\"a=b-c+d@e\""},
      {"=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""},
      {"+1", "\"'+1\""},
      {"-1", "\"'-1\""},
      {"@SUM(1)", "\"'@SUM(1)\""},
      {"\uFF1D1", "\"'\uFF1D1\""},
      {"\uFF0B1", "\"'\uFF0B1\""},
      {"\uFF0D1", "\"'\uFF0D1\""},
      {"\uFF201", "\"'\uFF201\""},
      {"  =1", "\"'  =1\""},
      {"\u202E=1", "\"'=1\""},   // what is left out does not hide it
      {"\t=1", "\"\uFFFD=1\""},  // what stands for a tab is no space
      {"'=1", "\"''=1\""},       // so that one apostrophe can be taken away again
      {"'tis", "\"'tis\""},
      {"a\x1B[31m\u009B\x7F\u2028b", "\"a\uFFFD[31m\uFFFD\uFFFD\uFFFDb\""},
      {"say \"x\"", "\"say \"\"x\"\"\""},
  };
  for (const Row& row : rows) CHECK(csv_value(row.value) == row.cell);
}

TEST_CASE("nothing invisible and no other form of an operator hides a formula", "[render]") {
  const auto guarded = [](const std::string& value) { return csv_value(value).starts_with("\"'"); };
  const auto utf8 = [](char32_t c) {
    std::string out;
    append_utf8(c, out);
    return out;
  };
  // Default_Ignorable_Code_Point of DerivedCoreProperties.txt, without what is left out of a cell.
  const std::pair<char32_t, char32_t> ignorable[] = {
      {0xAD, 0xAD},     {0x34F, 0x34F},     {0x115F, 0x1160},   {0x17B4, 0x17B5},
      {0x180B, 0x180F}, {0x200B, 0x200D},   {0x2060, 0x2065},   {0x206A, 0x206F},
      {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
      {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
  for (const auto& [first, last] : ignorable) {
    for (char32_t c = first; c <= last; ++c) {
      INFO(std::hex << static_cast<std::uint32_t>(c));
      CHECK(guarded(utf8(c) + "=1"));
      CHECK_FALSE(guarded(utf8(c) + "1"));
    }
  }
  for (const char32_t blank : {0xA0, 0x1680, 0x2003, 0x202F, 0x3000}) {
    CHECK(guarded(utf8(blank) + "=1"));
  }
  const char32_t forms[] = {'=', 0x207C, 0x208C, 0x2A75, 0x2A76, 0xFE66, 0xFF1D,  // of =
                            '+', 0x207A, 0x208A, 0xFB29, 0xFE62, 0xFF0B,          // of +
                            '-', 0xFE63, 0xFF0D,                                  // of -
                            '@', 0xFE6B, 0xFF20};                                 // of @
  for (const char32_t form : forms) {
    INFO(std::hex << static_cast<std::uint32_t>(form));
    CHECK(guarded(utf8(form) + "1"));
    CHECK(guarded(" \u2060'\uFE0F" + utf8(form) + "1"));
    CHECK_FALSE(guarded("a" + utf8(form)));
  }
  for (const char* plain : {"\u2060", "\u0640=", "\u2014 قال", "٪5", "\u00ADخبر"}) {
    INFO(plain);
    CHECK_FALSE(guarded(plain));
  }
}

TEST_CASE("what a page shows of strangers neither commands nor links elsewhere", "[render]") {
  CHECK(html_escaped("<a href=\"x\">'&\n") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;\n");
  CHECK(html_escaped("a\x1B\u009B\x7F\u202E\u2067z") == "a\uFFFD\uFFFD\uFFFDz");
}

}  // namespace niger::render
