#include "common/base/json_writer.h"

#include <sstream>

#include "tests/support/catch.h"

namespace niger {
namespace {

std::string written(std::string_view text) {
  std::ostringstream out;
  JsonWriter(out, true).string(text);
  return out.str();
}

void write_sample(JsonWriter& json) {
  json.begin_object()
      .member("name", "نيامي")
      .member("count", 3U)
      .member("age", -5)
      .member("known", true);
  json.member_or_null("author", "").member_or_null("source", "رويترز");
  json.key("score")
      .number(1.5, 4)
      .member("seconds", 1234567.0)
      .key("none")
      .begin_array()
      .end_array();
  json.key("rows").begin_array();
  for (const unsigned row : {1U, 2U}) json.begin_object().member("row", row).end_object();
  json.null().boolean(false).end_array().end_object();
}

}  // namespace

TEST_CASE("text as JSON", "[json_writer]") {
  CHECK(written("") == "\"\"");
  CHECK(written("القاعدة \"201\" \\") == "\"القاعدة \\\"201\\\" \\\\\"");
  CHECK(written("a\nb\t") == "\"a\\nb\\t\"");
  CHECK(written("\x1B\x7F\u0085\u2028\u202E\u2066\u200F") ==
        "\"\\u001b\\u007f\\u0085\\u2028\\u202e\\u2066\u200F\"");
  CHECK(written("\xff") == "\"\xEF\xBF\xBD\"");
}

TEST_CASE("objects and arrays as JSON, on one line and indented", "[json_writer]") {
  std::ostringstream line;
  JsonWriter compact(line, true);
  write_sample(compact);
  CHECK(line.str() ==
        "{\"name\":\"نيامي\",\"count\":3,\"age\":-5,\"known\":true,\"author\":null,\"source\":"
        "\"رويترز\","
        "\"score\":1.5000,\"seconds\":1.23457e+06,\"none\":[],\"rows\":[{\"row\":1},{\"row\":2},"
        "null,false]}");
  std::ostringstream lines;
  JsonWriter indented(lines, false);
  write_sample(indented);
  CHECK(lines.str() == R"({
  "name": "نيامي",
  "count": 3,
  "age": -5,
  "known": true,
  "author": null,
  "source": "رويترز",
  "score": 1.5000,
  "seconds": 1.23457e+06,
  "none": [],
  "rows": [
    {
      "row": 1
    },
    {
      "row": 2
    },
    null,
    false
  ]
})");
}

}  // namespace niger
