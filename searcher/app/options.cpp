#include "searcher/app/options.h"

#include "common/messages/text_error.h"

namespace niger {
namespace {

using settings::OptionTable;

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
      .choice(options.match,
              {.name = "match", .letter = 'm', .value = "MODE", .help = Message::HelpMatch},
              {{"auto", MatchMode::Auto}, {"all", MatchMode::All}, {"any", MatchMode::Any}});
  table.flag(options.exact, {.name = "exact", .letter = 'x', .help = Message::HelpExact});
  table.section(Message::HelpWhichResults)
      .number(options.limit,
              {.name = "limit", .letter = 'n', .value = "N", .help = Message::HelpLimit}, 0,
              1'000'000)
      .number(options.offset,
              {.name = "offset", .letter = 'o', .value = "N", .help = Message::HelpOffset}, 0,
              1'000'000'000)
      .choice(options.sort,
              {.name = "sort", .letter = 's', .value = "ORDER", .help = Message::HelpSort},
              {{"relevance", SortOrder::Relevance},
               {"newest", SortOrder::Newest},
               {"oldest", SortOrder::Oldest}});
}

void add_output(SearchOptions& options, OptionTable& table) {
  table.section(Message::HelpHowShown)
      .choice(options.format,
              {.name = "format", .letter = 'f', .value = "FORMAT", .help = Message::HelpFormat},
              {{"text", OutputFormat::Text},
               {"json", OutputFormat::Json},
               {"jsonl", OutputFormat::JsonLines},
               {"csv", OutputFormat::Csv},
               {"html", OutputFormat::Html},
               {"trec", OutputFormat::Trec}})
      .number(options.snippet_chars,
              {.name = "snippet", .value = "N", .help = Message::HelpSnippet}, 0, 10000)
      .flag(options.explain, {.name = "explain", .letter = 'e', .help = Message::HelpExplain})
      .choice(options.colour, {.name = "color", .value = "WHEN", .help = Message::HelpColor},
              {{"auto", When::Auto}, {"always", When::Always}, {"never", When::Never}})
      .choice(options.bidi, {.name = "bidi", .value = "MODE", .help = Message::HelpBidi},
              {{"auto", BidiMode::Auto}, {"isolate", BidiMode::Isolate}, {"none", BidiMode::None}})
      .choice(options.language, {.name = "lang", .value = "LANGUAGE", .help = Message::HelpLang},
              {{"auto", LanguageChoice::Auto},
               {"ar", LanguageChoice::Arabic},
               {"en", LanguageChoice::English}})
      .number(options.width,
              {.name = "width", .letter = 'w', .value = "COLUMNS", .help = Message::HelpWidth}, 0,
              10000);
}

}  // namespace

OptionTable search_option_table(SearchOptions& options) {
  OptionTable table(
      {"niger-search", Message::HelpSearchUsage, Message::HelpSearchSummary, "search"});
  add_search(options, table);
  add_output(options, table);
  return table;
}

std::vector<std::string> readable_arguments(std::vector<std::string> arguments) {
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

Language language_asked(const std::vector<std::string>& arguments,
                        const settings::Environment& environment) {
  static constexpr std::string_view kOption = "--lang";
  std::string wanted = environment.variable("NIGER_LANG").value_or("");
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& argument = arguments[i];
    if (argument == kOption && i + 1 < arguments.size()) wanted = arguments[i + 1];
    if (argument.starts_with("--lang=")) wanted = argument.substr(kOption.size() + 1);
  }
  if (wanted == "ar") return Language::Arabic;
  if (wanted == "en") return Language::English;
  return language_of_environment(
      [&](const char* name) { return environment.variable(name).value_or(""); });
}

Language language_of(LanguageChoice choice, Language locale) {
  switch (choice) {
    case LanguageChoice::Arabic:
      return Language::Arabic;
    case LanguageChoice::English:
      return Language::English;
    case LanguageChoice::Auto:
      break;
  }
  return locale;
}

void check_options(const SearchOptions& options) {
  if (!options.queries.empty() && !options.words.empty()) {
    throw TextError(ErrorKind::Usage, Message::QueriesAndQuery);
  }
  if (!options.queries.empty() && options.format == OutputFormat::Html) {
    throw TextError(ErrorKind::Usage, Message::QueriesAndHtml);
  }
  if (options.queries.empty() && options.words.empty()) {
    throw TextError(ErrorKind::Usage, Message::NoQuery);
  }
}

}  // namespace niger
