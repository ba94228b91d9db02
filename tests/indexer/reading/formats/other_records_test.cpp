#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::Collected;
using niger::test::read_as;

namespace {

const std::string kText =
    "أعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر أمام شاحنات الحبوب والمسافرين.";

}  // namespace

TEST_CASE("records as programs export them", "[json][csv]") {
  struct Row {
    const char* why;
    std::string name;
    std::string content;
    std::string title;
    std::string text;
    Date date;
    std::string source;
  };
  const std::string title = "\"title\":\"جسر\",";
  const Row rows[] = {
      {"words of several spellings",
       "a.json",
       "{\"Title\":\"جسر\",\"articleContent\":\"" + kText + "\",\"date_publish\":\"2020-10-07\"}",
       "جسر",
       kText,
       {2020, 10, 7},
       ""},
      {"a name that nobody knows",
       "a.json",
       "{" + title + "\"khabar\":\"" + kText + "\",\"x\":\"ق\"}",
       "جسر",
       kText,
       {},
       ""},
      {"Telegram",
       "a.json",
       "{\"messages\":[{\"id\":1,\"date\":\"2020-10-07T08:00:00\",\"text\":[\"عاجل \",{\"type\":"
       "\"hashtag\",\"text\":\"#الجسر\"},\" يفتح اليوم.\"]}]}",
       "",
       "عاجل #الجسر يفتح اليوم.",
       {2020, 10, 7},
       ""},
      {"short paragraphs",
       "a.json",
       "{" + title + "\"paragraphs\":[\"أول الكلام.\",\"آخر الكلام.\"]}",
       "جسر",
       "أول الكلام.\nآخر الكلام.",
       {},
       ""},
      {"an archive of Twitter",
       "tweets.js",
       "window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"7\",\"full_text\":\"" + kText +
           "\",\"created_at\":\"Wed Oct 07 10:00:00 +0000 2020\"}}]",
       "",
       kText,
       {2020, 10, 7},
       ""},
      {"Facebook's bytes as letters",
       "a.json",
       "[{\"timestamp\":1602064800,\"data\":[{\"post\":"
       "\"\\u00d8\\u00ac\\u00d8\\u00b3\\u00d8\\u00b1 "
       "\\u00d8\\u00ac\\u00d8\\u00af\\u00d9\\u008a\\u00d8\\u00af \\u00d9\\u0081\\u00d9\\u008a "
       "\\u00d8\\u00a7\\u00d9\\u0084\\u00d9\\u0088\\u00d8\\u00a7\\u00d8\\u00af\\u00d9\\u008a "
       "\\u00d8\\u00a7\\u00d9\\u0084\\u00d8\\u00a3\\u00d8\\u00ae\\u00d8\\u00b6\\u00d8\\u00b1\"}]}]",
       "",
       "جسر جديد في الوادي الأخضر",
       {2020, 10, 7},
       ""},
      {"hits of Elasticsearch",
       "a.json",
       "{\"took\":1,\"hits\":{\"total\":1,\"hits\":[{\"_id\":\"7\",\"_source\":{" + title +
           "\"text\":\"" + kText + "\"}}]}}",
       "جسر",
       kText,
       {},
       ""},
      {"documents of Solr",
       "a.json",
       "{\"responseHeader\":{\"status\":0},\"response\":{\"numFound\":1,\"docs\":[{\"title\":["
       "\"جسر\"],\"text\":[\"" +
           kText + "\"]}]}}",
       "جسر",
       kText,
       {},
       ""},
      {"CSL JSON",
       "a.json",
       "[{" + title + "\"abstract\":\"" + kText +
           "\",\"issued\":{\"date-parts\":[[\"2020\",10,7]]},\"container-title\":\"صحيفة الضفة\"}]",
       "جسر",
       kText,
       {2020, 10, 7},
       "صحيفة الضفة"},
      {"a table with Arabic headers of several words",
       "a.csv",
       "sep=;\nعنوان الخبر;نص الخبر;تاريخ النشر;الصحيفة\nجسر;" + kText +
           ";07/10/2020;صحيفة الضفة\n",
       "جسر",
       kText,
       {2020, 10, 7},
       "صحيفة الضفة"},
      {"the longest column",
       "a.csv",
       "Title,Link,Fact News\nجسر,http://x/1,\"" + kText + "\"\n",
       "جسر",
       kText,
       {},
       ""},
      {"a table without a header", "a.csv", "\"" + kText + "\",7\n", "", kText, {}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as(row.name, row.content);
    CHECK(read.skips.empty());
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].title == row.title);
    CHECK(read.articles[0].text == row.text);
    CHECK(read.articles[0].date == row.date);
    CHECK(read.articles[0].source == row.source);
  }
}

