#include "indexer/settings/progress.h"

#include <algorithm>
#include <sstream>

#include "common/base/utf8.h"
#include "common/messages/quantities.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::messages;
using namespace niger::run_settings;

TEST_CASE("numbers, sizes and times as people write them", "[progress]") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(localized(size_text(0)) == "0 bytes");
  CHECK(localized(size_text(999)) == "999 bytes");
  CHECK(localized(size_text(1200)) == "1.2 KB");
  CHECK(localized(size_text(999'960)) == "1.0 MB");
  CHECK(localized(size_text(5'600'000'000)) == "5.6 GB");
  CHECK(localized(time_text(0.44)) == "0.4 s");
  CHECK(localized(time_text(59.4)) == "59 s");
  CHECK(localized(time_text(200)) == "3 min 20 s");
  CHECK(localized(time_text(7500)) == "2 h 5 min");
}

TEST_CASE("the line shows share, bar, articles, speed and the time left", "[progress]") {
  const ProgressMoment moment{"Indexing", 1500, 30'000'000, 25, 100, 10};
  CHECK(progress_line(moment, 100) ==
        "Indexing 25% [##########..............................]  1,500 articles  3.0 MB/s  30 s "
        "left");
  SECTION("a narrow terminal has no bar, and the line is never wider") {
    CHECK(progress_line(moment, 56).find('[') == std::string::npos);
    for (std::size_t columns = 0; columns < 120; ++columns) {
      CHECK(progress_line(moment, columns).size() <= columns);
    }
  }
  SECTION("without a total there is neither bar nor share, but the time it takes") {
    CHECK(progress_line({"Merging", 7, 0, 0, 0, 3}, 80) == "Merging  7 articles  3.0 s");
    CHECK(progress_line({"Comparing", 0, 0, 0, 0, 61}, 80) == "Comparing  1 min 1 s");
  }
  SECTION("more done than expected is all") {
    CHECK(progress_line({"Indexing", 1, 0, 300, 100, 3}, 80).find("100%") != std::string::npos);
  }
  SECTION("a line of a log has no bar") {
    CHECK(plain_progress(moment) == "Indexing 25%  1,500 articles  3.0 MB/s  30 s left");
  }
}

TEST_CASE("progress in Arabic", "[progress]") {
  const Saying arabic{Language::Arabic, false};
  const ProgressMoment moment{Message::TaskIndexing, 1500, 30'000'000, 25, 100, 10};
  CHECK(plain_progress(moment, arabic) == "الفهرسة 25%  1,500 مقال  3.0 ميغابايت/ث  بقي 30 ث");
  for (std::size_t columns = 1; columns < 90; ++columns) {
    CHECK(count_code_points(progress_line(moment, columns, arabic)) < columns);
  }
}

TEST_CASE("a progress that is not shown writes nothing", "[progress]") {
  std::ostringstream out;
  {
    Progress progress(out, ProgressMode::Silent);
    progress.note("a note");
    progress.start_task("Indexing", 10);
    progress.count().articles += 3;
  }
  CHECK(out.str().empty());
}

TEST_CASE("a progress on a terminal wipes its line in the end", "[progress]") {
  std::ostringstream out;
  Progress progress(out, ProgressMode::Terminal, {}, std::chrono::milliseconds(5));
  progress.note("a note");
  progress.start_task("Indexing", 10);
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  progress.end();
  CHECK(out.str().find("a note\nIndexing") != std::string::npos);
  CHECK(out.str().find("a note") == out.str().rfind("a note"));
  CHECK(out.str().ends_with("\r\033[K"));
}

TEST_CASE("a progress elsewhere is whole lines, rarer and rarer", "[progress]") {
  std::ostringstream out;
  Progress progress(out, ProgressMode::Lines, {}, std::chrono::milliseconds(5));
  progress.note("a note");
  progress.start_task("Merging", 200, [] { return 50; });
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  progress.end();
  const std::string told = out.str();
  CHECK(told.starts_with("a note\nMerging 25%"));
  CHECK(told.ends_with("\n"));
  CHECK(told.find('\r') == std::string::npos);
  CHECK(std::count(told.begin(), told.end(), '\n') < 7);  // not one each 5 ms
}

TEST_CASE("a run that is over soon says nothing in a log", "[progress]") {
  std::ostringstream out;
  Progress progress(out, ProgressMode::Lines);
  progress.note("a note");
  progress.start_task("Indexing", 10);
  progress.end();
  CHECK(out.str().empty());
}
