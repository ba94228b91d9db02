#include "indexer/settings/options.h"

#include <set>

#include "common/base/error.h"
#include "common/settings/known_settings.h"
#include "indexer/settings/source_settings.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::run_settings;
using Catch::Matchers::Contains;

namespace {

IndexOptions parsed(const std::string& verb, const std::vector<std::string>& arguments,
                    std::map<std::string, std::string> variables = {{"HOME", "/h"}}) {
  settings::Environment environment;
  environment.variables = std::move(variables);
  IndexOptions options;
  option_table(verb, environment, options).read(arguments, environment, {});
  return options;
}

}  // namespace

TEST_CASE("the settings of niger-index are known to both programs", "[index_options]") {
  std::set<std::string> names;
  for (const char* verb : {"build", "update", "add", "drop", "move", "copy", "inspect", "status",
                           "check", "remove", "restore", "purge"}) {
    IndexOptions options;
    const std::vector<std::string> some = option_table(verb, {}, options).settings();
    names.insert(some.begin(), some.end());
  }
  CHECK(std::vector<std::string>(names.begin(), names.end()) == settings::known_settings("index"));
}

TEST_CASE("a field that articles do not have is refused with those they have", "[index_options]") {
  SourceSettings settings;
  for (const char* good : {"body=story", "text=story", "id=nr", "no-equals", "=x"}) {
    INFO(good);
    IndexOptions options;
    options.fields = {good};
    CHECK_NOTHROW(take_reading_options(options, true, settings));
  }
  IndexOptions options;
  options.fields = {"body=story", "foo=bar"};
  CHECK_THROWS_WITH(take_reading_options(options, true, settings),
                    Contains("\"foo\"") && Contains("title, body"));
  // What an index keeps is not judged again.
  settings.fields = {"foo=bar"};
  CHECK_NOTHROW(read_options(settings));
}

TEST_CASE("defaults of each verb", "[index_options]") {
  const IndexOptions build = parsed("build", {});
  CHECK(build.index == "/h/.local/share/niger/index");
  REQUIRE(build.sources.size() == 1);
  CHECK(build.sources.front().ends_with("articles"));
  CHECK(build.memory_bytes == std::uint64_t{512} << 20);
  CHECK(build.threads == 0);
  CHECK(build.listed == 20);
  CHECK_FALSE(build.file_dates);
  CHECK_FALSE(build.quiet);
  CHECK_FALSE(build.hidden);
  CHECK(build.encoding.empty());
  CHECK(build.files_from.empty());
  CHECK(build.limits == articles::ReadLimits());
  CHECK(build.filter_seconds == 60);
  CHECK(parsed("update", {}).wait_seconds == 0);
  CHECK_FALSE(parsed("update", {}).dry_run);
  CHECK_FALSE(parsed("update", {}).accept_removals);
  CHECK_FALSE(parsed("check", {}).repair);
  CHECK_FALSE(parsed("status", {}).backlog);
  for (const std::string verb : {"update", "check"}) {
    INFO(verb);
    CHECK(parsed(verb, {}).memory_bytes == std::uint64_t{512} << 20);
    CHECK(parsed(verb, {}).listed == 20);
    CHECK(parsed(verb, {}).log.empty());
    CHECK(parsed(verb, {}).report.empty());
    CHECK_FALSE(parsed(verb, {}).quiet);
  }
  CHECK_FALSE(parsed("status", {}).json);
  CHECK(parsed("status", {}, {}).index == "/var/lib/niger/index");
}

TEST_CASE("every verb speaks in the language asked for", "[index_options]") {
  for (const std::string verb :
       {"build", "update", "check", "status", "inspect", "remove", "restore", "purge"}) {
    INFO(verb);
    CHECK(parsed(verb, {}).lang == settings::LanguageChoice::Auto);
    CHECK(parsed(verb, {"--lang=ar"}).lang == settings::LanguageChoice::Arabic);
    CHECK(parsed(verb, {}, {{"NIGER_LANG", "en"}}).lang == settings::LanguageChoice::English);
    CHECK_THROWS_WITH(parsed(verb, {"--lang=fr"}), Contains("--lang") && Contains("auto, ar, en"));
  }
}

TEST_CASE("values of every option of build", "[index_options]") {
  const IndexOptions options =
      parsed("build", {"--index=/i", "a", "b", "-e", "windows-1256", "--field=body=story",
                       "--filter=.pdf=x %s", "--hidden", "--file-dates", "-m", "1G", "--wait=9",
                       "-q", "--list=0", "--log=/l", "-t3", "--report=/r"});
  CHECK(options.index == "/i");
  CHECK(options.sources == std::vector<std::string>{"a", "b"});
  CHECK(options.encoding == "windows-1256");
  CHECK(options.fields == std::vector<std::string>{"body=story"});
  CHECK(options.filters == std::vector<std::string>{".pdf=x %s"});
  CHECK(options.hidden);
  CHECK(options.file_dates);
  CHECK(options.memory_bytes == std::uint64_t{1} << 30);
  CHECK(options.wait_seconds == 9);
  CHECK(options.quiet);
  CHECK(options.listed == 0);
  CHECK(options.log == "/l");
  CHECK(options.threads == 3);
  CHECK(options.report == "/r");
}

