#include "searcher/app/run.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <system_error>
#include <utility>

#include "common/files/output.h"
#include "common/files/regular_file.h"
#include "common/files/whole_file.h"
#include "common/messages/system_text.h"
#include "common/messages/text_error.h"
#include "searcher/app/output.h"
#include "searcher/app/query_lines.h"
#include "searcher/app/search_record.h"
#include "searcher/app/seen_articles.h"
#include "searcher/app/typed_request.h"
#include "searcher/engine/request_check.h"
#include "searcher/engine/searcher.h"

namespace niger::search_app {

using engine::SearchRequest;
using messages::Message;
using messages::Text;
using messages::TextError;
using response::SearchResponse;

namespace {

constexpr int kPartialStatus = 3;

// The answer to a request, or the first of its problems as an error of usage.
template <typename T>
T value_of(engine::Answer<T> answer) {
  if (!answer.ok()) throw TextError(ErrorKind::Usage, command_line_text(answer.problems.front()));
  return std::move(answer.value);
}

class Run {
 public:
  Run(const SearchOptions& options, const Surroundings& surroundings)
      : options_(options),
        surroundings_(surroundings),
        output_(options, surroundings),
        snapshot_(snapshot::IndexSnapshot::take(options.index)) {}

  int one_query() {
    SearchRequest request = typed();
    // What must be written in the end is seen to be writable first.
    std::optional<files::WholeFile> record;
    if (!options_.record.empty()) record.emplace(options_.record);
    std::optional<SeenArticles> seen;
    if (!options_.new_for.empty()) {
      seen.emplace(options_.state, options_.index, options_.new_for);
      request.seen = {[&seen](const std::string& id) { return seen->has_id(id); },
                      [&seen](const std::string& key) { return seen->has(key); }};
    }
    request.all_ids = record.has_value();
    if (!request.similar_to.empty()) request.similar_to = meant(request.similar_to);
    request.deadline = Deadline(options_.timeout_seconds);
    const SearchResponse response = value_of(searcher_.search(snapshot_, request));
    if (record) record->commit(search_record(record_of(response, {})));
    // Under cron, what is written is mailed: where nothing is new, nothing is.
    if (!seen || response.total > 0 || response.partial || output_.is_for_programs())
      show(response);
    if (seen && was_written()) {
      for (const response::Hit& hit : response.hits) seen->add(hit.kept_key);
      if (!response.hits.empty()) seen->save();
    }
    return status();
  }

  int concordance() {
    const SearchRequest request = [&] {
      SearchRequest asked = typed();
      asked.deadline = Deadline(options_.timeout_seconds);
      asked.all_ids = !options_.record.empty();
      return asked;
    }();
    std::optional<files::WholeFile> record;
    if (!options_.record.empty()) record.emplace(options_.record);
    const std::size_t context = output_.kwic_context();
    std::unique_ptr<render::KwicRenderer> renderer;
    SearchResponse response;
    response::KwicRequest kwic;
    kwic.options = {.context_chars = context,
                    .with_keys = options_.kwic_order != response::KwicOrder::Text,
                    .collocates = options_.collocates};
    kwic.order = options_.kwic_order;
    kwic.offset = options_.offset;
    kwic.limit = options_.limit_typed ? options_.limit : engine::request_bounds::kLimit;
    kwic.begin = [&](const SearchResponse& begun) {
      response = begun;
      renderer = output_.kwic(context);
      renderer->begin(begun);
    };
    kwic.line = [&](const response::KwicLine& line) {
      renderer->line(line);
      return static_cast<bool>(surroundings_.out);
    };
    const response::KwicSummary summary = value_of(searcher_.concordance(snapshot_, request, kwic));
    renderer->end(summary);
    response.partial = summary.partial;
    for (const response::Note& note : summary.notes) response.notes.push_back(note);
    if (options_.format == OutputFormat::Csv || options_.format == OutputFormat::Tsv)
      output_.tell_notes(response);
    if (record) record->commit(search_record(record_of(response, summary.occurrences)));
    found_ = summary.occurrences > 0;
    is_partial_ = summary.partial;
    return status();
  }

  int one_article() {
    constexpr std::size_t kMostListed = 1000;
    const std::string shown = meant(options_.show);
    const response::Namesakes several = searcher_.namesakes(snapshot_, shown, kMostListed);
    if (several.total > 1) {
      output_.show(several);
      return 0;
    }
    SearchRequest request = typed();
    request.deadline = Deadline(options_.timeout_seconds);
    const response::ShownArticle article = value_of(searcher_.article(snapshot_, shown, request));
    output_.show(article);
    found_ = true;
    is_partial_ = article.partial;
    return status();
  }

  int completions() {
    const std::vector<std::string> words =
        searcher_.completions(snapshot_, options_.complete, Deadline(options_.timeout_seconds));
    for (const std::string& word : words) surroundings_.out << word << '\n';
    return words.empty() ? 1 : 0;
  }

