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
#include <random>
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
    prepare(request);
    answer(request);
    return status();
  }

  int all_queries(std::istream& lines) {
    SearchRequest request = request_of(options_, surroundings_.today);
    prepare(request);
    QueryLines all(lines, options_.queries);
    QueryLine line;
    while (surroundings_.out && all.next(line)) {
      request.query_id = line.id;
      request.query = line.query;
      answer(request);
    }
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
        engine::KeynessRequest keyness{.other = *options_.keyness};
        if (options_.min_count_typed) keyness.least = options_.collocates.min_count;
        return value_of(searcher_.keyness(snapshot_, request, keyness));
      }
      if (options_.ngrams) {
        engine::NgramRequest ngrams = *options_.ngrams;
        if (options_.min_count_typed) ngrams.least = options_.collocates.min_count;
        return value_of(searcher_.ngrams(snapshot_, request, ngrams));
      }
      return value_of(searcher_.corpus(snapshot_, request));
    }();
    found_ = !answer.table.rows.empty();
    is_partial_ = answer.asked.partial;
    output_.show(std::move(answer));
    return status();
  }

 private:
  // What must be written in the end is seen to be writable first.
  void prepare(SearchRequest& request) {
    if (!options_.record.empty()) record_.emplace(options_.record);
    request.all_ids = record_.has_value();
    if (!options_.new_for.empty()) {
      seen_.emplace(options_.state, options_.index, options_.new_for);
      request.seen = {[this](const std::string& id) { return seen_->has_id(id); },
                      [this](const std::string& key) { return seen_->has(key); }};
    }
    if (!request.similar_to.empty()) request.similar_to = meant(request.similar_to);
  }

  void answer(SearchRequest& request) {
    request.deadline = Deadline(options_.timeout_seconds);
    if (options_.kwic) {
      answer_with_lines(request);
    } else {
      answer_with_articles(request);
    }
  }

  void answer_with_articles(const SearchRequest& request) {
    const SearchResponse response = value_of(searcher_.search(snapshot_, request));
    if (record_) record_->commit(search_record(record_of(response, {})));
    const bool counts_only = options_.limit == 0;
    is_partial_ = is_partial_ || response.partial;
    found_ = found_ || !response.hits.empty() || (counts_only && response.total > 0);
    if (is_worth_telling(response)) output_.show(response);
    std::vector<std::string> keys;
    for (const response::Hit& hit : response.hits) keys.push_back(hit.kept_key);
    keep_as_seen(keys);
  }

  void answer_with_lines(const SearchRequest& request) {
    const std::size_t context = output_.kwic_context();
    std::unique_ptr<render::KwicRenderer> renderer;  // none where there is nothing to tell
    SearchResponse response;
    std::vector<std::string> keys;
    response::KwicRequest kwic = kwic_request(context);
    kwic.begin = [&](const SearchResponse& begun) {
      response = begun;
      if (!is_worth_telling(begun)) return;
      renderer = output_.kwic(context);
      renderer->begin(begun);
    };
    kwic.line = [&](const response::KwicLine& line) {
      if (renderer) renderer->line(line);
      if (seen_ && (keys.empty() || keys.back() != line.kept_key)) keys.push_back(line.kept_key);
      return static_cast<bool>(surroundings_.out);
    };
    const response::KwicSummary summary = value_of(searcher_.concordance(snapshot_, request, kwic));
    if (renderer) renderer->end(summary);
    response.partial = summary.partial;
    for (const response::Note& note : summary.notes) response.notes.push_back(note);
    if (renderer && output_.has_notes_beside()) output_.tell_notes(response);
    if (record_) record_->commit(search_record(record_of(response, summary.occurrences)));
    found_ = found_ || summary.occurrences > 0;
    is_partial_ = is_partial_ || summary.partial;
    keep_as_seen(keys);
  }

  [[nodiscard]] response::KwicRequest kwic_request(std::size_t context) const {
    response::KwicRequest kwic;
    kwic.options = {.context_chars = context,
                    .positions = options_.kwic_sort.positions,
                    .collocates = options_.collocates};
    kwic.order = options_.kwic_sort.order;
    kwic.seed = options_.seed ? *options_.seed : std::random_device()();
    kwic.lemma = options_.lemma;
    kwic.offset = options_.offset;
    kwic.limit = options_.limit_typed ? options_.limit : engine::request_bounds::kLimit;
    return kwic;
  }

  // Under cron, what is written is mailed: where nothing is new, nothing is.
  [[nodiscard]] bool is_worth_telling(const SearchResponse& response) const {
    return !seen_ || response.total > 0 || response.partial || output_.is_for_programs();
  }

  // What nobody has received was not shown.
  void keep_as_seen(const std::vector<std::string>& keys) {
    if (!seen_ || !was_written()) return;
    for (const std::string& key : keys) seen_->add(key);
    if (!keys.empty()) seen_->save();
  }

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

  const SearchOptions& options_;
  const Surroundings& surroundings_;
  Output output_;
  snapshot::Snapshot snapshot_;
  engine::Searcher searcher_;
  std::optional<files::WholeFile> record_;
  std::optional<SeenArticles> seen_;
  bool found_ = false;
  bool is_partial_ = false;
};

}  // namespace

int run_search(const SearchOptions& options, const Surroundings& surroundings) {
  if (options.is_completing) return Run(options, surroundings).completions();
  if (!options.show.empty()) return Run(options, surroundings).one_article();
  if (is_measuring(options)) return Run(options, surroundings).measured();
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
