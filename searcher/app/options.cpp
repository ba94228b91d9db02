#include "searcher/app/options.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "common/messages/text_error.h"
#include "common/settings/suggestion.h"

namespace niger {
namespace {

using settings::OptionTable;

std::vector<std::pair<std::string, OutputFormat>> format_words() {
  return {{"text", OutputFormat::Text},       {"json", OutputFormat::Json},
          {"jsonl", OutputFormat::JsonLines}, {"csv", OutputFormat::Csv},
          {"html", OutputFormat::Html},       {"trec", OutputFormat::Trec}};
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
              {{"auto", MatchMode::Auto}, {"all", MatchMode::All}, {"any", MatchMode::Any}});
  table.flag(options.exact, {.name = "exact", .letter = 'x', .help = Message::HelpExact});
  table.section(Message::HelpWhichResults)
      .number(options.limit,
              {.name = "limit", .letter = 'n', .value = "N", .help = Message::HelpLimit}, 0,
              1'000'000)
      .number(options.offset,
              {.name = "offset", .letter = 'o', .value = "N", .help = Message::HelpOffset}, 0,
              1'000'000'000)
      .decimal(options.timeout_seconds,
               {.name = "timeout", .value = "SECONDS", .help = Message::HelpTimeout}, 0, 1e6)
      .choice(options.sort,
              {.name = "sort", .letter = 's', .value = "ORDER", .help = Message::HelpSort},
              {{"relevance", SortOrder::Relevance},
               {"newest", SortOrder::Newest},
               {"oldest", SortOrder::Oldest}})
      .flag(options.copies, {.name = "copies", .help = Message::HelpCopies})
      .flag(options.all_copies, {.name = "all-copies", .help = Message::HelpAllCopies})
      .number(options.recency_percent,
              {.name = "recency", .value = "PERCENT", .help = Message::HelpRecency}, 0, 100)
      .text(options.new_for,
            {.name = "new", .value = "NAME", .help = Message::HelpNew, .typed = true})
      .path(options.state, {.name = "state", .value = "DIR", .help = Message::HelpState});
}

void add_counts(SearchOptions& options, OptionTable& table) {
  table.section(Message::HelpWhatIsCounted)
      .flag(options.usual_facets, {.name = "facets", .help = Message::HelpFacets, .typed = true})
      .list(options.facets,
            {.name = "facet", .value = "FIELD", .help = Message::HelpFacet, .typed = true})
      .number(options.facet_values,
              {.name = "facet-values", .value = "N", .help = Message::HelpFacetValues}, 0,
              1'000'000)
      .flag(options.timeline, {.name = "timeline", .help = Message::HelpTimeline, .typed = true})
      .flag(options.kwic, {.name = "kwic", .letter = 'k', .help = Message::HelpKwic, .typed = true})
      .choice(
          options.kwic_order,
          {.name = "kwic-sort", .value = "ORDER", .help = Message::HelpKwicSort, .typed = true},
          {{"text", KwicOrder::Text}, {"before", KwicOrder::Before}, {"after", KwicOrder::After}})
      .number(options.collocates,
              {.name = "collocates", .value = "N", .help = Message::HelpCollocates, .typed = true},
              0, 100'000)
      .text(options.record,
            {.name = "record", .value = "FILE", .help = Message::HelpRecord, .typed = true});
}

void add_output(SearchOptions& options, OptionTable& table) {
  table.section(Message::HelpHowShown)
      .choice(options.format,
              {.name = "format", .letter = 'f', .value = "FORMAT", .help = Message::HelpFormat},
              format_words())
      .number(options.snippet_chars,
              {.name = "snippet", .value = "N", .help = Message::HelpSnippet}, 0, 10000)
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

OptionTable search_option_table(SearchOptions& options) {
  OptionTable table(
      {"niger-search", Message::HelpSearchUsage, Message::HelpSearchSummary, "search"});
  add_search(options, table);
  add_counts(options, table);
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

std::string format_name(OutputFormat format) {
  for (const auto& [name, value] : format_words()) {
    if (value == format) return "--format " + name;
  }
  return {};
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
  const Asked html{options.format == OutputFormat::Html, format_name(options.format)};
  const Asked show{!options.show.empty(), "--show"};
  const Asked similar{!options.similar.empty(), "--similar"};
  const Asked copies{options.copies, "--copies"};
  const Asked all_copies{options.all_copies, "--all-copies"};
  const Asked kwic{options.kwic, "--kwic"};
  const Asked is_new{!options.new_for.empty(), "--new"};
  const Asked record{!options.record.empty(), "--record"};
  const Asked facets{options.usual_facets, "--facets"};
  const Asked facet{!options.facets.empty(), "--facet"};
  const Asked timeline{options.timeline, "--timeline"};
  const Asked recency{options.recency_percent > 0, "--recency"};
  const Asked offset{options.offset > 0, "--offset"};
  const Asked sort{
      options.sort != SortOrder::Relevance,
      std::string("--sort ") + (options.sort == SortOrder::Newest ? "newest" : "oldest")};
  const Asked kwic_sort{options.kwic_order != KwicOrder::Text, "--kwic-sort"};
  const Asked collocates{options.collocates > 0, "--collocates"};
  apart(show, {queries, csv, trec, explain, similar, copies, all_copies, kwic, is_new, record,
               facets, facet, timeline});
  apart(similar, {queries, explain, kwic, recency});
  apart(copies, {all_copies, trec, kwic});
  apart(kwic, {queries, html, trec, explain, is_new, facets, facet, timeline, recency, offset});
  apart(kwic_sort, {sort});
  apart(collocates, {csv});
  apart(is_new, {queries, offset});
  apart(record, {queries});
  apart(recency, {sort});
  for (const Asked& counted : {facets, facet, timeline}) apart(counted, {csv, trec});
  for (const Asked& of_kwic : {kwic_sort, collocates}) {
    if (of_kwic.is && !kwic.is) {
      throw TextError(ErrorKind::Usage,
                      {Message::OptionNeeds, {{"one", of_kwic.name}, {"other", kwic.name}}});
    }
  }
}

}  // namespace

std::vector<FacetField> facets_of(const SearchOptions& options) {
  std::vector<FacetField> fields;
  if (options.usual_facets) fields = usual_facets();
  for (const std::string& name : options.facets) {
    const std::optional<FacetField> field = facet_of(name);
    if (!field) {
      std::string nearest = settings::nearest_name(name, facet_names());
      if (nearest.empty()) nearest = facet_names().front();
      throw TextError(ErrorKind::Usage, {Message::FacetUnknownName,
                                         {{"field", name}, {"nearest", std::move(nearest)}}});
    }
    if (std::find(fields.begin(), fields.end(), *field) == fields.end()) fields.push_back(*field);
  }
  return fields;
}

void check_options(const SearchOptions& options) {
  static_cast<void>(facets_of(options));
  if (!options.queries.empty() && !options.words.empty()) {
    throw TextError(ErrorKind::Usage, Message::QueriesAndQuery);
  }
  if (!options.queries.empty() && options.format == OutputFormat::Html) {
    throw TextError(ErrorKind::Usage, Message::QueriesAndHtml);
  }
  refuse_clashes(options);
  if (options.queries.empty() && options.show.empty() && options.similar.empty() &&
      options.words.empty() && !options.is_completing) {
    throw TextError(ErrorKind::Usage, Message::NoQuery);
  }
}

}  // namespace niger
