#include <algorithm>

#include "indexer/reading/fields/record_fields.h"
#include "indexer/reading/formats/markdown_reader.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::fields;
using namespace niger::formats;
using namespace niger::messages;
using namespace niger::walk;
using niger::test::Collected;
using niger::test::read_as;

namespace {

const std::string kBody = "أعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.";

}  // namespace

TEST_CASE("JSON Lines: one article a line, bad lines are named", "[json]") {
  const Collected read = read_as(
      "a.jsonl",
      "{\"id\":\"n1\",\"title\":\"جسر\",\"text\":\"" + kBody +
          "\",\"date\":\"Tue, 22 May 2018 16:58:08 +0400\",\"source\":\"الضفتان\",\"category\":"
          "\"محليات\",\"author\":\"سالم\",\"url\":\"http://x/a\",\"keywords\":[\"جسر\",\"نهر\"]}\n"
          "\n{broken\n[1,2]\n"
          "{\"headline\":\"ثان\",\"content\":\"" +
          kBody +
          "\",\"published\":1713571200}\r\n"
          "{\"عنوان\":\"ثالث\",\"نص\":\"" +
          kBody + "\",\"publisher\":{\"name\":\"وكالة\"}}\n{}");
  CHECK(read.report.kind == "jsonl");
  REQUIRE(read.articles.size() == 3);
  const Article& first = read.articles[0];
  CHECK(first.id == "n1");
  CHECK(first.record == "1");
  CHECK(first.title == "جسر");
  CHECK(first.text == kBody);
  CHECK(first.date == Date{2018, 5, 22});
  CHECK(first.date_origin == DateOrigin::Metadata);
  CHECK(first.source == "الضفتان");
  CHECK(first.category == "محليات");
  CHECK(first.author == "سالم");
  CHECK(first.url == "http://x/a");
  CHECK(first.keywords == std::vector<std::string>{"جسر", "نهر"});
  CHECK(read.articles[1].id == "a.jsonl#5");
  CHECK(read.articles[1].title == "ثان");
  CHECK(read.articles[1].date == Date{2024, 4, 20});
  CHECK(read.articles[2].title == "ثالث");
  CHECK(read.articles[2].source == "وكالة");
  REQUIRE(read.skips.size() == 3);
  CHECK(read.skips[0].record == "3");
  CHECK(localized(read.skips[0].message).starts_with("line 3, byte 2: "));
  CHECK(read.skips[1].record == "4");
  CHECK(read.skips[2].reason == SkipReason::Empty);
}

