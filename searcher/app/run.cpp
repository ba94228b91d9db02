#include "searcher/app/run.h"

#include <unistd.h>

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
#include "searcher/app/query_lines.h"
#include "searcher/app/search_record.h"
#include "searcher/app/seen_articles.h"
#include "searcher/app/typed_request.h"
#include "searcher/engine/request_check.h"
#include "searcher/engine/searcher.h"
#include "searcher/render/kwic.h"
#include "searcher/render/renderer.h"

namespace niger::search_app {

using engine::SearchRequest;
using messages::Message;
using messages::Text;
using messages::TextError;
using render::TextStyle;
using response::SearchResponse;

namespace {

TextStyle text_style(const SearchOptions& options, const Surroundings& surroundings) {
  TextStyle style;
  style.language = surroundings.language;
  style.colour =
      options.colour == When::Always ||
      (options.colour == When::Auto && surroundings.terminal && !surroundings.colourless);
  style.isolate = options.bidi == BidiMode::Isolate ||
                  (options.bidi == BidiMode::Auto && surroundings.terminal);
  style.width = options.width != 0 ? options.width : surroundings.columns;
  style.with_snippets = options.snippet_chars > 0;
  return style;
}

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
        style_(text_style(options, surroundings)),
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
    const bool machine_reads =
        options_.format == OutputFormat::Json || options_.format == OutputFormat::JsonLines;
    // Under cron, what is written is mailed: where nothing is new, nothing is.
    if (!seen || response.total > 0 || response.partial || machine_reads) show(response);
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
    std::size_t context = render::kwic_context(0);
    if (options_.format == OutputFormat::Text) context = render::kwic_context(style_.width);
    const std::unique_ptr<render::KwicRenderer> renderer = kwic_renderer(context);
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
    if (options_.format == OutputFormat::Csv) tell_notes(response);
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
      list(several);
      return 0;
    }
    SearchRequest request = typed();
    request.deadline = Deadline(options_.timeout_seconds);
    const response::ShownArticle article = value_of(searcher_.article(snapshot_, shown, request));
    std::ostream& out = surroundings_.out;
    switch (options_.format) {
      case OutputFormat::Json:
      case OutputFormat::JsonLines:
        render::render_article_json(article, options_.format == OutputFormat::JsonLines, out);
        break;
      case OutputFormat::Html:
        render::render_article_html(article, surroundings_.language, out);
        break;
      case OutputFormat::Text:
      case OutputFormat::Csv:
      case OutputFormat::Trec:
        render::render_article_text(article, style_, out);
        break;
    }
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

  // Articles that share an id, and how to ask for one of them.
  void list(const response::Namesakes& several) {
    std::ostream& out = surroundings_.out;
    if (options_.format == OutputFormat::Json || options_.format == OutputFormat::JsonLines) {
      render::render_namesakes_json(several, options_.format == OutputFormat::JsonLines, out);
    } else if (options_.format == OutputFormat::Html) {
      render::render_namesakes_html(several, surroundings_.language, out);
    } else {
      render::render_namesakes_text(several, style_, out);
    }
    const Text listed{
        Message::ArticlesOfIdListed,
        {{"id", several.id}, {"count", several.total}, {"key", several.list.front().key}}};
    const Text line{Message::LabelProgramNote, {{"program", "niger-search"}, {"note", listed}}};
    surroundings_.err << messages::localized(line, surroundings_.language) << '\n';
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

  [[nodiscard]] std::unique_ptr<render::KwicRenderer> kwic_renderer(std::size_t context) const {
    std::ostream& out = surroundings_.out;
    switch (options_.format) {
      case OutputFormat::Json:
        return render::json_kwic(false, surroundings_.language, out);
      case OutputFormat::JsonLines:
        return render::json_kwic(true, surroundings_.language, out);
      case OutputFormat::Csv:
        return render::csv_kwic(out);
      case OutputFormat::Text:
      case OutputFormat::Html:
      case OutputFormat::Trec:
        break;
    }
    return render::text_kwic(style_, context, out);
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
    std::ostream& out = surroundings_.out;
    const bool counts_only = options_.limit == 0;
    is_partial_ = is_partial_ || response.partial;
    found_ = found_ || !response.hits.empty() || (counts_only && response.total > 0);
    switch (options_.format) {
      case OutputFormat::Text:
        if (shown_ > 0) out << '\n';
        render::render_text(response, style_, out);
        break;
      case OutputFormat::Json:
        render::render_json(response, !options_.queries.empty(), surroundings_.language, out);
        break;
      case OutputFormat::JsonLines:
        render::render_json(response, true, surroundings_.language, out);
        break;
      case OutputFormat::Html:
        render::render_html(response, surroundings_.language, out);
        break;
      case OutputFormat::Csv:
        render::render_csv(response, shown_ == 0, out);
        tell_notes(response);
        break;
      case OutputFormat::Trec:
        render::render_trec(response, out);
        tell_notes(response);
        break;
    }
    ++shown_;
  }

  // Formats without a place for notes have them beside.
  void tell_notes(const SearchResponse& response) {
    for (const response::Note& note : response.notes) {
      // Of many queries only what is missing is reported.
      const bool of_many = options_.format == OutputFormat::Trec && !options_.queries.empty();
      if (of_many && note.code != response::kPartialCode && note.code != response::kShortenedCode)
        continue;
      const Text text =
          of_many ? Text{Message::LabelQuery, {{"id", response.query_id}, {"summary", note.text}}}
                  : note.text;
      const Text line{Message::LabelProgramNote, {{"program", "niger-search"}, {"note", text}}};
      surroundings_.err << messages::localized(line, surroundings_.language) << '\n';
    }
  }

  const SearchOptions& options_;
  const Surroundings& surroundings_;
  TextStyle style_;
  snapshot::Snapshot snapshot_;
  engine::Searcher searcher_;
  bool found_ = false;
  bool is_partial_ = false;
  std::size_t shown_ = 0;
};

}  // namespace

int run_search(const SearchOptions& options, const Surroundings& surroundings) {
  if (options.is_completing) return Run(options, surroundings).completions();
  if (!options.show.empty()) return Run(options, surroundings).one_article();
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
