// Time, memory and the end of a reading in a process of its own.
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <thread>

#include "common/base/error.h"
#include "common/base/sanitizer.h"
#include "tests/indexer/isolation/isolated_files.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::isolation;
using namespace niger::walk;
using namespace niger::test;
using Catch::Matchers::Contains;

namespace {

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
  class Refusing : public articles::ArticleSink {
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
