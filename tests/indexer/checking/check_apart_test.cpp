#include "indexer/checking/check_apart.h"

#include <signal.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "common/base/error.h"
#include "common/base/sanitizer.h"
#include "tests/indexer/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger;
using namespace niger::checking;
using namespace niger::messages;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kArticles = 5;

fs::path built_in(const test::TempDir& folder) {
  for (std::uint64_t i = 0; i < kArticles; ++i) {
    folder.write("articles/" + std::to_string(i) + ".txt", "بئر القرية\nحفر أهل القرية بئرا.\n");
  }
  const fs::path index = folder.path() / "index";
  REQUIRE(
      test::run_index({"build", "--index", index.string(), (folder.path() / "articles").string()})
          .status == 0);
  return index;
}

struct Watched {
  CheckReport report;
  std::uint64_t announced = 0;
  std::uint64_t done = 0;
};

CheckOptions watching(Watched& watched) {
  CheckOptions options;
  options.started = [&watched](std::uint64_t articles) { watched.announced = articles; };
  options.article_done = [&watched] { ++watched.done; };
  return options;
}

std::vector<std::string> lines_of(const std::vector<Text>& texts) {
  std::vector<std::string> lines;
  for (const Text& text : texts) lines.push_back(localized(text, Language::English));
  return lines;
}

// The processes that this thread has started and not yet waited for.
std::vector<pid_t> children() {
  std::ifstream list("/proc/thread-self/children");
  std::vector<pid_t> out;
  for (pid_t number = 0; list >> number;) out.push_back(number);
  return out;
}

}  // namespace

TEST_CASE("a check apart reports what a check does", "[check_apart]") {
  const test::TempDir folder;
  const fs::path index = built_in(folder);
  struct Row {
    const char* why;
    const char* file;  // put into the folder of the index
    std::size_t problems;
  };
  const std::vector<Row> rows = {
      {"sound", nullptr, 0},
      {"a generation that a run left", "gen-000009/iamglass", 0},
      {"a table of nonsense", "gen-000001/postlist.glass", 1},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    if (row.file != nullptr) folder.write("index/" + std::string(row.file), "nonsense");
    Watched here;
    Watched apart;
    here.report = check_index(index, watching(here));
    CheckApart check(index);
    apart.report = check.report(watching(apart));
    CHECK((here.report.problem_count > 0) == (row.problems > 0));
    CHECK(apart.report.problem_count == here.report.problem_count);
    CHECK(apart.report.articles == here.report.articles);
    CHECK(lines_of(apart.report.problems) == lines_of(here.report.problems));
    CHECK(lines_of(apart.report.unproved) == lines_of(here.report.unproved));
    CHECK(lines_of(apart.report.left) == lines_of(here.report.left));
    CHECK(apart.announced == here.announced);
    CHECK(apart.done == here.done);
    if (row.problems == 0) CHECK(apart.done == kArticles);
  }
}

TEST_CASE("what a check throws comes out of a check apart", "[check_apart]") {
  const test::TempDir folder;
  const auto failure = [](const auto& check) -> std::string {
    try {
      static_cast<void>(check());
    } catch (const Error& error) {
      return std::to_string(static_cast<int>(error.kind())) + " " + error.what();
    }
    return "nothing";
  };
  const fs::path none = folder.path() / "none";
  const std::string expected = failure([&] { return check_index(none, {}); });
  CHECK(expected.find("none") != std::string::npos);
  CHECK(failure([&] { return CheckApart(none).report({}); }) == expected);

  const fs::path index = built_in(folder);
  CheckOptions stopping;
  stopping.stopped = [] { return true; };
  const std::string stopped = failure([&] { return check_index(index, stopping); });
  CHECK(stopped != "nothing");
  // The wish may come when the check is done: then the report stands.
  const std::string apart = failure([&] { return CheckApart(index).report(stopping); });
  CHECK((apart == stopped || apart == "nothing"));
}

TEST_CASE("a check that is not waited for ends with its object", "[check_apart]") {
  const test::TempDir folder;
  const fs::path index = built_in(folder);
  { const CheckApart check(index); }
  CHECK(children().empty());
}

TEST_CASE("the end of the process that checks is damage found", "[check_apart]") {
  if (kIsSanitized) return;  // there is no such process
  const test::TempDir folder;
  const fs::path index = built_in(folder);
  constexpr int kMostTries = 200;  // one that was killed too late has reported
  for (int i = 0; i < kMostTries; ++i) {
    CheckApart check(index);
    for (const pid_t child : children()) ::kill(child, SIGKILL);
    const CheckReport report = check.report({});
    if (report.sound()) continue;
    REQUIRE(report.problems.size() == 1);
    const std::string line = localized(report.problems.front(), Language::English);
    INFO(line);
    CHECK(line.find(index.string()) != std::string::npos);
    CHECK(line.find("Killed") != std::string::npos);
    return;
  }
  FAIL("the process was never killed in time");
}
