#include "tests/indexer/isolation/isolated_files.h"

#include <signal.h>

#include "common/base/sanitizer.h"
#include "indexer/isolation/messages.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::isolation;
using namespace niger::walk;
using namespace niger::test;
using Catch::Matchers::Contains;

TEST_CASE("a file gives the same in a process of its own", "[isolation]") {
  const Folder folder;
  std::string many;
  std::string rows = "title,text\n";
  for (int i = 0; i < 3000; ++i) {
    many += R"({"id":"a)" + std::to_string(i) + R"(","title":"عنوان","text":"نص الخبر )" +
            std::to_string(i) + R"("})" + "\n" + (i % 100 == 7 ? "{broken\n" : "");
    rows += "عنوان " + std::to_string(i) + ",نص " + std::to_string(i) + "\n";
  }
  std::vector<Candidate> files = {
      folder.file("page.html", page(1)),
      folder.file("empty.txt", ""),
      folder.file("story.txt", "عنوان الخبر\n\nنص الخبر من نيامي.\n"),
      folder.file("many.jsonl", many),
      folder.file("rows.csv", rows),
      folder.file("binary.bin", std::string("\x7F"
                                            "ELF\0\1\2\3",
                                            8)),
      folder.file("pages.warc", warc_record(1, page(1)) + warc_record(2, page(2))),
      folder.file("big.txt", "عنوان\n\n" + std::string(3'000'000, 'a') + " نيامي\n"),
  };
  Candidate missing = files.front();
  missing.path = missing.native_path = folder.path("missing.txt");
  files.push_back(missing);
  std::uint64_t bytes = 0;
  IsolationOptions options;
  options.bytes_read = [&bytes](std::size_t count) { bytes += count; };
  IsolatedReader reader(options);
  reader.expect(files);
  std::uint64_t wanted_bytes = 0;
  for (const Candidate& file : files) {
    INFO(file.name);
    const test::Collected here = read_here(file);
    CHECK(all_of(read_by(reader, file)) == all_of(here));
    wanted_bytes += here.report.bytes;
  }
  CHECK(bytes == wanted_bytes);
  INFO("without notice");
  CHECK(all_of(read_by(reader, files[3])) == all_of(read_here(files[3])));
}

TEST_CASE("more files than a process is told of at a time", "[isolation]") {
  const Folder folder;
  std::vector<Candidate> files;
  for (int i = 0; i < 500; ++i) {
    files.push_back(folder.file(std::to_string(i) + ".html", i % 97 == 50 ? kDeadly : page(i)));
  }
  IsolatedReader reader{IsolationOptions()};
  reader.expect(files);
  for (std::size_t i = 0; i < files.size(); ++i) {
    INFO(i);
    const test::Collected found = read_by(reader, files[i]);
    CHECK(found.articles.size() == (i % 97 == 50 ? 0 : 1));
    CHECK(found.skips.size() == (i % 97 == 50 ? 1 : 0));
    CHECK(found.report.path == files[i].path);
  }
}

TEST_CASE("one deadly page costs that page alone", "[isolation]") {
  const Folder folder;
  const std::string deadly_text = "<p>" + kDeadly + "</p>";
  std::string warc;
  std::string lines;
  std::string array = "[";
  std::string rows = "title,text\n";
  std::string trec;
  for (int i = 1; i <= 5; ++i) {
    const std::string text = i == 3 ? deadly_text : "<p>نص الخبر " + std::to_string(i) + "</p>";
    const std::string object = R"({"title":"عنوان","text":")" + text + "\"}";
    warc += warc_record(i, i == 3 ? kDeadly : page(i));
    lines += object + "\n";
    array += (i > 1 ? "," : "") + object;
    rows += "عنوان," + text + "\n";
  }
  struct Row {
    std::string name;
    std::string content;
    std::string record;
  };
  const std::vector<Row> table = {{"five.warc", warc, "http://e.org/3"},
                                  {"five.jsonl", lines, "3"},
                                  {"five.json", array + "]", "3"},
                                  {"five.csv", rows, "4"}};
  for (const Row& row : table) {
    INFO(row.name);
    const test::Collected found = read_isolated(folder.file(row.name, row.content));
    CHECK(found.articles.size() == 4);
    REQUIRE(found.skips.size() == 1);
    CHECK(found.skips[0].record == row.record);
    CHECK(found.skips[0].reason == SkipReason::Stopped);
    CHECK(found.report.articles == 4);
    CHECK(found.report.skipped == 1);
  }
}

TEST_CASE("what was found before a death is neither lost nor found twice", "[isolation]") {
  // Some megabytes, so that much of it has been handed over when the process dies.
  const Folder folder;
  const unsigned seed = std::random_device()();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  std::string warc;
  std::vector<std::string> wanted;
  std::vector<std::string> deadly;
  for (int i = 1; i <= 1500; ++i) {
    const bool dies = random() % 300 == 0 && deadly.size() < 8;
    warc += warc_record(i, dies ? kDeadly : page(i) + "<p>" + std::string(random() % 4000, 'a'));
    (dies ? deadly : wanted).push_back("http://e.org/" + std::to_string(i));
  }
  const Candidate file = folder.file("many.warc", warc);
  const test::Collected found = read_isolated(file);
  CHECK(records_of(found) == wanted);
  REQUIRE(found.skips.size() == deadly.size());
  for (std::size_t i = 0; i < deadly.size(); ++i) {
    CHECK(found.skips[i].record == deadly[i]);
  }
  // The report tells of all of it, as if no process had died.
  CHECK(found.report.kind == "warc");
  CHECK(found.report.bytes == warc.size());
  CHECK(found.report.articles == wanted.size());
  CHECK(found.report.skipped == deadly.size());
  REQUIRE(found.report.encodings.size() == 1);
  CHECK(found.report.encodings[0].count == wanted.size());
}

TEST_CASE("a file that ends its process again and again is given up", "[isolation]") {
  const Folder folder;
  std::string warc;
  for (int i = 1; i <= 40; ++i) {
    warc += warc_record(i, i % 2 == 0 ? kDeadly : page(i));
  }
  const test::Collected found = read_isolated(folder.file("bad.warc", warc));
  CHECK(found.articles.size() < 20);
  CHECK(found.report.articles == found.articles.size());
  REQUIRE_FALSE(found.skips.empty());
  CHECK(found.skips.size() <= 10);
  CHECK(found.skips.back().record.empty());
  CHECK_THAT(messages::localized(found.skips.back().message), Contains("the rest was skipped"));
}

TEST_CASE("how a process died is told", "[isolation]") {
  const Folder folder;
  struct Row {
    std::string death;
    std::string told;
  };
  for (const Row& row :
       {Row{"kill -SEGV $PPID", "signal 11, SIGSEGV"}, Row{"kill -ABRT $PPID", "signal 6, SIGABRT"},
        Row{"kill -KILL $PPID", "killed from outside"}}) {
    INFO(row.death);
    IsolationOptions options;
    options.settings = ".die=sh -c '" + row.death + "; sleep 5' %s";
    IsolatedReader reader(options);
    const test::Collected found = read_by(reader, folder.file("file.die", "x"));
    CHECK(found.articles.empty());
    if (!kIsSanitized) {  // which ends it in its own way
      CHECK_THAT(localized_of(found), Contains(row.told));
    }
    CHECK(read_by(reader, folder.file("good.html", page(1))).articles.size() == 1);
  }
}