TEST_CASE("JSON documents: an object, an array, a wrapped array", "[json]") {
  const std::string record = "{\"title\":\"جسر\",\"body\":\"" + kBody + "\"}";
  struct Row {
    const char* why;
    std::string content;
    std::size_t articles;
    std::string first_record;
  };
  const Row rows[] = {
      {"object", record, 1, ""},
      {"array", "[" + record + ",\n" + record + "]", 2, "1"},
      {"wrapped", "{\"count\":2,\"articles\":[" + record + "," + record + "]}", 2, "1"},
      {"of a search engine", "{\"_id\":\"7\",\"_source\":" + record + "}", 1, ""},
      {"pretty printed",
       "{\n  \"title\": \"جسر\",\n  \"text\": [\"" + kBody + "\",\"" + kBody + kBody + "\"]\n}\n",
       1, ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as("a.json", row.content);
    REQUIRE(read.articles.size() == row.articles);
    CHECK(read.articles[0].title == "جسر");
    CHECK(read.articles[0].text.starts_with(kBody));
    CHECK(read.articles[0].record == row.first_record);
  }
  CHECK(read_as("a.json", "{\"title\": ").skips.at(0).reason == SkipReason::Damaged);
  CHECK(read_as("a.json", "42").skips.at(0).reason == SkipReason::Damaged);
  const std::string deep(100'000, '[');
  CHECK(read_as("a.json", deep).skips.at(0).reason == SkipReason::Damaged);
}

TEST_CASE("fields may be mapped and texts may be HTML", "[json]") {
  ReadOptions options;
  options.field_names = {{"body", "story"}, {"title", "caption"}};
  const Collected read =
      read_as("a.jsonl",
              "{\"caption\":\"جسر\",\"title\":\"لا\",\"text\":\"لا\",\"story\":\"<p>" + kBody +
                  "</p><p>ثم &quot;انتهى&quot;.</p>\"}\n",
              options);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "جسر");
  CHECK(read.articles[0].text == kBody + "\nثم \"انتهى\".");
  CHECK(role_named("body") == FieldRole::Text);
  CHECK(role_named("nonsense") == FieldRole::None);
}

TEST_CASE("a line past the limit is reported, the rest go on", "[json]") {
  ReadOptions options;
  options.limits.record_bytes = 300'000;
  const std::string good = "{\"title\":\"جسر\",\"text\":\"" + kBody + "\"}\n";
  const Collected read = read_as(
      "a.jsonl", good + "{\"text\":\"" + std::string(900'000, 'x') + "\"}\n" + good, options);
  CHECK(read.articles.size() == 2);
  REQUIRE(read.skips.size() == 1);
  CHECK(read.skips[0].reason == SkipReason::TooLarge);
  CHECK(read.skips[0].record == "2");
  CHECK(read.articles.back().record == "3");
}

TEST_CASE("a summary that the text does not repeat is its lead", "[json]") {
  const auto read = [](const std::string& summary, const std::string& text) {
    return read_as("a.jsonl", "{\"title\":\"جسر\",\"abstract\":\"" + summary + "\",\"text\":\"" +
                                  text + "\"}\n")
        .articles.at(0);
  };
  const std::string own = "ملخص بكلمات أخرى عن الافتتاح القادم";
  const Article with = read(own, kBody);
  CHECK(with.text == own + "\n" + kBody);
  REQUIRE_FALSE(with.zones.empty());
  CHECK(with.zones[0] == Zone{ZoneKind::Lead, {0, own.size()}});
  CHECK(read(kBody.substr(0, 60), kBody).text == kBody);   // cut out of the text
  CHECK(read("جسر", kBody).text == kBody);                 // the title again
  CHECK(read("<p>" + own + "</p>", kBody).text == kBody);  // a teaser's markup
  CHECK(read(own, "").text == own);
}

TEST_CASE("tables: a quoted cell is bounded by the size of an article alone", "[table]") {
  std::string text;
  while (text.size() < std::size_t{3} << 20) {
    text += kBody + "\n";
  }
  text.pop_back();
  const std::string head = "id,title,text\n1,جسر,\"";
  const Collected read = read_as("a.csv", head + text + "\"\n2,سد,نص\n");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].text == text);
  // A quote that is closed nowhere costs its row, and what follows are rows.
  const Collected open = read_as("a.csv", head + "\n2,سد,نص\n3,نهر,نص\n");
  REQUIRE(open.articles.size() == 2);
  CHECK(open.articles[0].record == "3");
  CHECK(open.articles[1].record == "4");
}

TEST_CASE("lines of JSON: the first is longer than what is read of a file at first", "[json]") {
  for (const char* before : {"", "a"}) {  // one of them is cut within a letter
    std::string text = before;
    while (text.size() < std::size_t{3} << 20) {
      text += "ب";
    }
    const std::string line = R"({"title":"جسر","text":")" + text + "\"}\n";
    const Collected read = read_as("a.jsonl", line + line);
    REQUIRE(read.articles.size() == 2);
    CHECK(read.articles[1].text == text);
  }
}

TEST_CASE("tables: a header, quotes, separators", "[table]") {
  struct Row {
    const char* why;
    std::string name;
    std::string content;
  };
  const Row rows[] = {
      {"commas", "a.csv", "id,title,text\n7,جسر,\"" + kBody + "\"\n"},
      {"semicolons", "a.csv", "id;title;text\r\n7;جسر;" + kBody + "\r\n"},
      {"tabs", "a.tsv", "id\ttitle\ttext\n7\tجسر\t" + kBody},
      {"byte order mark", "a.csv", "\xEF\xBB\xBFid,title,text\n7,جسر," + kBody + "\n\n"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as(row.name, row.content);
    CHECK(read.report.kind == "csv");
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].id == "7");
    CHECK(read.articles[0].title == "جسر");
    CHECK(read.articles[0].text == kBody);
  }
  const Collected quoted =
      read_as("a.csv", "title,text\n\"قال \"\"نعم\"\"\",\"سطر،\nسطر ثان\"\nآخر,نص\n");
  REQUIRE(quoted.articles.size() == 2);
  CHECK(quoted.articles[0].title == "قال \"نعم\"");
  CHECK(quoted.articles[0].text == "سطر،\nسطر ثان");
  CHECK(quoted.articles[1].record == "4");
  CHECK(localized(read_as("a.csv", "x,y\n1,2\n").skips.at(0).message).find("--field") !=
        std::string::npos);
}

