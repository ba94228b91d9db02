#include "indexer/reading/formats/lenient_json.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::formats;
using namespace niger::messages;
using niger::test::Collected;
using niger::test::read_as;

namespace {

const std::string kBody = "أعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.";
constexpr std::size_t kRecords = 41;
constexpr std::size_t kOdd = 20;  // of the record that is not as it should be, from 1

std::string record(std::size_t number) {
  return R"({"id":"n)" + std::to_string(number) + R"(","title":"خبر )" + std::to_string(number) +
         R"(","text":")" + kBody + R"("})";
}

// The records with `odd` as the one of them, between `before`, `between` and `after`.
std::string file_of(const std::string& odd, const std::string& before, const std::string& between,
                    const std::string& after) {
  std::string text = before;
  for (std::size_t number = 1; number <= kRecords; ++number) {
    text += (number == 1 ? "" : between) + (number == kOdd ? odd : record(number));
  }
  return text + after;
}

struct Row {
  const char* why;
  std::string odd;
  bool is_kept;           // it gives an article all the same
  std::string text = {};  // of that article, where it is not kBody
};

const std::string kStart = R"({"id":"n20","title":"خبر 20",)";

const Row kRows[] = {
    {"nothing odd", record(kOdd), true},
    {"NaN", kStart + R"("views":NaN,"text":")" + kBody + "\"}", true},
    {"infinity", kStart + R"("views":Infinity,"text":")" + kBody + "\"}", true},
    {"minus infinity", kStart + R"("views":-Infinity,"text":")" + kBody + "\"}", true},
    {"Python's None", kStart + R"("views":None,"old":True,"text":")" + kBody + "\"}", true},
    {"a lone surrogate that leads", kStart + R"("text":"نص \ud83d آخر"})", true, "نص \uFFFD آخر"},
    {"a lone surrogate that trails", kStart + R"("text":"نص \ude00 آخر"})", true, "نص \uFFFD آخر"},
    {"two that lead", kStart + R"("text":"نص \ud83d\ud83d\ude00"})", true, "نص \uFFFD\U0001F600"},
    {"one in a name", kStart + R"("x\ud83d":1,"text":")" + kBody + "\"}", true},
    {"one at the end of a string", kStart + R"("text":"نص \ud83d"})", true, "نص \uFFFD"},
    {"an integer beyond 64 bits",
     kStart + R"("views":123456789012345678901234567890,"text":")" + kBody + "\"}", true},
    {"a negative one", kStart + R"("views":-99999999999999999999,"text":")" + kBody + "\"}", true},
    {"1e999", kStart + R"("views":1e999,"text":")" + kBody + "\"}", true},
    {"numbers of other languages",
     kStart + R"("a":+5,"b":.5,"c":007,"d":0x1F,"e":5.,"text":")" + kBody + "\"}", true},
    {"a line end in a string", kStart + "\"text\":\"سطر\nآخر\"}", true, "سطر\nآخر"},
    {"a tab in a string", kStart + "\"text\":\"سطر\tآخر\"}", true, "سطر\tآخر"},
    {"NUL between values", kStart + std::string("\0\0", 2) + "\"text\":\"" + kBody + "\"}", true},
    {"a comma too many", kStart + R"("text":")" + kBody + "\",}", true},
    {"commas too many in a list", kStart + R"("tags":[,"a",,"b",],"text":")" + kBody + "\"}", true},
    {"escapes that there are not", kStart + R"("text":"نص \q \x41"})", true, "نص \\q \\x41"},
    {"quotes within a string", kStart + R"("text":"قال "نعم" ثم ذهب"})", true,
     "قال \"نعم\" ثم ذهب"},
    {"a byte order mark before it", "\xEF\xBB\xBF" + record(kOdd), true},
    {"deep but closed",
     kStart + R"("a":)" + std::string(100'000, '[') + std::string(100'000, ']') + R"(,"text":")" +
         kBody + "\"}",
     true},
    {"deep and never closed", kStart + R"("a":)" + std::string(100'000, '[') + R"(,"text":"x"})",
     false},
    {"objects deep and never closed",
     [] {
       std::string text = kStart + "\"a\":";
       for (int i = 0; i < 20'000; ++i) text += "{\"a\":";
       return text;
     }(),
     false},
    {"cut off within a string", kStart + R"("text":"نص مقط)", false},
    {"cut off after a name", kStart + R"("text")", false},
    {"its last bracket is missing", kStart + R"("text":"نص")", false},
    {"a bracket too many", kStart + R"("text":"نص"]})", false},
    {"a quote is missing", kStart + R"("text":نص"})", false},
    {"no object but a number", "42", false},
    {"no object but a word", "كلام", false},
    {"a string", "\"كلام\"", false},
};

void check(const Row& row, const Collected& read, bool names_records = true) {
  INFO(row.why);
  REQUIRE(read.articles.size() == kRecords - (row.is_kept ? 0 : 1));
  for (const Article& article : read.articles) {
    const bool is_odd = article.id == "n20";
    CHECK((is_odd ? row.is_kept : article.text == kBody));
    if (is_odd) CHECK(article.text == (row.text.empty() ? kBody : row.text));
  }
  CHECK(read.articles.back().id == "n41");
  if (row.is_kept) {
    CHECK(read.skips.empty());
  } else {
    REQUIRE_FALSE(read.skips.empty());
    CHECK(read.skips[0].reason == walk::SkipReason::Damaged);
    if (names_records) CHECK(read.skips[0].record == "20");
  }
}

}  // namespace