  int measured() {
    constexpr std::uint64_t kRows = 50;
    SearchRequest request = typed();
    request.deadline = Deadline(options_.timeout_seconds);
    if (!options_.limit_typed) request.limit = kRows;
    if (options_.trend) {
      const response::Trend trend = value_of(searcher_.trend(
          snapshot_, request, {.unit = *options_.trend, .others = options_.compare}));
      found_ = std::any_of(trend.series.begin(), trend.series.end(),
                           [](const auto& series) { return series.asked.total > 0; });
      is_partial_ = trend.partial;
      output_.show(trend);
      return status();
    }
    response::TableAnswer answer = [&] {
      if (options_.keyness) {
        return value_of(searcher_.keyness(snapshot_, request, {.other = *options_.keyness}));
      }
      if (options_.ngrams) {
        return value_of(searcher_.ngrams(snapshot_, request, *options_.ngrams));
      }
      return value_of(searcher_.corpus(snapshot_, request));
    }();
    found_ = !answer.table.rows.empty();
    is_partial_ = answer.asked.partial;
    output_.show(std::move(answer));
    return status();
  }

  int all_queries(std::istream& lines) {
    SearchRequest request = request_of(options_, surroundings_.today);
    QueryLines all(lines, options_.queries);
    QueryLine line;
    while (surroundings_.out && all.next(line)) {
      request.query_id = line.id;
      request.query = line.query;
      request.deadline = Deadline(options_.timeout_seconds);
      show(value_of(searcher_.search(snapshot_, request)));
    }
    return status();
  }

 private:
  // What no article is called may be a path below the folder one stands in, as the shell completes
  // it; where that is unknown, too, what was typed is reported.
  [[nodiscard]] std::string meant(const std::string& typed) {
    const auto is_known = [this](const std::string& name) {
      SearchRequest plain;
      plain.deadline = Deadline(options_.timeout_seconds);
      const engine::Answer<response::ShownArticle> found =
          searcher_.article(snapshot_, name, plain);
      return found.ok() || found.problems.front().kind != engine::RequestProblem::Kind::Unknown;
    };
    if (typed.empty() || typed.front() == '/' || is_known(typed)) return typed;
    std::error_code failure;
    const std::string path = std::filesystem::absolute(typed, failure).lexically_normal().string();
    return !failure && is_known(path) ? path : typed;
  }

  [[nodiscard]] SearchRequest typed() const {
    return typed_request(options_, surroundings_.today, surroundings_.in);
  }

  [[nodiscard]] SearchRecord record_of(const SearchResponse& response,
                                       std::optional<std::uint64_t> occurrences) const {
    return {.response = response,
            .searched_at = surroundings_.now,
            .today = surroundings_.today,
            .match = options_.match,
            .sort = options_.sort,
            .recency_percent = options_.recency_percent,
            .exact = options_.exact,
            .similar_to = options_.similar,
            .new_for = options_.new_for,
            .occurrences = occurrences};
  }

  // What nobody has received was not shown.
  [[nodiscard]] bool was_written() const {
    if (files::output_failure(surroundings_.out, STDOUT_FILENO) != 0) {
      throw TextError(ErrorKind::Usage, Message::AnswerUnwritten);
    }
    return static_cast<bool>(surroundings_.out);
  }

  [[nodiscard]] int status() const {
    if (is_partial_) return kPartialStatus;
    return found_ ? 0 : 1;
  }

  void show(const SearchResponse& response) {
    const bool counts_only = options_.limit == 0;
    is_partial_ = is_partial_ || response.partial;
    found_ = found_ || !response.hits.empty() || (counts_only && response.total > 0);
    output_.show(response);
  }

  const SearchOptions& options_;
  const Surroundings& surroundings_;
  Output output_;
  snapshot::Snapshot snapshot_;
  engine::Searcher searcher_;
  bool found_ = false;
  bool is_partial_ = false;
};

}  // namespace

int run_search(const SearchOptions& options, const Surroundings& surroundings) {
  if (options.is_completing) return Run(options, surroundings).completions();
  if (!options.show.empty()) return Run(options, surroundings).one_article();
  if (is_measuring(options)) return Run(options, surroundings).measured();
  if (options.kwic) return Run(options, surroundings).concordance();
  if (options.queries.empty()) return Run(options, surroundings).one_query();
  if (options.queries == "-") return Run(options, surroundings).all_queries(surroundings.in);
  Text reason = files::why_no_stream(options.queries);
  std::ifstream file;
  if (reason.empty()) {
    file.open(options.queries);
    if (!file) reason = messages::system_text(errno);
  }
  if (!reason.empty()) {
    throw TextError(ErrorKind::Usage,
                    {Message::QueriesUnreadable, {{"path", options.queries}, {"reason", reason}}});
  }
  return Run(options, surroundings).all_queries(file);
}

}  // namespace niger::search_app
