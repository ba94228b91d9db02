#include "indexer/reading/articles/reading_watch.h"

#include <algorithm>
#include <map>

#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::messages;

namespace {

// Counts the units in the order in which they begin, and does with each as told.
class Watch : public ReadingWatch {
 public:
  std::map<int, Turn> turns;  // of the units by number, from 1 on; others are read
  int leave_after = 0;        // what encloses this unit is left behind it
  int begun = 0;
  std::size_t bytes = 0;

  Turn unit_begins(FileReport&) override {
    open_.push_back(++begun);
    const auto turn = turns.find(begun);
    if (turn != turns.end() && turn->second == Turn::PassOver) {
      open_.pop_back();
    }
    return turn == turns.end() ? Turn::Read : turn->second;
  }
  [[nodiscard]] Text refusal() const override { return "refused"; }
  void unit_ended() override {
    const int unit = open_.back();
    open_.pop_back();
    if (unit == leave_after) {
      throw LeaveReading{"left"};
    }
  }
  void bytes_came(std::size_t count) override { bytes += count; }
  void filter_starts() override {}
  void filter_started() override {}
  void filter_runs(pid_t) override {}

 private:
  std::vector<int> open_;
};

test::Collected watched(Watch& watch, const std::string& name, const std::string& content) {
  ReadOptions options;
  options.watch = &watch;
  return test::read_as(name, content, options);
}

std::string lines(int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) {
    all += R"({"title":"عنوان","text":"نص الخبر )" + std::to_string(i) + "\"}\n";
  }
  return all;
}

std::string array(int count) {
  std::string all = lines(count);
  all.pop_back();
  std::replace(all.begin(), all.end(), '\n', ',');
  return "[" + all + "]";
}

std::string rows(int count) {
  std::string all = "title,text\n";
  for (int i = 1; i <= count; ++i) {
    all += "عنوان,نص " + std::to_string(i) + "\n";
  }
  return all;
}

std::string documents(int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) {
    all += "<DOC>\n<DOCNO>d" + std::to_string(i) + "</DOCNO>\n<TEXT>\nنص الخبر\n</TEXT>\n</DOC>\n";
  }
  return all;
}

std::string pages(int count) {
  std::string all;
  for (int i = 1; i <= count; ++i) {
    const std::string http =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>نص الخبر من نيامي</p>";
    all += "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: " + std::to_string(http.size()) +
           "\r\n\r\n" + http + "\r\n\r\n";
  }
  return all;
}

}  // namespace

TEST_CASE("each record and page is a unit, that can be passed over, refused and left behind",
          "[watch]") {
  const std::map<std::string, std::string> files = {{"a.jsonl", lines(5)},
                                                    {"a.json", array(5)},
                                                    {"a.csv", rows(5)},
                                                    {"a.trec", documents(5)},
                                                    {"a.warc", pages(5)}};
  for (const auto& [name, content] : files) {
    INFO(name);
    Watch all;
    const test::Collected wanted = watched(all, name, content);
    REQUIRE(wanted.articles.size() == 5);
    CHECK(all.begun == 5);
    CHECK(all.bytes == content.size());

    Watch some;
    some.turns = {{1, ReadingWatch::Turn::PassOver}, {3, ReadingWatch::Turn::Refuse}};
    const test::Collected found = watched(some, name, content);
    REQUIRE(found.articles.size() == 3);
    // Those that are read are as they would be in any case.
    CHECK(found.articles[0].record == wanted.articles[1].record);
    CHECK(found.articles[0].id == wanted.articles[1].id);
    CHECK(found.articles[1].id == wanted.articles[3].id);
    CHECK(found.articles[2].id == wanted.articles[4].id);
    REQUIRE(found.skips.size() == 1);
    CHECK(found.skips[0].record == wanted.articles[2].record);
    CHECK(found.skips[0].reason == walk::SkipReason::Stopped);
    CHECK(localized(found.skips[0].message) == "refused");

    Watch left;
    left.leave_after = 2;
    const test::Collected begun = watched(left, name, content);
    CHECK(begun.articles.size() == 2);
    REQUIRE(begun.skips.size() == 1);
    CHECK(begun.skips[0].record.empty());
    CHECK(localized(begun.skips[0].message) == "left");
  }
}
