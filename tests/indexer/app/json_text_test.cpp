#include "indexer/app/json_text.h"

#include "tests/support/catch.h"

TEST_CASE("text as JSON", "[json_text]") {
  using niger::json_text;
  CHECK(json_text("") == "\"\"");
  CHECK(json_text("القاعدة \"201\" \\") == "\"القاعدة \\\"201\\\" \\\\\"");
  CHECK(json_text("a\nb\t") == "\"a\\u000ab\\u0009\"");
  CHECK(json_text("\xff") == "\"\xEF\xBF\xBD\"");
}
