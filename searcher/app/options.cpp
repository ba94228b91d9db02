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
      .text(options.show, {.name = "show", .value = "ID", .help = Message::HelpShow, .typed = true})
      .text(options.similar,
            {.name = "similar", .value = "ID", .help = Message::HelpSimilar, .typed = true})
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
               {"oldest", SortOrder::Oldest}})
      .flag(options.copies, {.name = "copies", .help = Message::HelpCopies})
      .flag(options.all_copies, {.name = "all-copies", .help = Message::HelpAllCopies});
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

namespace {

std::string format_name(OutputFormat format) {
  switch (format) {
    case OutputFormat::Text:
      return "--format text";
    case OutputFormat::Json:
      return "--format json";
    case OutputFormat::JsonLines:
      return "--format jsonl";
    case OutputFormat::Csv:
      return "--format csv";
    case OutputFormat::Html:
      return "--format html";
    case OutputFormat::Trec:
      return "--format trec";
  }
  return "--format";
}

// What does not go together, both named.
void refuse_clashes(const SearchOptions& options) {
  struct Asked {
    bool is;
    std::string name;
  };
  const auto apart = [](const Asked& one, const std::vector<Asked>& others) {
    for (const Asked& other : others) {
      if (one.is && other.is) {
        throw TextError(ErrorKind::Usage,
                        {Message::OptionsApart, {{"one", one.name}, {"other", other.name}}});
      }
    }
  };
  const Asked queries{!options.queries.empty(), "--queries"};
  const Asked csv{options.format == OutputFormat::Csv, format_name(options.format)};
  const Asked trec{options.format == OutputFormat::Trec, format_name(options.format)};
  const Asked explain{options.explain, "--explain"};
  const Asked show{!options.show.empty(), "--show"};
  const Asked similar{!options.similar.empty(), "--similar"};
  const Asked copies{options.copies, "--copies"};
  const Asked all_copies{options.all_copies, "--all-copies"};
  apart(show, {queries, csv, trec, explain, similar, copies, all_copies});
  apart(similar, {queries, explain});
  apart(copies, {all_copies, trec});
}

}  // namespace

void check_options(const SearchOptions& options) {
  if (!options.queries.empty() && !options.words.empty()) {
    throw TextError(ErrorKind::Usage, Message::QueriesAndQuery);
  }
  if (!options.queries.empty() && options.format == OutputFormat::Html) {
    throw TextError(ErrorKind::Usage, Message::QueriesAndHtml);
  }
  refuse_clashes(options);
  if (options.queries.empty() && options.show.empty() && options.similar.empty() &&
      options.words.empty()) {
    throw TextError(ErrorKind::Usage, Message::NoQuery);
  }
}

}  // namespace niger
