#include "indexer/folder/run_record.h"

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::folder;
using namespace niger::messages;

namespace {

RunRecord sample() {
  RunRecord record;
  record.task = "update";
  record.started = "2026-11-21T05:00:00Z";
  record.seconds = 1.25;
  record.result = "failed";
  record.message = "cannot write /x:\nno space = none";
  record.warning =
      Text(Message::SpaceWasDoubtful, {{"size", "9 TB"}, {"path", "/x"}, {"free", "1 MB"}});
  record.files = 100;
  record.articles = 250;
  record.added = 1;
  record.changed = 2;
  record.removed = 3;
  record.skipped = 4;
  record.text_bytes = 1ull << 40;
  record.ignored = {2, 30, 4};
  return record;
}

}  // namespace

TEST_CASE("the last run is told as it was", "[run_record]") {
  const test::TempDir folder;
  CHECK_FALSE(last_run(folder.path()).has_value());
  store_run(sample(), folder.path());
  const auto read = last_run(folder.path());
  REQUIRE(read.has_value());
  CHECK(read->task == "update");
  CHECK(read->started == "2026-11-21T05:00:00Z");
  CHECK(read->seconds == Approx(1.2).margin(0.11));
  CHECK(read->result == "failed");
  CHECK(read->message == "cannot write /x: no space = none");
  CHECK(localized(read->warning).find("9 TB in /x, where 1 MB") != std::string::npos);
  CHECK(read->articles == 250);
  CHECK(read->removed == 3);
  CHECK(read->text_bytes == 1ull << 40);
  CHECK(read->ignored.by == 2);
  CHECK(read->ignored.files == 30);
  CHECK(read->ignored.folders == 4);
}

TEST_CASE("a log line is one line", "[run_record]") {
  const std::string line = log_line(sample());
  CHECK(line.find('\n') == std::string::npos);
  CHECK(line.starts_with("2026-11-21T05:00:00Z update failed: cannot write /x: no space = none, "));
  CHECK(line.find("1 added, 2 changed, 3 removed, 4 skipped, 250 articles") != std::string::npos);
}

TEST_CASE("junk in the place of a record is no record", "[run_record]") {
  const test::TempDir folder;
  folder.write("last-run", "\n\n=\nwhat");
  CHECK_FALSE(last_run(folder.path()).has_value());
}
