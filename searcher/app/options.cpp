#include "searcher/app/options.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "common/messages/text_error.h"
#include "searcher/app/kwic_words.h"
#include "searcher/engine/request_check.h"
#include "searcher/engine/request_rules.h"

namespace niger::search_app {

using engine::AskedField;
using engine::RequestProblem;
using messages::Message;
using response::KwicOrder;
using response::SortOrder;

namespace {

using settings::OptionTable;

std::vector<std::pair<std::string, OutputFormat>> format_words() {
  return {{"text", OutputFormat::Text},       {"json", OutputFormat::Json},
          {"jsonl", OutputFormat::JsonLines}, {"csv", OutputFormat::Csv},
          {"tsv", OutputFormat::Tsv},         {"html", OutputFormat::Html},
          {"trec", OutputFormat::Trec},       {"svg", OutputFormat::Svg}};
}

// The names of a list with commas; none: there is nothing to show.
std::vector<std::string> names_in(const std::string& list) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= list.size();) {
    const std::size_t end = std::min(list.find(',', begin), list.size());
    if (end == begin) throw messages::TextError(ErrorKind::Usage, Message::WantsName);
    out.push_back(list.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

void add_search(SearchOptions& options, OptionTable& table) {
  table.section(Message::HelpWhatIsSearched)
      .arguments(options.words,
                 {.name = "words", .value = "WORDS…", .help = Message::HelpWords, .typed = true},
                 ' ')
      .path(options.index,
            {.name = "index", .letter = 'i', .value = "DIR", .help = Message::HelpIndex})
      .text(options.queries, {.name = "queries",
                              .letter = 'q',
                              .value = "FILE",
                              .help = Message::HelpQueries,
                              .typed = true})
      .add({.name = "complete", .value = "WORD", .help = Message::HelpComplete, .typed = true}, "",
           [&options](const std::string& word) {
             options.complete = word;
             options.is_completing = true;
           })
      .text(options.show, {.name = "show", .value = "ID", .help = Message::HelpShow, .typed = true})
      .text(options.similar,
            {.name = "similar", .value = "ID", .help = Message::HelpSimilar, .typed = true})
      .choice(options.match,
              {.name = "match", .letter = 'm', .value = "MODE", .help = Message::HelpMatch},
              {{"auto", MatchMode::Auto},
               {"some", MatchMode::Some},
               {"all", MatchMode::All},
               {"any", MatchMode::Any}});
  table.flag(options.exact, {.name = "exact", .letter = 'x', .help = Message::HelpExact});
  table.flag(options.wide, {.name = "wide", .help = Message::HelpWide});
  table.section(Message::HelpWhichResults)
      .number(options.limit,
              {.name = "limit", .letter = 'n', .value = "N", .help = Message::HelpLimit}, 0,
              engine::request_bounds::kLimit)
      .number(options.offset,
              {.name = "offset", .letter = 'o', .value = "N", .help = Message::HelpOffset}, 0,
              engine::request_bounds::kOffset)
      .decimal(options.timeout_seconds,
               {.name = "timeout", .value = "SECONDS", .help = Message::HelpTimeout}, 0, 1e6)
      .choice(options.sort,
              {.name = "sort", .letter = 's', .value = "ORDER", .help = Message::HelpSort},
              {{"relevance", SortOrder::Relevance},
               {"newest", SortOrder::Newest},
               {"oldest", SortOrder::Oldest}})
      .flag(options.copies, {.name = "copies", .help = Message::HelpCopies})
      .flag(options.all_copies, {.name = "all-copies", .help = Message::HelpAllCopies})
      .choice(options.diverse, {.name = "diverse", .value = "yes|no", .help = Message::HelpDiverse},
              {{"yes", true}, {"no", false}})
      .number(options.recency_percent,
              {.name = "recency", .value = "PERCENT", .help = Message::HelpRecency}, 0,
              engine::request_bounds::kRecencyPercent)
      .add({.name = "new", .value = "NAME", .help = Message::HelpNew, .typed = true}, "",
           [&options](const std::string& name) {
             if (name.empty()) throw messages::TextError(ErrorKind::Usage, Message::WantsName);
             options.new_for = name;
           })
      .path(options.state, {.name = "state", .value = "DIR", .help = Message::HelpState});
}

void add_collocates(response::CollocateOptions& collocates, OptionTable& table) {
  using response::CollocateMeasure;
  table
      .number(collocates.most,
              {.name = "collocates", .value = "N", .help = Message::HelpCollocates, .typed = true},
              0, engine::request_bounds::kCollocates)
      .number(collocates.min_count,
              {.name = "min-count", .value = "N", .help = Message::HelpMinCount, .typed = true}, 1,
              engine::request_bounds::kLimit)
      .flag(collocates.stop_words,
            {.name = "stop-words", .help = Message::HelpStopWords, .typed = true})
      .choice(collocates.order,
              {.name = "collocate-sort",
               .value = "MEASURE",
               .help = Message::HelpCollocateSort,
               .typed = true},
              {{"count", CollocateMeasure::Count},
               {"ll", CollocateMeasure::LogLikelihood},
               {"mi", CollocateMeasure::MutualInformation},
               {"mi3", CollocateMeasure::CubedMutualInformation},
               {"t", CollocateMeasure::TScore},
               {"dice", CollocateMeasure::Dice},
               {"logdice", CollocateMeasure::LogDice}});
}

void add_counts(SearchOptions& options, OptionTable& table) {
  table.section(Message::HelpWhatIsCounted)
      .flag(options.usual_facets, {.name = "facets", .help = Message::HelpFacets, .typed = true})
      .list(options.facets,
            {.name = "facet", .value = "FIELD", .help = Message::HelpFacet, .typed = true})
      .number(options.facet_values,
              {.name = "facet-values", .value = "N", .help = Message::HelpFacetValues}, 0,
              engine::request_bounds::kFacetValues)
      .flag(options.timeline, {.name = "timeline", .help = Message::HelpTimeline, .typed = true})
      .flag(options.kwic, {.name = "kwic", .letter = 'k', .help = Message::HelpKwic, .typed = true})
      .add({.name = "kwic-sort", .value = "ORDER", .help = Message::HelpKwicSort, .typed = true},
           "text",
           [&options](const std::string& typed) { options.kwic_sort = kwic_sort_of(typed); })
      .add({.name = "seed", .value = "NUMBER", .help = Message::HelpSeed, .typed = true}, "",
           [&options](const std::string& typed) { options.seed = seed_of(typed); })
      .flag(options.form, {.name = "form", .help = Message::HelpForm, .typed = true})
      .flag(options.lemma, {.name = "lemma", .help = Message::HelpLemma, .typed = true});
  add_collocates(options.collocates, table);
  table
      .add({.name = "window", .value = "WORDS", .help = Message::HelpWindow, .typed = true}, "5",
           [&options](const std::string& typed) {
             read_window(typed, options.collocates);
             options.window_typed = true;
           })
      .path(options.record,
            {.name = "record", .value = "FILE", .help = Message::HelpRecord, .typed = true});
}

std::optional<std::uint64_t> words_of_ngram(std::string_view text) {
  if (text.size() != 1 || text[0] < '0' || text[0] > '9') return std::nullopt;
  return static_cast<std::uint64_t>(text[0] - '0');
}

// 3 or 2..4
engine::NgramRequest ngram_request(const std::string& text) {
  namespace bounds = engine::request_bounds;
  const std::size_t dots = text.find("..");
  const std::optional<std::uint64_t> shortest = words_of_ngram(text.substr(0, dots));
  const std::optional<std::uint64_t> longest =
      dots == std::string::npos ? shortest : words_of_ngram(text.substr(dots + 2));
  if (!shortest || !longest || *shortest < bounds::kShortestNgram ||
      *longest > bounds::kLongestNgram || *shortest > *longest) {
    throw messages::TextError(
        ErrorKind::Usage,
        {Message::WantsNgrams,
         {{"least", bounds::kShortestNgram}, {"most", bounds::kLongestNgram}, {"text", text}}});
  }
  return {.shortest = *shortest, .longest = *longest};
}

void add_measures(SearchOptions& options, OptionTable& table) {
  using response::Period;
  table.flag(options.corpus, {.name = "corpus", .help = Message::HelpCorpus, .typed = true})
      .add({.name = "keyness", .value = "QUERY", .help = Message::HelpKeyness, .typed = true}, "",
           [&options](const std::string& query) {
             if (query.empty()) throw messages::TextError(ErrorKind::Usage, Message::WantsQuery);
             options.keyness = query;
           })
      .add({.name = "ngrams", .value = "N", .help = Message::HelpNgrams, .typed = true}, "",
           [&options](const std::string& text) { options.ngrams = ngram_request(text); })
      .choice(options.trend,
              {.name = "trend", .value = "PERIOD", .help = Message::HelpTrend, .typed = true},
              {{"day", std::optional(Period::Day)},
               {"week", std::optional(Period::Week)},
               {"month", std::optional(Period::Month)},
               {"year", std::optional(Period::Year)}})
      .list(options.compare,
            {.name = "compare", .value = "QUERY", .help = Message::HelpCompare, .typed = true});
}

void add_output(SearchOptions& options, OptionTable& table) {
  table.section(Message::HelpHowShown)
      .choice(options.format,
              {.name = "format", .letter = 'f', .value = "FORMAT", .help = Message::HelpFormat},
              format_words())
      .add({.name = "columns", .value = "NAMES", .help = Message::HelpColumns, .typed = true}, "",
           [&options](const std::string& names) { options.columns = names_in(names); })
      .flag(options.bom, {.name = "bom", .help = Message::HelpBom})
      .number(options.snippet_chars,
              {.name = "snippet", .value = "N", .help = Message::HelpSnippet}, 0,
              engine::request_bounds::kSnippetChars)
      .flag(options.explain, {.name = "explain", .letter = 'e', .help = Message::HelpExplain})
      .choice(options.colour, {.name = "color", .value = "WHEN", .help = Message::HelpColor},
              {{"auto", When::Auto}, {"always", When::Always}, {"never", When::Never}})
      .choice(options.bidi, {.name = "bidi", .value = "MODE", .help = Message::HelpBidi},
              {{"auto", BidiMode::Auto}, {"isolate", BidiMode::Isolate}, {"none", BidiMode::None}})
      .flag(options.pager, {.name = "pager", .help = Message::HelpPager, .typed = true});
  settings::add_language(options.language, table);
  table.number(options.width,
               {.name = "width", .letter = 'w', .value = "COLUMNS", .help = Message::HelpWidth}, 0,
               10000);
}

}  // namespace

bool is_measuring(const SearchOptions& options) {
  return options.corpus || options.keyness || options.ngrams || options.trend;
}

OptionTable search_option_table(SearchOptions& options) {
  OptionTable table(
      {"niger-search", Message::HelpSearchUsage, Message::HelpSearchSummary, "search"});
  add_search(options, table);
  add_counts(options, table);
  add_measures(options, table);
  add_output(options, table);
  return table;
}

std::vector<std::string> readable_arguments(std::vector<std::string> arguments) {
  // The beginning of a word to complete is no option, whatever it begins with.
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const bool has_next = i + 1 < arguments.size();
    if (has_next && arguments[i] == "--complete" && arguments[i + 1].starts_with('-')) {
      arguments[i] += "=" + arguments[i + 1];
      arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    } else if (arguments[i] == "--complete=") {
      arguments[i] = "--complete";
      arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, "");
    }
  }
  bool only_words = false;
  for (std::string& argument : arguments) {
    only_words = only_words || argument == "--";
    const bool minus = argument.size() > 1 && argument[0] == '-';
    const bool arabic = minus && static_cast<unsigned char>(argument[1]) >= 0x80;
    if (!only_words && (arabic || argument.starts_with("-\"") || argument.starts_with("-("))) {
      argument.replace(0, 1, "\u2212");  // MINUS SIGN
    }
  }
  return arguments;
}