TEST_CASE("limits of build and inspect", "[index_options]") {
  for (const std::string verb : {"build", "inspect"}) {
    INFO(verb);
    const IndexOptions options =
        parsed(verb, {"--max-file=1G", "--max-article=2M", "--max-unpacked=3K", "--max-ratio=4",
                      "--max-entries=5", "--max-nesting=6", "--filter-seconds=7", "a"});
    CHECK(options.limits.file_bytes == std::uint64_t{1} << 30);
    CHECK(options.limits.record_bytes == std::uint64_t{2} << 20);
    CHECK(options.limits.unpacked_bytes == 3072);
    CHECK(options.limits.unpacked_ratio == 4);
    CHECK(options.limits.entries == 5);
    CHECK(options.limits.archive_depth == 6);
    CHECK(options.filter_seconds == 7);
  }
  CHECK(parsed("build", {"--files-from=-"}).files_from == "-");
  CHECK(parsed("build", {}).ids == IdScope::File);
  CHECK(parsed("build", {"--ids=unique"}).ids == IdScope::Collection);
}

TEST_CASE("values of the options of inspect", "[index_options]") {
  CHECK(parsed("inspect", {}).sources.empty());
  CHECK(parsed("inspect", {}).shown_articles == 20);
  CHECK_FALSE(parsed("inspect", {}).tokens);
  const IndexOptions options = parsed("inspect", {"--tokens", "--json", "--limit=0", "a", "b"});
  CHECK(options.sources == std::vector<std::string>{"a", "b"});
  CHECK(options.tokens);
  CHECK(options.json);
  CHECK(options.shown_articles == 0);
}

TEST_CASE("values of the options of the other verbs", "[index_options]") {
  CHECK(parsed("update", {"--dry-run"}).dry_run);
  CHECK(parsed("update", {"-n"}).dry_run);
  CHECK(parsed("update", {"--accept-removals"}).accept_removals);
  CHECK(parsed("update", {"--report=/r"}).report == "/r");
  CHECK(parsed("check", {"--repair"}).repair);
  CHECK(parsed("status", {"--list=3"}).listed == 3);
  for (const std::string verb : {"update", "check"}) {
    INFO(verb);
    const IndexOptions options =
        parsed(verb, {"-i/i", "-m128M", "-w7", "-q", "--list=5", "--log=/l"});
    CHECK(options.index == "/i");
    CHECK(options.memory_bytes == std::uint64_t{128} << 20);
    CHECK(options.wait_seconds == 7);
    CHECK(options.quiet);
    CHECK(options.listed == 5);
    CHECK(options.log == "/l");
  }
  CHECK(parsed("status", {"--json", "--backlog"}).json);
  CHECK(parsed("status", {"--backlog"}).backlog);
}

TEST_CASE("the environment gives the index and the sources", "[index_options]") {
  const IndexOptions options = parsed(
      "build", {}, {{"NIGER_INDEX", "/i"}, {"NIGER_SOURCE", "/a:/b"}, {"NIGER_THREADS", "1"}});
  CHECK(options.index == "/i");
  CHECK(options.sources == std::vector<std::string>{"/a", "/b"});
  CHECK(options.threads == 1);
}

TEST_CASE("bad values are usage errors that name the option", "[index_options]") {
  struct Row {
    std::string verb;
    std::vector<std::string> arguments;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"build", {"--index="}, "--index needs"},
      {"build", {"--memory=1K"}, "--memory must be a size"},
      {"build", {"--memory=-1"}, "--memory must be a size"},
      {"build", {"--threads=257"}, "--threads must be a whole number from 0 to 256"},
      {"build", {"--wait=-1"}, "--wait must be"},
      {"build", {"--list=x"}, "--list must be"},
      {"build", {"--log="}, "--log needs"},
      {"build", {"--report="}, "--report needs"},
      {"build", {"--files-from="}, "--files-from needs"},
      {"build", {"--max-file=0"}, "--max-file must be a size"},
      {"build", {"--max-article=x"}, "--max-article must be a size"},
      {"build", {"--max-unpacked="}, "--max-unpacked needs a value"},
      {"build", {"--max-ratio=0"}, "--max-ratio must be"},
      {"build", {"--max-entries=0"}, "--max-entries must be"},
      {"build", {"--max-nesting=101"}, "--max-nesting must be"},
      {"build", {"--filter-seconds=0"}, "--filter-seconds must be"},
      {"inspect", {"--limit=-1"}, "--limit must be"},
      {"inspect", {"--index=i"}, "no option --index"},
      {"build", {"--quiet=1"}, "--quiet takes no value"},
      {"build", {"--dry-run"}, "no option --dry-run"},
      {"update", {"--dryrun"}, "did you mean --dry-run?"},
      {"update", {"folder"}, "\"folder\" is not an option"},
      {"status", {"--jsno"}, "did you mean --json?"},
      {"status", {"--json=1"}, "--json takes no value"},
      {"status", {"--backlog=all"}, "--backlog takes no value"},
      {"status", {"--list=-1"}, "--list must be a whole number"},
      {"status", {"--wait=1"}, "no option --wait"},
      {"update", {"--dry-run=1"}, "--dry-run takes no value"},
      {"update", {"--accept-removals=2"}, "--accept-removals takes no value"},
      {"update", {"--wait=-1"}, "--wait must be a whole number"},
      {"update", {"--wait=x"}, "--wait must be a whole number"},
      {"update", {"--list=1e6"}, "--list must be a whole number"},
      {"update", {"--memory=512T"}, "--memory must be a size"},
      {"update", {"--log"}, "--log needs"},
      {"update", {"--index"}, "--index needs"},
      {"check", {"--memory=1K"}, "at least 64M"},
      {"check", {"--repair=yes"}, "--repair takes no value"},
  };
  for (const Row& row : rows) {
    INFO(row.verb << " " << row.arguments.front());
    CHECK_THROWS_WITH(parsed(row.verb, row.arguments), Contains(row.expected));
  }
}
