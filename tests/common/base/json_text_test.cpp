#include "common/base/json_text.h"

#include "tests/support/catch.h"

TEST_CASE("text as JSON", "[json_text]") {
  using niger::json_text;
  CHECK(json_text("") == "\"\"");
  CHECK(json_text("القاعدة \"201\" \\") == "\"القاعدة \\\"201\\\" \\\\\"");
  CHECK(json_text("a\nb\t") == "\"a\\nb\\t\"");
  CHECK(json_text("\x1B\x7F\u0085\u2028\u202E\u2066\u200F") ==
        "\"\\u001b\\u007f\\u0085\\u2028\\u202e\\u2066\u200F\"");
  CHECK(json_text("\xff") == "\"\xEF\xBF\xBD\"");
}