namespace {

std::string_view name_of(OutputFormat format) {
  static const auto kWords = format_words();
  for (const auto& [name, value] : kWords) {
    if (value == format) return name;
  }
  return {};
}

std::vector<AskedField> asked_fields(const SearchOptions& options) {
  std::vector<AskedField> out;
  const auto add = [&out](bool is_asked, AskedField field) {
    if (is_asked) out.push_back(field);
  };
  add(!options.words.empty(), {"words"});
  add(!options.queries.empty(), {"queries"});
  add(options.is_completing, {"complete"});
  add(!options.show.empty(), {"show"});
  add(!options.similar.empty(), {"similar"});
  add(options.format != OutputFormat::Text, {"format", name_of(options.format)});
  add(!options.columns.empty(), {"columns"});
  add(options.explain, {"explain"});
  add(options.copies, {"copies"});
  add(options.all_copies, {"all-copies"});
  add(options.kwic, {"kwic"});
  const bool is_random = options.kwic_sort.order == KwicOrder::Random;
  add(is_random, {"kwic-sort", "random"});
  add(!is_random && options.kwic_sort.order != KwicOrder::Text, {"kwic-sort"});
  add(options.seed.has_value(), {"seed"});
  add(options.form, {"form"});
  add(options.lemma, {"lemma"});
  add(options.collocates.most > 0, {"collocates"});
  add(options.window_typed, {"window"});
  add(options.collocates.min_count > 1, {"min-count"});
  add(options.collocates.stop_words, {"stop-words"});
  add(options.collocates.order != response::CollocateOptions().order, {"collocate-sort"});
  add(!options.new_for.empty(), {"new"});
  add(options.corpus, {"corpus"});
  add(options.keyness.has_value(), {"keyness"});
  add(options.ngrams.has_value(), {"ngrams"});
  add(options.trend.has_value(), {"trend"});
  add(!options.compare.empty(), {"compare"});
  add(!options.record.empty(), {"record"});
  add(options.usual_facets, {"facets"});
  add(!options.facets.empty(), {"facet"});
  add(options.facet_values_typed, {"facet-values"});
  add(options.timeline, {"timeline"});
  add(options.recency_percent > 0, {"recency"});
  add(options.offset > 0, {"offset"});
  add(options.sort == SortOrder::Newest, {"sort", "newest"});
  add(options.sort == SortOrder::Oldest, {"sort", "oldest"});
  return out;
}

}  // namespace

engine::RequestProblems problems_of(const SearchOptions& options) {
  engine::RequestProblems out = engine::facet_choice(options.facets, options.usual_facets).problems;
  for (RequestProblem& problem :
       engine::problems_of(asked_fields(options), engine::FieldStyle::Option)) {
    out.push_back(std::move(problem));
  }
  return out;
}

messages::Text command_line_text(const RequestProblem& problem) {
  using Kind = RequestProblem::Kind;
  if (problem.kind == Kind::Missing) return {Message::NoQueryHelp, {{"problem", problem.message}}};
  const bool names_none =
      (problem.kind == Kind::Unknown && (problem.field == "facet" || problem.field == "keyness")) ||
      (problem.kind == Kind::Needs && problem.other == "words");
  if (!names_none) return problem.message;
  return {Message::OptionProblem,
          {{"option", engine::written({problem.field}, engine::FieldStyle::Option)},
           {"problem", problem.message}}};
}

}  // namespace niger::search_app
