#include "searcher/app/options.h"

#include <algorithm>

#include "common/base/error.h"
#include "common/settings/known_settings.h"
#include "searcher/engine/request_check.h"
#include "tests/support/catch.h"

namespace niger::search_app {

using namespace engine;
using namespace grammar;
using namespace messages;
using namespace response;

namespace {

SearchOptions options_of(std::vector<std::string> arguments) {
  SearchOptions options;
  settings::OptionTable table = search_option_table(options);
  static_cast<void>(table.read(readable_arguments(std::move(arguments)), {}, {}));
  return options;
}

std::vector<FacetField> facets_of(const SearchOptions& options) {
  return facet_choice(options.facets, options.usual_facets).fields;
}

}  // namespace

TEST_CASE("defaults of the search options", "[options]") {
  const SearchOptions options = options_of({"النيجر"});
  CHECK(options.words == std::vector<std::string>{"النيجر"});
  CHECK(options.limit == 10);
  CHECK(options.offset == 0);
  CHECK(options.match == MatchMode::Auto);
  CHECK(options.sort == SortOrder::Relevance);
  CHECK(options.format == OutputFormat::Text);
  CHECK(options.colour == When::Auto);
  CHECK(options.bidi == BidiMode::Auto);
  CHECK(options.language == settings::LanguageChoice::Auto);
  CHECK(options.width == 0);
  CHECK(options.snippet_chars == 220);
  CHECK_FALSE(options.explain);
  CHECK(options.pager);
  CHECK_FALSE(options_of({"--no-pager", "a"}).pager);
  CHECK_FALSE(options.exact);
  CHECK_FALSE(options.copies);
  CHECK_FALSE(options.all_copies);
  CHECK(options.similar.empty());
  CHECK(options.queries.empty());
  CHECK(options.show.empty());
  CHECK(options.recency_percent == 0);
  CHECK(options.new_for.empty());
  CHECK_FALSE(options.usual_facets);
  CHECK(facets_of(options).empty());
  CHECK(options.facet_values == 10);
  CHECK_FALSE(options.timeline);
  CHECK_FALSE(options.kwic);
  CHECK(options.kwic_sort.order == KwicOrder::Text);
  CHECK(options.collocates.most == 0);
  CHECK(options.record.empty());
  CHECK_FALSE(options.is_completing);
}

TEST_CASE("a word to complete may be empty, and needs no query", "[options]") {
  const SearchOptions options = options_of({"--complete", ""});
  CHECK(options.is_completing);
  CHECK(options.complete.empty());
  CHECK(problems_of(options).empty());
  CHECK(options_of({"--complete=source:رو"}).complete == "source:رو");
  CHECK_THROWS_WITH(options_of({"--complete"}), Catch::Matchers::Contains("--complete"));
}

TEST_CASE("values of the options that count and keep", "[options]") {
  const SearchOptions options = options_of(
      {"--recency", "30", "--new", "desk", "--state", "/s", "--facet", "شهر", "--facet", "source",
       "--facet", "month", "--facet-values", "0", "--timeline", "--record", "r.json", "نيامي"});
  CHECK(options.recency_percent == 30);
  CHECK(options.new_for == "desk");
  CHECK(options.state == "/s");
  CHECK(facets_of(options) == std::vector{FacetField::Month, FacetField::Source});
  CHECK(options.facet_values == 0);
  CHECK(options.timeline);
  CHECK(options.record == "r.json");
  const SearchOptions kwic = options_of({"-k", "--kwic-sort", "before", "--collocates", "7",
                                         "--window", "L3,R2", "--min-count", "4", "--stop-words",
                                         "--collocate-sort", "mi3", "--lemma", "نيامي"});
  CHECK(kwic.kwic);
  CHECK(kwic.kwic_sort.positions == std::vector<int>{-1, -2, -3});
  CHECK(kwic.collocates.most == 7);
  CHECK(kwic.collocates.left == 3);
  CHECK(kwic.collocates.right == 2);
  CHECK(kwic.collocates.min_count == 4);
  CHECK(kwic.collocates.stop_words);
  CHECK(kwic.collocates.order == response::CollocateMeasure::CubedMutualInformation);
  CHECK(kwic.lemma);
  CHECK(problems_of(kwic).empty());
  CHECK(options_of({"-k", "--kwic-sort", "random", "--seed", "7", "a"}).seed == 7);
  CHECK(options_of({"a", "--columns", "id,date"}).columns ==
        std::vector<std::string>{"id", "date"});
  CHECK(facets_of(options_of({"--facets", "--facet", "day"})).size() == usual_facets().size() + 1);
}

TEST_CASE("values of the search options", "[options]") {
  const SearchOptions options = options_of(
      {"--index",   "/x",        "--limit", "3",        "--offset",  "20",       "--match",
       "all",       "--sort",    "newest",  "--format", "jsonl",     "--color",  "always",
       "--bidi",    "none",      "--width", "80",       "--snippet", "0",        "--explain",
       "--exact",   "--queries", "-",       "--lang",   "ar",        "--copies", "--all-copies",
       "--similar", "id 7"});
  CHECK(options.index == "/x");
  CHECK(options.limit == 3);
  CHECK(options.offset == 20);
  CHECK(options.match == MatchMode::All);
  CHECK(options.sort == SortOrder::Newest);
  CHECK(options.format == OutputFormat::JsonLines);
  CHECK(options.colour == When::Always);
  CHECK(options.bidi == BidiMode::None);
  CHECK(options.language == settings::LanguageChoice::Arabic);
  CHECK(options.width == 80);
  CHECK(options.snippet_chars == 0);
  CHECK(options.explain);
  CHECK(options.exact);
  CHECK(options.copies);
  CHECK(options.all_copies);
  CHECK(options.similar == "id 7");
  CHECK(options.queries == "-");
}

TEST_CASE("bad values of the search options are usage errors that name them", "[options]") {
  struct Row {
    std::vector<std::string> arguments;
    std::string named;
  };
  const std::vector<Row> rows = {
      {{"--limit", "-3", "a"}, "--limit"},
      {{"--limit", "many", "a"}, "--limit"},
      {{"--offset", "-1", "a"}, "--offset"},
      {{"--match", "most", "a"}, "--match"},
      {{"--sort", "size", "a"}, "--sort"},
      {{"--format", "pdf", "a"}, "--format"},
      {{"--color", "red", "a"}, "--color"},
      {{"--bidi", "left", "a"}, "--bidi"},
      {{"--width", "wide", "a"}, "--width"},
      {{"--snippet", "-1", "a"}, "--snippet"},
      {{"--explain=maybe", "a"}, "--explain"},
      {{"--exact=maybe", "a"}, "--exact"},
      {{"--copies=maybe", "a"}, "--copies"},
      {{"--all-copies=maybe", "a"}, "--all-copies"},
      {{"--similar"}, "--similar"},
      {{"--recency", "101", "a"}, "--recency"},
      {{"--facet-values", "x", "a"}, "--facet-values"},
      {{"--kwic-sort", "up", "a"}, "--kwic-sort"},
      {{"--collocates", "-1", "a"}, "--collocates"},
      {{"--limt", "3", "a"}, "--limt"},
      {{"--lang", "fr", "a"}, "--lang"},
      {{"--pager=maybe", "a"}, "--pager"},
  };
  for (const Row& row : rows) {
    INFO(row.named);
    try {
      static_cast<void>(options_of(row.arguments));
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.kind() == ErrorKind::Usage);
      CHECK(std::string(error.what()).find(row.named) != std::string::npos);
    }
  }
}