TEST_CASE("one odd record of an array costs itself at most", "[json]") {
  for (const Row& row : kRows) {
    check(row, read_as("a.json", file_of(row.odd, "[", ",\n", "]")));
    check(row, read_as("a.json", file_of(row.odd, "[\n  ", ",\n  ", "\n]\n")));
  }
}

TEST_CASE("one odd record of a wrapped array costs itself at most", "[json]") {
  for (const Row& row : kRows) {
    check(row, read_as("a.json", file_of(row.odd, R"({"count":41,"articles":[)", ",", "]}")));
  }
}

TEST_CASE("one odd record among lines costs itself at most", "[json]") {
  for (const Row& row : kRows) {
    check(row, read_as("a.jsonl", file_of(row.odd, "", "\n", "\n")));
  }
}

TEST_CASE("one odd record among objects side by side costs itself at most", "[json]") {
  for (const Row& row : kRows) {
    check(row, read_as("a.json", file_of(row.odd, "", "", "")));
    check(row, read_as("a.json", file_of(row.odd, "", "\n\n", "")), false);
  }
}

TEST_CASE("what was mended is told with its place", "[json]") {
  const Collected array =
      read_as("a.json", "[" + record(1) + R"(,{"title":"ب","text":"نص","x":NaN}])");
  REQUIRE(array.report.doubts.size() == 1);
  CHECK(localized(array.report.doubts[0]).find("record 2, byte ") == 0);
  CHECK(localized(array.report.doubts[0]).find("NaN") != std::string::npos);
  const Collected lines = read_as("a.jsonl", record(1) + "\n" + R"({"title":"ب","text":"\udc00"})");
  REQUIRE(lines.report.doubts.size() == 1);
  CHECK(localized(lines.report.doubts[0]).find("line 2, byte ") == 0);
  CHECK(localized(lines.report.doubts[0]).find("\\udc00") != std::string::npos);
}

TEST_CASE("an array that ends early is told, and keeps what stands before", "[json]") {
  const Collected open = read_as("a.json", "[" + record(1) + "," + record(2));
  CHECK(open.articles.size() == 2);
  REQUIRE(open.skips.size() == 1);
  CHECK(localized(open.skips[0].message).find("not closed") != std::string::npos);
  const Collected cut = read_as("a.json", "[" + record(1) + "," + record(2).substr(0, 40));
  CHECK(cut.articles.size() == 1);
  REQUIRE(cut.skips.size() == 1);
  CHECK(cut.skips[0].record == "2");
  CHECK(localized(cut.skips[0].message).find("cut off") != std::string::npos);
  const Collected wrapped = read_as("a.json", R"({"articles":[)" + record(1) + "," + record(2));
  CHECK(wrapped.articles.size() == 2);
  CHECK(wrapped.skips.size() == 1);
  CHECK(read_as("a.json", record(1).substr(0, 60)).skips.size() == 1);
}

