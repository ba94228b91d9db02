#include "indexer/isolation/isolated_reader.h"

#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <thread>

#include "common/base/error.h"
#include "common/base/sanitizer.h"
#include "common/messages/text.h"
#include "indexer/isolation/messages.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"
#include "tests/support/read_options_for_test.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using Catch::Matchers::Contains;

namespace {

// Ends its reader: tests/support/deadly_parser.cpp.
const std::string kDeadly = "<html><body><p>NIGER-DEADLY</p></body></html>";

std::string page(int number) {
  return "<html><head><title>خبر رقم " + std::to_string(number) +
         "</title></head><body><p>قالت الحكومة في نيامي إن القاعدة " + std::to_string(number) +
         " ستبقى مفتوحة أمام الزوار حتى آخر الشهر.</p></body></html>";
}

std::string warc_record(int number, const std::string& body) {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body;
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.org/" +
         std::to_string(number) + "\r\nContent-Length: " + std::to_string(http.size()) +
         "\r\n\r\n" + http + "\r\n\r\n";
}

class Folder {
 public:
  Candidate file(const std::string& name, const std::string& content) const {
    Candidate file;
    file.native_path = folder_.write(name, content).string();
    file.path = file.native_path;
    file.name = name;
    file.size_bytes = content.size();
    file.mtime_ns = std::int64_t{1'700'000'000} * 1'000'000'000;
    return file;
  }
  [[nodiscard]] std::string path(const std::string& name) const {
    return (folder_.path() / name).string();
  }

 private:
  test::TempDir folder_;
};

test::Collected read_by(IsolatedReader& reader, const Candidate& file) {
  test::Collected collected;
  collected.report = reader.read(file, collected);
  return collected;
}

test::Collected read_isolated(const Candidate& file, const IsolationOptions& options = {}) {
  IsolatedReader reader(options);
  return read_by(reader, file);
}

test::Collected read_here(const Candidate& file, const std::string& settings = "") {
  Reader reader(test::read_options_for_test(settings));
  test::Collected collected;
  collected.report = reader.read(file, collected);
  return collected;
}

// All that was found, as bytes: every field is in them.
std::string all_of(const test::Collected& collected) {
  WireWriter out;
  for (const Article& article : collected.articles) {
    out.text(article.path);
    put(article, out);
  }
  for (const Skipped& skipped : collected.skips) {
    out.text(skipped.path);
    put(skipped, out);
  }
  out.text(collected.report.path);
  put(collected.report, out);
  return out.bytes();
}

std::string localized_of(const test::Collected& collected) {
  std::string all;
  for (const Skipped& skipped : collected.skips) {
    all += skipped.record + ": " + localized(skipped.message) + "\n";
  }
  return all;
}

std::vector<std::string> records_of(const test::Collected& collected) {
  std::vector<std::string> records;
  for (const Article& article : collected.articles) {
    records.push_back(article.record);
  }
  return records;
}

// Waits a little for a process to be gone.
bool is_gone(pid_t pid) {
  for (int i = 0; i < 200; ++i) {
    if (kill(pid, 0) != 0) {
      return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return false;
}

}  // namespace

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
  CHECK_THAT(localized(found.skips.back().message), Contains("the rest was skipped"));
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

TEST_CASE("time: a file that takes too long", "[isolation]") {
  // Its filter makes the clock of its reader run: each of these signals is a tenth of a second.
  const Folder folder;
  IsolationOptions options;
  options.file_time = std::chrono::seconds(2);
  options.settings =
      ".slow=sh -c 'for i in $(seq 50); do kill -PROF $PPID; sleep 0.02; done; sleep 100' %s";
  IsolatedReader reader(options);
  CHECK_THAT(localized_of(read_by(reader, folder.file("a.slow", "x"))),
             Contains("processor time") && Contains("--file-time"));
  CHECK(read_by(reader, folder.file("good.html", page(1))).articles.size() == 1);
}

TEST_CASE("time: a page that takes too long is left out, the others are read", "[isolation]") {
  const Folder folder;
  std::string slow = "<html><body><p";  // libgumbo takes the square of it
  for (int i = 0; i < 100'000; ++i) {
    slow += " a" + std::to_string(i) + "=x";
  }
  slow += ">" + page(2);
  IsolationOptions options;
  options.file_time = std::chrono::seconds(1);
  const test::Collected found =
      read_isolated(folder.file("slow.warc", warc_record(1, page(1)) + warc_record(2, slow) +
                                                 warc_record(3, page(3))),
                    options);
  if (found.articles.size() < 3) {  // else it was quick enough
    CHECK(records_of(found) == std::vector<std::string>{"http://e.org/1", "http://e.org/3"});
    CHECK_THAT(localized_of(found), Contains("http://e.org/2: ") && Contains("processor time") &&
                                        Contains("--file-time"));
  }
}

TEST_CASE("memory: what takes too much is tried with more, then left out", "[isolation]") {
  if (kIsSanitized) {
    return;  // it reserves more than any limit
  }
  const Folder folder;
  const Candidate file =
      folder.file("large.txt", "عنوان\n\n" + std::string(std::size_t{60} << 20, 'a') + "\n");
  IsolationOptions options;
  // Memory is counted at ticks of the kernel's clock: so little that it is passed for many of them.
  options.memory->each_bytes = options.memory->alone_bytes = std::uint64_t{24} << 20;
  CHECK_THAT(localized_of(read_isolated(file, options)),
             Contains("memory") && Contains("--file-memory"));
  options.memory->alone_bytes = std::uint64_t{1} << 30;
  IsolatedReader reader(options);
  const Candidate small = folder.file("small.html", page(1));
  reader.expect({small, file, small});
  CHECK(read_by(reader, small).articles.size() == 1);
  CHECK(all_of(read_by(reader, file)) == all_of(read_here(file)));
  CHECK(read_by(reader, small).articles.size() == 1);
}

TEST_CASE("memory: what is reserved and never written to takes none", "[isolation]") {
  if (kIsSanitized) {
    return;
  }
  const Folder folder;
  std::string text;  // the parser's tables for it, all of them, are fourteen times its size
  while (text.size() < std::size_t{16} << 20) {
    text += "وصلت القاعدة الجوية إلى النيجر ";
  }
  const Candidate file =
      folder.file("large.json", R"([{"id":"1","title":"عنوان","text":")" + text + "\"}]");
  IsolationOptions options;
  options.memory->each_bytes = options.memory->alone_bytes = std::uint64_t{112} << 20;
  CHECK(read_isolated(file, options).articles.size() == 1);
}

TEST_CASE("a filter program ends with its reader, and has the limits of its own", "[isolation]") {
  const Folder folder;
  IsolationOptions options;
  options.memory->each_bytes = options.memory->alone_bytes = std::uint64_t{64} << 20;
  options.settings = ".sleep=sh -c 'echo $$ >" + folder.path("pid") +
                     "; kill -KILL $PPID; sleep 100' %s\n"
                     ".limit=sh -c 'echo نيامي limit $(ulimit -d)' %s";
  CHECK(read_isolated(folder.file("a.sleep", "x"), options).skips.size() == 1);
  pid_t filter = 0;
  std::ifstream(folder.path("pid")) >> filter;
  REQUIRE(filter > 0);
  CHECK(is_gone(filter));
  const test::Collected limit = read_isolated(folder.file("a.limit", "x"), options);
  REQUIRE(limit.articles.size() == 1);
  CHECK_THAT(limit.articles[0].title + limit.articles[0].text, Contains("unlimited"));
}

TEST_CASE("a reading is left when the run is stopped, and the reader may go on", "[isolation]") {
  const Folder folder;
  bool stopped = true;
  IsolationOptions options;
  options.settings = ".sleep=sh -c 'sleep 100' %s";
  options.stopped = [&stopped] { return stopped; };
  IsolatedReader reader(options);
  const Candidate slow = folder.file("a.sleep", "x");
  const Candidate good = folder.file("good.html", page(1));
  reader.expect({slow, good});
  CHECK_THROWS_AS(read_by(reader, slow), ReadingInterrupted);
  stopped = false;
  CHECK(read_by(reader, good).articles.size() == 1);
}

TEST_CASE("what the sink throws passes through, and the reader may go on", "[isolation]") {
  struct Enough {};
  class Refusing : public ArticleSink {
   public:
    void article(Article&&) override { throw Enough(); }
    void skipped(Skipped&&) override { throw Enough(); }
  };
  const Folder folder;
  const Candidate file = folder.file("two.warc", warc_record(1, page(1)) + warc_record(2, page(2)));
  IsolatedReader reader{IsolationOptions()};
  Refusing refusing;
  CHECK_THROWS_AS(reader.read(file, refusing), Enough);
  CHECK(read_by(reader, file).articles.size() == 2);
}