TEST_CASE("words to leave out are not options", "[options]") {
  CHECK(options_of({"النيجر", "-مالي"}).words == std::vector<std::string>{"النيجر", "\u2212مالي"});
  CHECK(options_of({"--", "-مالي", "--x"}).words == std::vector<std::string>{"-مالي", "--x"});
}

TEST_CASE("the language is known before the options are read", "[options]") {
  settings::Environment environment;
  environment.variables["LANG"] = "ar_EG.UTF-8";
  CHECK(settings::language_asked({"النيجر"}, environment) == Language::Arabic);
  CHECK(settings::language_asked({"--lang", "en", "--limti"}, environment) == Language::English);
  CHECK(settings::language_asked({"--lang=en"}, environment) == Language::English);
  CHECK(settings::language_asked({"--", "--lang=en"}, environment) == Language::Arabic);
  CHECK(settings::language_asked({"--lang", "fr"}, environment) == Language::Arabic);
  environment.variables["NIGER_LANG"] = "en";
  CHECK(settings::language_asked({"النيجر"}, environment) == Language::English);
  CHECK(settings::language_of(settings::LanguageChoice::Auto, Language::Arabic) ==
        Language::Arabic);
  CHECK(settings::language_of(settings::LanguageChoice::English, Language::Arabic) ==
        Language::English);
  CHECK(settings::language_of(settings::LanguageChoice::Arabic, Language::English) ==
        Language::Arabic);
}

TEST_CASE("options that do not go together", "[options]") {
  SearchOptions options;
  CHECK_FALSE(problems_of(options).empty());  // no query
  options.queries = "x";
  CHECK(problems_of(options).empty());
  options.format = OutputFormat::Html;
  CHECK_FALSE(problems_of(options).empty());
  options.format = OutputFormat::Trec;
  options.words = {"a"};
  CHECK_FALSE(problems_of(options).empty());
}

TEST_CASE("the command line adds its options to what the engine reports", "[options]") {
  using Kind = RequestProblem::Kind;
  struct Row {
    RequestProblem problem;
    const char* expected;
  };
  const std::vector<Row> rows = {
      {problems_of(SearchOptions()).front(), "no query: type what to search for, or see"},
      {facet_choice({"sorce"}, false).problems.front(), "--facet: no field is named sorce (did"},
      {{Kind::Needs, "kwic", "words", Message::KwicNeedsWords}, "--kwic: no word to show in"},
      {{Kind::Unknown, "similar", {}, {Message::ArticleUnknown, {{"id", "a"}}}}, "no article has"},
      {clashes({{"show"}, {"kwic"}}, FieldStyle::Option).front(), "--show and --kwic cannot"},
  };
  for (const Row& row : rows) {
    const std::string text = localized(command_line_text(row.problem), Language::English);
    INFO(text);
    CHECK(text.starts_with(row.expected));
  }
}