TEST_CASE("where the text of records is not known a doubt names the fields", "[json][csv]") {
  struct Row {
    std::string name;
    std::string content;
    const char* doubt;
  };
  const Row rows[] = {
      {"a.json", "{\"title\":\"جسر\",\"khabar\":\"" + kText + "\"}",
       "no field is named as a text: the longest, khabar"},
      {"a.json", "{\"title\":\"جسر\",\"khabar\":\"قصير\"}",
       "a title without a text (the fields: title, "},
      {"a.csv", "Title,Link,Fact News\nجسر,http://x/1,\"" + kText + "\"\n",
       "no field is named as a text: the longest, Fact News"},
  };
  for (const Row& row : rows) {
    INFO(row.content);
    const Collected read = read_as(row.name, row.content);
    REQUIRE(read.articles.size() == 1);
    REQUIRE(read.report.doubts.size() == 1);
    CHECK(messages::localized(read.report.doubts[0]).starts_with(row.doubt));
  }
}

TEST_CASE("letters that were encoded twice are judged value by value", "[json]") {
  const std::string wrong =
      "\\u00d8\\u00ac\\u00d8\\u00b3\\u00d8\\u00b1 "
      "\\u00d8\\u00ac\\u00d8\\u00af\\u00d9\\u008a\\u00d8\\u00af \\u00d9\\u0081\\u00d9\\u008a "
      "\\u00d8\\u00a7\\u00d9\\u0084\\u00d9\\u0088\\u00d8\\u00a7\\u00d8\\u00af\\u00d9\\u008a";
  const Collected read =
      read_as("a.json", "[{\"title\":\"" + wrong + "\",\"text\":\"" + kText +
                            "\"},{\"title\":\"جسر\",\"author\":\"&nbsp;سعاد التل \",\"text\":\"" +
                            kText + "\"}]");
  REQUIRE(read.articles.size() == 2);
  CHECK(read.articles[0].title.starts_with("جسر جديد"));
  CHECK(read.articles[0].text == kText);
  CHECK(read.articles[1].author == "سعاد التل");
}

TEST_CASE("first lines of texts, and front matter, state fields", "[text]") {
  struct Row {
    const char* why;
    std::string name;
    std::string content;
    std::string title;
    std::string text;
    Date date;
  };
  const Row rows[] = {
      {"a headline between rules",
       "a.txt",
       "====\nجسر جديد\n====\n\n" + kText,
       "جسر جديد",
       kText,
       {}},
      {"a headline with its label",
       "a.txt",
       "العنوان: جسر جديد\n\n" + kText,
       "جسر جديد",
       kText,
       {}},
      {"TOML",
       "a.md",
       "+++\ntitle = \"جسر جديد\"\ndate = 2020-10-07T10:00:00Z\ntags = [\"جسر\"]\n+++\n\n" + kText,
       "جسر جديد",
       kText,
       {2020, 10, 7}},
      {"a web archive: when the page was fetched, if it tells no date",
       "a.warc",
       "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://x/b\r\nWARC-Date: "
       "2018-03-04T05:06:07Z\r\nContent-Type: text/html\r\nContent-Length: " +
           std::to_string(kText.size() + 44) + "\r\n\r\n<html><h1>جسر جديد</h1><p>" + kText +
           "</p></html>\r\n\r\n",
       "جسر جديد",
       kText,
       {2018, 3, 4}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as(row.name, row.content);
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].title == row.title);
    CHECK(read.articles[0].text == row.text);
    CHECK(read.articles[0].date == row.date);
  }
  const Collected dated =
      read_as("a.txt", "جسر جديد على النهر\nتم النشر بتاريخ: 08-02-2019\n\n" + kText);
  REQUIRE(dated.articles.size() == 1);
  CHECK(dated.articles[0].date == Date{2019, 2, 8});
}