TEST_CASE("a quote that is never closed costs its row alone", "[table]") {
  const std::string rest = "ثان,نص ثان\nثالث,\"نص\nآخر\"\n";
  const Collected read = read_as("a.csv", "title,text\n\"أول,نص أول\n" + rest);
  REQUIRE(read.skips.size() == 1);
  CHECK(read.skips[0].record == "2");
  CHECK(localized(read.skips[0].message).find("line 2") != std::string::npos);
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].record == "3");
  CHECK(read.articles[1].text == "نص\nآخر");
  CHECK(read.articles[1].record == "4");
  const Collected inner = read_as("a.csv", "title,text\nشاشة 5\" جديدة,نص أول\n" + rest);
  REQUIRE(inner.articles.size() == 3);
  CHECK(inner.articles[0].title == "شاشة 5\" جديدة");
  CHECK(inner.skips.empty());
  const Collected sloppy = read_as("a.csv", "title,text\n\"قال \"نعم\" ثم ذهب\",نص أول\n" + rest);
  REQUIRE(sloppy.articles.size() == 3);
  CHECK(sloppy.articles[0].title == "قال \"نعم\" ثم ذهب");
}

TEST_CASE("tables as programs write them, not as they should be", "[table]") {
  struct Row {
    const char* why;
    std::string content;
    std::size_t articles = 1;
    std::size_t skips = 0;
    std::string text = kBody;
  };
  std::vector<Row> rows = {
      {"carriage returns alone", "title,text\rجسر," + kBody + "\rنهر," + kBody + "\r", 2},
      {"NUL in a cell", "title,text\nج" + std::string(1, '\0') + "سر," + kBody + "\n"},
      {"holes of NUL between rows",
       "title,text\n" + std::string(3000, '\0') + "جسر," + kBody + "\n"},
      {"a row of more cells", "title,text\nجسر,نص أول, ونص ثان\n", 1, 0, "نص أول, ونص ثان"},
      {"empty cells at the end", "title,text\nجسر," + kBody + ",,,\n"},
      {"a row of fewer cells", "title,text,date\nجسر," + kBody + "\n"},
      {"Excel's line", "sep=;\ntitle;text\nجسر;" + kBody + "\n"},
      {"separators of others in a quoted header",
       "title;\"text\";\"a,b,c,d,e,f\"\nجسر;" + kBody + ";x\n"},
      {"a header with a quote never closed", "\"title,text\nجسر," + kBody + "\n"},
      {"a quote opened in the last row", "title,text\nجسر," + kBody + "\n\"نهر,نص\n", 1, 1},
      {"a quote that only the end closes",
       [&] {
         std::string text = "title,text\n\"أول,نص\n";
         for (int i = 0; i < 20'000; ++i) text += "جسر," + kBody + "\n";
         return text;
       }(),
       20'000, 1},
      {"quotes opened in every row",
       [&] {
         std::string text = "title,text\n";
         for (int i = 0; i < 20'000; ++i) text += "\"أول,نص\n";
         return text + "جسر," + kBody + "\n";
       }(),
       1, 20'000},
  };
  const std::string separators = ",;\t|";
  for (const char separator : separators) {
    const std::string s(1, separator);
    rows.push_back({"a line end in a cell of the header", "title" + s + "\"text\n(of the story)\"" +
                                                              s + "\"text\"\r\nجسر" + s + "x" + s +
                                                              kBody + "\n"});
    rows.push_back({"two of them", "\"id\nof it\"" + s + "title" + s + "\"other\n\nthing\"" + s +
                                       "text\n1" + s + "جسر" + s + "x" + s + kBody + "\n"});
  }
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as("a.csv", row.content);
    CHECK(read.articles.size() == row.articles);
    CHECK(read.skips.size() == row.skips);
    if (!read.articles.empty()) {
      CHECK(read.articles[0].title == "جسر");
      CHECK(read.articles[0].text == row.text);
    }
  }
}

TEST_CASE("TREC markup: documents and their fields", "[trec]") {
  const Collected read =
      read_as("docs.txt",
              "<DOC>\n<DOCNO>A-1</DOCNO>\n<URL>http://x/2018/02/19/a</URL>\n<SRC>alpha</SRC>\n"
              "<CAT>culture</CAT>\n<TITLE>جسر &amp; نهر</TITLE>\n<TIME>Mon, 19 Feb 2018 08:51:01 "
              "+0400</TIME>\n<AUTHOR>سالم</AUTHOR>\n<TEXT>\n<P>" +
                  kBody +
                  "</P>\n<P>ثم 3 < 5.</P>\n"
                  "</TEXT>\n</DOC>\n<DOC><DOCNO>A-2</DOCNO><TEXT>" +
                  kBody + "</TEXT></DOC>\n<DOC>\n");
  CHECK(read.report.kind == "trec");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].id == "A-1");
  CHECK(read.articles[0].title == "جسر & نهر");
  CHECK(read.articles[0].source == "alpha");
  CHECK(read.articles[0].category == "culture");
  CHECK(read.articles[0].author == "سالم");
  CHECK(read.articles[0].url == "http://x/2018/02/19/a");
  CHECK(read.articles[0].date == Date{2018, 2, 19});
  CHECK(read.articles[0].text.starts_with(kBody));
  CHECK(read.articles[0].text.ends_with("ثم 3 < 5."));
  CHECK(read.articles[1].id == "A-2");
  REQUIRE(read.skips.size() == 1);
  CHECK(read.skips[0].reason == SkipReason::Damaged);
}

TEST_CASE("Markdown: front matter and marks", "[markdown]") {
  const Collected read =
      read_as("a.md",
              "---\ntitle: \"جسر جديد\"\ndate: 2024-04-20\ntags: [جسر, نهر]\nauthor: سالم\n---\n"
              "## عنوان فرعي\n" +
                  kBody + " **مهم** و[رابط](http://x).\n");
  CHECK(read.report.kind == "markdown");
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "جسر جديد");
  CHECK(read.articles[0].date == Date{2024, 4, 20});
  CHECK(read.articles[0].author == "سالم");
  CHECK(read.articles[0].keywords == std::vector<std::string>{"جسر", "نهر"});
  CHECK(read.articles[0].text == "عنوان فرعي\n" + kBody + " مهم ورابط.");
  CHECK(read_as("a.md", "# عنوان أول\n\n" + kBody).articles.at(0).title == "عنوان أول");
  CHECK(read_as("a.md", "---\nلا نهاية لها\n" + kBody).articles.size() == 1);
  CHECK(without_marks("> ### `x` [a") == "x [a");
  CHECK(without_marks("").empty());
}