TEST_CASE("an option is no value of another", "[options]") {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--new", "--lang", "ar", "a"},
        {"--new", "-k", "a"},
        {"--facet", "--timeline", "a"},
        {"--record", "--no-pager", "a"},
        {"--show", "--format=json"}}) {
    INFO(arguments[0] << ' ' << arguments[1]);
    CHECK_THROWS_WITH(options_of(arguments),
                      Catch::Matchers::Contains(arguments[0] + " needs a value"));
  }
  CHECK(options_of({"--new=--lang", "a"}).new_for == "--lang");
  CHECK(options_of({"--new", "--none", "a"}).new_for == "--none");
  CHECK(options_of({"--queries", "-"}).queries == "-");
}

TEST_CASE("a refusal names both options", "[options]") {
  struct Row {
    std::vector<std::string> arguments;
    std::string one;
    std::string other;
  };
  const std::vector<Row> rows = {
      {{"--show", "a", "--queries", "q"}, "--show", "--queries"},
      {{"--columns", "id", "a"}, "--columns", "--format csv"},
      {{"--show", "a", "--format", "trec"}, "--show", "--format trec"},
      {{"--show", "a", "--explain"}, "--show", "--explain"},
      {{"--show", "a", "--kwic"}, "--show", "--kwic"},
      {{"--show", "a", "--new", "n"}, "--show", "--new"},
      {{"--kwic", "a", "--format", "trec"}, "--kwic", "--format trec"},
      {{"--seed", "5", "--kwic", "a"}, "--seed", "--kwic-sort random"},
      {{"--form", "--lemma", "--kwic", "a"}, "--form", "--lemma"},
      {{"--lemma", "a"}, "--lemma", "--kwic"},
      {{"--window", "5", "--kwic", "a"}, "--window", "--collocates"},
      {{"--min-count", "5", "--kwic", "a"}, "--min-count", "--collocates"},
      {{"--stop-words", "--kwic", "a"}, "--stop-words", "--collocates"},
      {{"--collocate-sort", "mi", "--kwic", "a"}, "--collocate-sort", "--collocates"},
      {{"--kwic", "a", "--recency", "5"}, "--kwic", "--recency"},
      {{"--kwic", "a", "--kwic-sort", "after", "--sort", "newest"}, "--kwic-sort", "--sort newest"},
      {{"--kwic-sort", "before", "a"}, "--kwic-sort", "--kwic"},
      {{"--collocates", "5", "a"}, "--collocates", "--kwic"},
      {{"--new", "n", "--offset", "1", "a"}, "--new", "--offset"},
      {{"--record", "r", "--queries", "q"}, "--record", "--queries"},
      {{"--recency", "5", "--sort", "oldest", "a"}, "--recency", "--sort oldest"},
      {{"--facets", "--format", "trec", "a"}, "--facets", "--format trec"},
      {{"--facet", "source", "--format", "trec", "a"}, "--facet", "--format trec"},
      {{"--facet", "sorce", "a"}, "--facet", "source"},
      {{"--facet", "zzzzzz", "a"}, "zzzzzz", "source"},
  };
  for (const Row& row : rows) {
    INFO(row.one << ' ' << row.other);
    const RequestProblems problems = problems_of(options_of(row.arguments));
    REQUIRE_FALSE(problems.empty());
    const std::string message = localized(command_line_text(problems.front()));
    CHECK(message.find(row.one) != std::string::npos);
    CHECK(message.find(row.other) != std::string::npos);
  }
}

TEST_CASE("the settings of niger-search are known to both programs", "[options]") {
  SearchOptions options;
  std::vector<std::string> names = search_option_table(options).settings();
  std::sort(names.begin(), names.end());
  CHECK(names == settings::known_settings("search"));
  for (const std::string& name : names) {
    const std::vector<std::string>& all = settings::known_settings("");
    CHECK(std::binary_search(all.begin(), all.end(), name));
  }
}

TEST_CASE("every option is in the help", "[options]") {
  SearchOptions options;
  settings::OptionTable table = search_option_table(options);
  static_cast<void>(table.read({"--help"}, {}, {}));
  const std::string help = table.help();
  for (const char* name :
       {"--index",      "--queries", "--match",        "--exact",    "--limit", "--offset",
        "--sort",       "--format",  "--snippet",      "--explain",  "--color", "--bidi",
        "--width",      "--lang",    "--show",         "--recency",  "--new",   "--state",
        "--facets",     "--facet ",  "--facet-values", "--timeline", "--kwic ", "--kwic-sort",
        "--collocates", "--record",  "--columns",      "--bom",      "--help",  "--version"}) {
    INFO(name);
    CHECK(help.find(name) != std::string::npos);
  }
}

}  // namespace niger::search_app
