#include "indexer/running/report.h"

#include <fstream>
#include <sstream>

#include "common/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::messages;
using namespace niger::running;
using namespace niger::walk;
using Catch::Matchers::Contains;

namespace {

std::vector<FileOutcome> outcomes() {
  std::vector<FileOutcome> out(2);
  FileReport& first = out[0].report;
  first.path = "/a/خبر \"1\".html";
  first.kind = "html";
  first.bytes = 1200;
  first.articles = 1;
  first.encodings = {{"windows-1256", 1}};
  first.fields = {{ArticleField::Title, FieldOrigin::Page, 1},
                  {ArticleField::Date, FieldOrigin::Text, 1}};
  first.repaired = 2;
  first.doubts = {"2 damaged places as windows-1256"};
  FileReport& second = out[1].report;
  second.path = "/a/all.zip";
  second.kind = "zip";
  second.inner_kinds = {{"jsonl", 1}, {"binary", 2}};
  second.articles = 1500;
  second.skipped = 3;
  second.encodings = {{"UTF-8", 1500}};
  second.fields = {{ArticleField::Title, FieldOrigin::Record, 1400},
                   {ArticleField::Title, FieldOrigin::FirstLine, 100}};
  out[1].skipped = 3;
  out[1].skips = {{"x.jsonl#12", "damaged: line 12: not a JSON object", false}};
  return out;
}

std::string content(const std::string& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a line of the report tells all of a file", "[report]") {
  CHECK(json_line(outcomes()[0]) ==
        "{\"path\":\"/a/خبر \\\"1\\\".html\",\"kind\":\"html\",\"contents\":{},\"bytes\":1200,"
        "\"articles\":1,\"encodings\":{\"windows-1256\":1},\"fields\":{\"title\":{\"page\":1},"
        "\"date\":{\"text\":1}},\"repaired\":2,\"doubts\":[\"2 damaged places as windows-1256\"],"
        "\"skipped\":0,\"skips\":[],\"replaced\":0,\"replaced_ids\":[]}");
  CHECK_THAT(json_line(outcomes()[1]),
             Contains("\"contents\":{\"jsonl\":1,\"binary\":2}") &&
                 Contains("\"title\":{\"record\":1400,\"first line\":100}") &&
                 Contains("\"skipped\":3,\"skips\":[{\"record\":\"x.jsonl#12\",\"why\":\"damaged: "
                          "line 12: not a JSON object\"}]"));
  CHECK_THAT(json_line(Skipped{"/a/pipe", "", SkipReason::Special, "a FIFO"}),
             Contains("\"path\":\"/a/pipe\"") && Contains("\"why\":\"special: a FIFO\""));
}

TEST_CASE("the readable report counts, then names what to look at", "[report]") {
  const std::vector<FileOutcome> all = outcomes();
  const std::vector<Skipped> unreached = {{"/a/pipe", "", SkipReason::Special, "a FIFO"}};
  CHECK(readable_report({all, unreached}, Language::English) ==
        "2 files, 1.2 KB: 1,501 articles; 4 files or parts skipped, 2 damaged characters\n"
        "\nRead as:\n  html: 1 file, 1 article\n  zip: 1 file, 1,500 articles\n"
        "\nEncodings, by articles:\n  UTF-8: 1,500\n  windows-1256: 1\n"
        "\nFields, by articles, and where they were found:\n"
        "  title: 1,501 (record 1,400, page 1, first line 100)\n  date: 1 (text 1)\n"
        "  source: 0\n  author: 0\n  place: 0\n  category: 0\n  keywords: 0\n  language: 0\n"
        "  url: 0\n"
        "\nDoubtful:\n  /a/خبر \"1\".html: 2 damaged places as windows-1256\n"
        "\nSkipped:\n  /a/all.zip#x.jsonl#12: damaged: line 12: not a JSON object\n"
        "  /a/all.zip: … and 2 more\n  /a/pipe: special: a FIFO\n");
}

TEST_CASE("the report is written as two files", "[report]") {
  const test::TempDir folder;
  const std::string file = (folder.path() / "report").string();
  const std::vector<FileOutcome> all = outcomes();
  const std::vector<Skipped> unreached = {{"/a/pipe", "", SkipReason::Special, "a FIFO"}};
  check_report(file);
  write_report(file, {all, unreached}, Language::English);
  CHECK(content(file) ==
        json_line(all[0]) + "\n" + json_line(all[1]) + "\n" + json_line(unreached[0]) + "\n");
  CHECK(content(file + ".txt") == readable_report({all, unreached}, Language::English));
  check_report(file);
  CHECK_FALSE(content(file).empty());
  CHECK_THROWS_WITH(check_report((folder.path() / "none/report").string()),
                    Contains("none/report") && Contains("--report"));
}
