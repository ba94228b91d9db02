#pragma once
/// The options of niger-search: what its command line, its environment and configuration files may
/// say. Declares each option once; opens nothing.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/settings/language_option.h"
#include "common/settings/option_table.h"
#include "searcher/base/match_mode.h"
#include "searcher/engine/measure_requests.h"
#include "searcher/engine/request_problem.h"
#include "searcher/response/result_options.h"
#include "searcher/response/trend.h"

namespace niger::search_app {

enum class OutputFormat { Text, Json, JsonLines, Csv, Tsv, Html, Trec, Svg };
enum class When { Auto, Always, Never };
enum class BidiMode { Auto, Isolate, None };

struct SearchOptions {
  std::vector<std::string> words;
  std::string index;
  std::string queries;   ///< file of qid<TAB>query lines; -: standard input; empty: none
  std::string complete;  ///< word to complete; empty with is_completing: every field
  bool is_completing = false;
  std::string show;  ///< id or path of the one article to print; empty: none
  std::uint64_t limit = 10;
  bool limit_typed = false;      ///< --limit stands on the command line
  bool min_count_typed = false;  ///< --min-count does
  std::uint64_t offset = 0;
  double timeout_seconds = 10;  ///< 0: none
  MatchMode match = MatchMode::Auto;
  response::SortOrder sort = response::SortOrder::Relevance;
  unsigned recency_percent = 0;  ///< of the order by relevance that is the date's
  std::string new_for;           ///< the name of --new; empty: all matches
  std::string state;             ///< folder of what --new has shown
  bool usual_facets = false;
  std::vector<std::string> facets;  ///< names, as typed
  std::size_t facet_values = 10;    ///< of each facet; 0: all
  bool facet_values_typed = false;  ///< --facet-values stands on the command line
  bool timeline = false;
  bool kwic = false;
  response::KwicSort kwic_sort;
  std::optional<std::uint64_t> seed;  ///< of a random order; none: one is drawn
  bool form = false;
  bool lemma = false;
  response::CollocateOptions collocates;
  bool window_typed = false;  ///< --window stands on the command line
  bool corpus = false;
  std::optional<std::string> keyness;          ///< the query to compare with
  std::optional<engine::NgramRequest> ngrams;  ///< of how many words
  std::optional<response::Period> trend;
  std::vector<std::string> compare;  ///< queries of the trend beside the words
  std::string record;                ///< file; empty: none
  OutputFormat format = OutputFormat::Text;
  std::vector<std::string> columns;  ///< of csv and tsv, in this order; empty: all
  bool bom = true;                   ///< csv begins with a byte order mark
  When colour = When::Auto;
  BidiMode bidi = BidiMode::Auto;
  std::size_t width = 0;            ///< columns; 0: those of the terminal
  std::size_t snippet_chars = 220;  ///< 0: no snippets
  settings::LanguageChoice language = settings::LanguageChoice::Auto;
  std::string similar;  ///< id or path: articles similar to it; empty: none
  bool copies = false;
  bool all_copies = false;
  bool diverse = true;
  bool explain = false;
  bool pager = true;  ///< on a terminal
  bool exact = false;
  bool wide = false;
};

/// True where something is measured of all matches: there is no list of articles.
[[nodiscard]] bool is_measuring(const SearchOptions& options);

/// The table of the options, which refers to `options`.
[[nodiscard]] settings::OptionTable search_option_table(SearchOptions& options);

/// Arguments as the table takes them: -مالي is a word to leave out, not an option, and gets the
/// minus sign U+2212, which the query language reads as the same sign.
[[nodiscard]] std::vector<std::string> readable_arguments(std::vector<std::string> arguments);

/// What is wrong with them, the first to be reported first: fields that do not go together, unknown
/// facets, nothing to search for (request_rules.h has the table).
[[nodiscard]] engine::RequestProblems problems_of(const SearchOptions& options);

/// A problem as the command line reports it: with the option to change, or to ask for help.
[[nodiscard]] messages::Text command_line_text(const engine::RequestProblem& problem);

}  // namespace niger::search_app
