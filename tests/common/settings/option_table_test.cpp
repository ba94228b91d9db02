#include "common/settings/option_table.h"

#include <cstdint>

#include "common/base/error.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace niger::messages;

using niger::Error;
using niger::settings::Environment;
using niger::settings::OptionTable;
using niger::settings::Origin;
using niger::settings::Request;

namespace {

enum class Colour { Auto, Always };

struct Sample {
  std::string index = "/default/index";
  int limit = 10;
  double boost = 1.5;
  std::uint64_t memory = 512 << 20;
  bool quiet = false;
  bool dry_run = false;
  Colour colour = Colour::Auto;
  std::vector<std::string> excluded;
  std::vector<std::string> words;
};

OptionTable table_of(Sample& sample, bool with_words = true) {
  OptionTable table({"niger-sample", "[OPTION]… WORDS…", "A sample.", "search"});
  table.section("Where")
      .path(sample.index, {.name = "index", .letter = 'i', .value = "DIR", .help = "the index"})
      .section("What")
      .number(sample.limit, {.name = "limit", .letter = 'n', .value = "N", .help = "at most N"}, 0,
              1000)
      .decimal(sample.boost, {.name = "boost", .value = "X", .help = "how much"}, 0, 10)
      .bytes(sample.memory, {.name = "memory", .value = "SIZE", .help = "how much"}, 1 << 20)
      .flag(sample.quiet, {.name = "quiet", .letter = 'q', .help = "say less"})
      .flag(sample.dry_run, {.name = "dry-run", .help = "only say", .typed = true})
      .choice(sample.colour, {.name = "color", .value = "WHEN", .help = "colours"},
              {{"auto", Colour::Auto}, {"always", Colour::Always}})
      .list(sample.excluded, {.name = "exclude", .value = "GLOB", .help = "leave out"});
  if (with_words) {
    table.arguments(sample.words,
                    {.name = "words", .value = "WORDS", .help = "what to find", .typed = true});
  }
  return table;
}

Sample read(const std::vector<std::string>& arguments, const Environment& environment = {},
            const std::vector<std::filesystem::path>& files = {}) {
  Sample sample;
  table_of(sample).read(arguments, environment, files);
  return sample;
}

std::string complaint(const std::vector<std::string>& arguments,
                      const Environment& environment = {},
                      const std::vector<std::filesystem::path>& files = {}) {
  try {
    read(arguments, environment, files);
  } catch (const Error& error) {
    CHECK(error.kind() == niger::ErrorKind::Usage);
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("names that are no setting are told, those of the other program are not", "[settings]") {
  const niger::test::TempDir folder;
  struct Row {
    const char* why;
    const char* file;
    std::vector<std::string> warnings;  // a part of each
  };
  const std::vector<Row> rows = {
      {"all is known", "limit = 5\n[search]\nboost = 2\n", {}},
      {"of the other program", "threads = 2\nencoding = UTF-8\n[index]\nthreads = 1\n", {}},
      {"of another command", "facet-values = 2\n[search]\nfacet-values = 2\n", {}},
      {"mistyped", "limt = 5\n", {"\"limt\" (did you mean limit?)"}},
      {"like nothing", "zzzzzz = 5\n", {"\"zzzzzz\": ignored"}},
      {"a section of neither", "[serch]\nlimit = 5\n", {"\"serch.limit\" (did you mean limit?)"}},
      {"two", "limt = 5\nthreds = 1\n", {"limt", "threads"}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    Sample sample;
    OptionTable table = table_of(sample);
    table.read({}, {}, {folder.write("niger.conf", row.file)});
    REQUIRE(table.warnings().size() == row.warnings.size());
    for (std::size_t i = 0; i < row.warnings.size(); ++i) {
      const std::string told = localized(table.warnings()[i]);
      INFO(told);
      CHECK(told.find(row.warnings[i]) != std::string::npos);
      CHECK(told.find("niger.conf") != std::string::npos);
    }
  }
  // In the program's own section nothing else can be meant.
  CHECK(complaint({}, {}, {folder.write("niger.conf", "[search]\nlimt = 5\n")}).find("limit") !=
        std::string::npos);
}

TEST_CASE("variables that are nearly settings are told", "[settings]") {
  struct Row {
    const char* name;
    const char* nearest;  // empty: nothing is told
  };
  for (const Row& row :
       {Row{"NIGER_LIMT", "NIGER_LIMIT"}, Row{"NIGER_FACET_VALUE", "NIGER_FACET_VALUES"},
        Row{"NIGER_CONFG", "NIGER_CONFIG"}, Row{"NIGER_LIMIT", ""}, Row{"NIGER_THREADS", ""},
        Row{"NIGER_PAGER", ""}, Row{"NIGER_CONFIG", ""}, Row{"NIGER_RIVER_LENGTH", ""},
        Row{"NIGER_", ""}, Row{"LIMT", ""}}) {
    INFO(row.name);
    Sample sample;
    OptionTable table = table_of(sample);
    Environment environment;
    environment.variables = {{row.name, row.name == std::string("NIGER_CONFIG") ? "" : "5"}};
    table.read({}, environment, {});
    REQUIRE(table.warnings().size() == (*row.nearest == '\0' ? 0 : 1));
    for (const niger::messages::Text& warning : table.warnings()) {
      CHECK(localized(warning).find(row.nearest) != std::string::npos);
    }
  }
}

TEST_CASE("without any source the struct keeps its own defaults", "[settings]") {
  const Sample sample = read({});
  CHECK(sample.index == "/default/index");
  CHECK(sample.limit == 10);
  CHECK(sample.memory == std::uint64_t{512} << 20);
  CHECK_FALSE(sample.quiet);
  CHECK(sample.words.empty());
}

TEST_CASE("the command line gives every kind of value", "[settings]") {
  const Sample sample =
      read({"-i", "/x", "--limit=5", "القاعدة", "--boost", "2.25", "--memory", "2G", "-q",
            "--dry-run", "--color=always", "--exclude", "a", "--exclude=b,c", "--", "--limit"});
  CHECK(sample.index == "/x");
  CHECK(sample.limit == 5);
  CHECK(sample.boost == 2.25);
  CHECK(sample.memory == std::uint64_t{2} << 30);
  CHECK(sample.quiet);
  CHECK(sample.dry_run);
  CHECK(sample.colour == Colour::Always);
  CHECK(sample.excluded == std::vector<std::string>{"a", "b,c"});
  CHECK(sample.words == std::vector<std::string>{"القاعدة", "--limit"});
}

TEST_CASE("an option that has one value is refused two", "[settings]") {
  using Catch::Matchers::Contains;
  CHECK_THAT(complaint({"--limit", "5", "-n7"}),
             Contains("--limit") && Contains("5") && Contains("7") && Contains("twice"));
  CHECK_THAT(complaint({"-i", "/a", "--index=/b"}),
             Contains("--index") && Contains("/a") && Contains("/b") && Contains("one index"));
  CHECK_THAT(complaint({"--quiet", "--no-quiet"}), Contains("--quiet"));
  CHECK_THAT(complaint({"--no-quiet", "--quiet"}), Contains("--quiet"));
  CHECK_THAT(complaint({"--color=never", "--color", "always"}), Contains("--color"));
  // The same twice is one.
  CHECK(read({"--limit", "7", "-n7"}).limit == 7);
  CHECK(read({"-q", "--quiet"}).quiet);
  CHECK(read({"-i", "/a", "-i", "/a"}).index == "/a");
  // A stronger place may say otherwise.
  Environment environment;
  environment.variables = {{"NIGER_LIMIT", "3"}};
  CHECK(read({"-n7"}, environment).limit == 7);
  const niger::test::TempDir folder;
  CHECK_THAT(complaint({}, {}, {folder.write("a.conf", "limit = 3\nlimit = 4\n")}),
             Contains("a.conf") && Contains("limit") && Contains("3") && Contains("4"));
  CHECK(read({}, {}, {folder.write("b.conf", "limit = 3\n[search]\nlimit = 4\n")}).limit == 4);
  CHECK(read({}, {}, {folder.write("c.conf", "limit = 3\nlimit = 3\n")}).limit == 3);
  // Help is given all the same, and says what is wrong.
  Sample sample;
  OptionTable table = table_of(sample);
  CHECK(table.read({"-i", "/a", "-i", "/b", "--help"}, {}, {}).help);
  CHECK_THAT(table.help(), Contains("one index"));
}

TEST_CASE("the values of lists are told in the order in which they were given", "[settings]") {
  using Order = std::vector<std::pair<std::string, std::string>>;
  const niger::test::TempDir folder;
  const auto file = folder.write("niger.conf", "word = w\nexclude = x\nword = y\n");
  const auto order_of = [&](const std::vector<std::string>& arguments,
                            const Environment& environment) {
    std::vector<std::string> excluded;
    std::vector<std::string> words;
    OptionTable table({"test", "", "", "search"});
    table.list(excluded, {.name = "exclude", .value = "X"})
        .list(words, {.name = "word", .value = "W"});
    (void)table.read(arguments, environment, {file});
    return table.in_order({"exclude", "word"});
  };
  CHECK(order_of({}, {}) == Order{{"word", "w"}, {"exclude", "x"}, {"word", "y"}});
  CHECK(order_of({"--exclude", "1", "--word=2", "--exclude", "3"}, {}) ==
        Order{{"exclude", "1"}, {"word", "2"}, {"exclude", "3"}});
  CHECK(order_of({"--word", "1"}, {}) == Order{{"exclude", "x"}, {"word", "1"}});
  Environment environment;
  environment.variables = {{"NIGER_EXCLUDE", "a,b"}};
  CHECK(order_of({"--word", "1"}, environment) ==
        Order{{"exclude", "a"}, {"exclude", "b"}, {"word", "1"}});
}

TEST_CASE("an Arabic word or a quotation after a minus is an argument", "[settings]") {
  CHECK(read({"نيجر", "-فرنسا", "-\"قاعدة جوية\"", "-"}).words ==
        std::vector<std::string>{"نيجر", "-فرنسا", "-\"قاعدة جوية\"", "-"});
}

TEST_CASE("the command line counts more than the environment, that more than files", "[settings]") {
  const niger::test::TempDir folder;
  const auto near = folder.write("near/niger.conf", "limit = 3\n");
  const auto far = folder.write("far/niger.conf",
                                "# for all users\nlimit = 4\nindex = data\nquiet = yes\n"
                                "[search]\ncolor = always\n[index]\nthreads = 9\n");
  Environment environment;
  environment.variables = {{"NIGER_BOOST", "3"},
                           {"NIGER_MEMORY", ""},
                           {"NIGER_DRY_RUN", "yes"},
                           {"NIGER_EXCLUDE", "a,,b"}};
  Sample sample;
  OptionTable table = table_of(sample);
  const Request request =
      table.read({"--boost", "4"}, environment, {near, folder.path() / "none", far});
  CHECK_FALSE(request.help);
  CHECK(table.given() ==
        std::set<std::string>{"boost", "color", "exclude", "index", "limit", "quiet"});
  CHECK(sample.boost == 4);
  CHECK(table.origin("boost") == Origin::CommandLine);
  CHECK(sample.excluded == std::vector<std::string>{"a", "b"});
  CHECK(table.origin("exclude") == Origin::Environment);
  CHECK(sample.limit == 3);  // the first file that has the key
  CHECK(table.origin("limit") == Origin::File);
  CHECK(sample.index == (folder.path() / "far/data").string());
  CHECK(sample.quiet);
  CHECK(sample.colour == Colour::Always);
  CHECK_FALSE(sample.dry_run);                       // may only be typed
  CHECK(table.origin("memory") == Origin::Default);  // a variable set to nothing is not set
}

TEST_CASE("a list from a stronger source replaces that of a weaker one", "[settings]") {
  Environment environment;
  environment.variables = {{"NIGER_EXCLUDE", "a,b"}};
  CHECK(read({"--exclude", "c", "--exclude", "d"}, environment).excluded ==
        std::vector<std::string>{"c", "d"});
}

TEST_CASE("a path may begin with the home", "[settings]") {
  Environment environment;
  environment.variables = {{"HOME", "/home/u"}, {"NIGER_INDEX", "~/idx"}};
  CHECK(read({}, environment).index == "/home/u/idx");
}

TEST_CASE("a bad value is refused in one line that names the option", "[settings]") {
  struct Row {
    std::string why;
    std::vector<std::string> arguments;
    std::string expected;
  };
  const std::vector<Row> rows = {
      {"below the least",
       {"--limit", "-3"},
       "--limit must be a whole number from 0 to 1000, not \"-3\""},
      {"above the most",
       {"-n", "1001"},
       "--limit must be a whole number from 0 to 1000, not \"1001\""},
      {"no number", {"--limit=ten"}, "--limit must be a whole number from 0 to 1000, not \"ten\""},
      {"too long for any number",
       {"--limit=99999999999999999999"},
       "--limit must be a whole number"},
      {"a fraction", {"--limit=1.5"}, "--limit must be a whole number"},
      {"empty", {"--limit="}, "--limit needs a"},
      {"not finite", {"--boost=nan"}, "--boost must be a number from 0 to 10, not \"nan\""},
      {"a size without digits",
       {"--memory=M"},
       "--memory must be a size such as 512M, at least 1M"},
      {"a size too small", {"--memory=9"}, "--memory must be a size such as 512M, at least 1M"},
      {"a size past 64 bits", {"--memory=99999999999999G"}, "--memory must be a size"},
      {"no such choice", {"--color=pink"}, "--color must be one of auto, always, not \"pink\""},
      {"no value", {"--limit"}, "--limit needs a value: --limit N"},
      {"an option where the value was", {"--limit", "--quiet"}, "--limit needs a value"},
      {"a value for a flag", {"--quiet=yes"}, "--quiet takes no value"},
      {"a mistyped name", {"--limti=3"}, "there is no option --limti (did you mean --limit?)"},
      {"half a name", {"--lim=3"}, "there is no option --lim (did you mean --limit?)"},
      {"nothing like it", {"--zzzzzz"}, "there is no option --zzzzzz; --help lists the options"},
      {"no such letter", {"-z"}, "there is no option -z"},
      {"a value with it", {"--zzzzzz=3"}, "there is no option --zzzzzz; --help lists the options"},
      {"an empty path", {"--index", ""}, "--index needs a"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const std::string message = complaint(row.arguments);
    CHECK_THAT(message, Catch::Matchers::StartsWith(row.expected));
    CHECK(message.find('\n') == std::string::npos);
  }
}

TEST_CASE("a bad value elsewhere names the variable or the file", "[settings]") {
  const niger::test::TempDir folder;
  Environment environment;
  environment.variables = {{"NIGER_LIMIT", "many"}};
  CHECK(complaint({}, environment) ==
        "NIGER_LIMIT must be a whole number from 0 to 1000, not \"many\"");
  CHECK(complaint({"--limit=3"}, environment).empty());  // not used, so not asked about

  const auto bad = folder.write("a.conf", "quiet = perhaps\n");
  CHECK(complaint({}, {}, {bad}) ==
        "quiet in " + bad.string() + " must be yes or no, not \"perhaps\"");
  const auto unknown = folder.write("b.conf", "[search]\nlimti = 3\n");
  CHECK(complaint({}, {}, {unknown}) ==
        unknown.string() + ": [search] has no setting \"limti\" (did you mean limit?)");
  const auto line = folder.write("c.conf", "what is this\n");
  CHECK_THAT(complaint({}, {}, {line}), Catch::Matchers::StartsWith(line.string()));
  CHECK_THAT(complaint({}, {}, {folder.path()}),
             Catch::Matchers::StartsWith("cannot read the config file"));
  const auto other = folder.write("d.conf", "threads = 3\n[index]\nmemory = 1\n");
  CHECK(complaint({}, {}, {other}).empty());  // settings of the other program
}

TEST_CASE("an argument where none is expected is refused", "[settings]") {
  Sample sample;
  OptionTable table = table_of(sample, false);
  CHECK_THROWS_WITH(table.read({"word"}, {}, {}), Catch::Matchers::Contains("\"word\""));
}

TEST_CASE("the help shows each option, its default, and where its value came from", "[settings]") {
  Environment environment;
  environment.variables = {{"NIGER_INDEX", "/srv/x"}, {"NIGER_LIMIT", "many"}};
  Sample sample;
  OptionTable table = table_of(sample);
  const Request request = table.read({"--help", "--nonsense"}, environment, {});
  CHECK(request.help);
  const std::string help = table.help();
  for (const std::string expected :
       {"Usage: niger-sample [OPTION]… WORDS…\n", "\nWhere:\n", "  -i, --index DIR",
        "(now: /srv/x, from NIGER_INDEX)", "(default: 512M)", "(default: auto)",
        "(now: many, from NIGER_LIMIT, which must be a whole", "  -h, --help",
        "With the settings as they are: there is no option --nonsense"}) {
    INFO(expected);
    CHECK(help.find(expected) != std::string::npos);
  }
}