TEST_CASE("a record of an id that is a large number keeps it", "[json]") {
  for (const char* id :
       {"18446744073709551615", "123456789012345678901234567890", "9223372036854775807"}) {
    const std::string one = std::string(R"({"id":)") + id + R"(,"title":"ب","text":"نص"})";
    CHECK(read_as("a.json", one).articles.at(0).id == id);
    CHECK(read_as("a.json", "[" + one + "]").articles.at(0).id == id);
    CHECK(read_as("a.jsonl", one + "\n").articles.at(0).id == id);
  }
}

TEST_CASE("lines hold several records, or a part of one", "[json]") {
  const Collected side_by_side =
      read_as("a.jsonl", record(1) + record(2) + "\n" + record(3) + "\n");
  REQUIRE(side_by_side.articles.size() == 3);
  CHECK(side_by_side.articles[1].record == "1.2");
  CHECK(side_by_side.skips.empty());
  const std::string pretty = "{\n  \"title\": \"خبر\",\n  \"text\": \"" + kBody +
                             "\",\n  \"tags\": [\n    \"a\"\n  ]\n}\n";
  const Collected over_lines =
      read_as("a.jsonl", record(1) + "\n" + pretty + pretty + record(2) + "\n");
  REQUIRE(over_lines.articles.size() == 4);
  CHECK(over_lines.articles[1].record == "2");
  CHECK(over_lines.skips.empty());
  const Collected array = read_as("a.jsonl", "[\n" + record(1) + ",\n" + record(2) + "\n]\n");
  CHECK(array.articles.size() == 2);
  CHECK(array.skips.empty());
  std::string holes = record(1) + "\n" + std::string(6000, '\0') + record(2) + "\n";
  CHECK(read_as("a.jsonl", holes).articles.size() == 2);
  const Collected marks =
      read_as("a.jsonl", "\xEF\xBB\xBF" + record(1) + "\n\xEF\xBB\xBF" + record(2) + "\n");
  CHECK(marks.articles.size() == 2);
}

TEST_CASE("damaged JSON is read in time that grows with its size", "[json]") {
  // Each of these took, or would take, the square of its size where a record is looked for anew
  // from every place: a test that runs on is one that failed.
  const auto repeated = [](const std::string& piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) text += piece;
    return text;
  };
  for (const std::string piece :
       {"{\"a\":", "{\"a\":\"", "[", "{", "\"", "\\", ",", "{\"a\" ", "}{", "[{\"a\":1,",
        "{\"a\":[", "\"\" ", "NaN", "{\"a\":{\"b\":1},"}) {
    INFO(piece);
    const std::string text = repeated(piece, 2'000'000);
    for (const std::string start : {"", "[", "{\"a\":", "[{\"a\":"}) {
      CHECK(read_as("a.json", start + text).skips.size() >= 1);
    }
    CHECK(read_as("a.jsonl", "{\"title\":\"ب\"}\n" + text).articles.size() >= 1);
  }
}

TEST_CASE("a value ends where it ends", "[json]") {
  struct Value {
    const char* text;
    LenientEnd how;
    std::size_t end;
    const char* strict;  // empty: as it stands
  };
  const Value values[] = {
      {"{} x", LenientEnd::Whole, 2, ""},
      {"[1,2]]", LenientEnd::Whole, 5, ""},
      {"\"a\\\"b\" ", LenientEnd::Whole, 6, ""},
      {"12 ", LenientEnd::Whole, 2, ""},
      {"{\"a\":1e999}", LenientEnd::Whole, 11, "{\"a\":\"1e999\"}"},
      {"[NaN,]", LenientEnd::Whole, 6, "[null ]"},
      {"{\"a\":\"\\", LenientEnd::CutOff, 7, ""},
      {"{\"a\":\"\\u12", LenientEnd::CutOff, 7, ""},
      {"[tru", LenientEnd::CutOff, 4, ""},
      {"[truly]", LenientEnd::Broken, 1, ""},
      {"{\"a\" 1}", LenientEnd::Broken, 5, ""},
      {"{]", LenientEnd::Broken, 1, ""},
      {"}", LenientEnd::Broken, 0, ""},
      {"", LenientEnd::CutOff, 0, ""},
  };
  for (const Value& value : values) {
    INFO(value.text);
    const LenientValue found = lenient_value(value.text, 0);
    CHECK(found.how == value.how);
    if (value.how != LenientEnd::CutOff) CHECK(found.end == value.end);
    CHECK(found.strict == value.strict);
  }
}
