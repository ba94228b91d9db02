#include "searcher/engine/searcher.h"

#include <chrono>
#include <unordered_set>
#include <utility>

#include "common/index/article_key.h"
#include "searcher/engine/asked_article.h"
#include "searcher/engine/matched_query.h"
#include "searcher/engine/measures.h"
#include "searcher/engine/refusal.h"
#include "searcher/engine/request_check.h"
#include "searcher/engine/request_lines.h"
#include "searcher/engine/result_page.h"
#include "searcher/engine/search_context.h"
#include "searcher/highlighting/snippet.h"
#include "searcher/results/field_completion.h"
#include "searcher/results/notes.h"

namespace niger::engine {

using grammar::parsed_query;
using grammar::ParsedQuery;
using response::KwicSummary;
using response::SearchResponse;
using response::ShownArticle;
using snapshot::Snapshot;

namespace {

SearchResponse answer(SearchContext& context, const SearchRequest& request,
                      const ParsedQuery& parsed) {
  SearchResponse response;
  const MatchedQuery matched = matched_request(context, request, parsed, response);
  count_matches(context, request, matched.found, response);
  show_page(context, request, matched, response);
  return response;
}

// The text itself is shown in any case.
response::Fragment lit(SearchContext& context, highlighting::Highlighter& highlighter,
                       const std::string& text) {
  if (context.deadline.has_passed()) return {text, {}, true, true};
  return highlighter.whole(text);
}

ShownArticle shown(SearchContext& context, const std::string& id, const SearchRequest& request,
                   const ParsedQuery& parsed) {
  const Xapian::docid number = asked_article(context, id, "show");
  const expansion::XapianVocabulary vocabulary(context.database());
  const query::QueryTerms query_terms =
      context
          .built(parsed, {.match = request.match, .as_typed = request.exact, .wide = request.wide},
                 vocabulary)
          .query_terms;
  highlighting::Highlighter highlighter(context.words, query_terms);
  ShownArticle out{.article = context.reader.article(context.reader.document(number)),
                   .key = {},
                   .title = {},
                   .text = {}};
  out.key = index::shown_key(out.article);
  if (out.article.date_origin == DateOrigin::FileTime) out.article.date = {};
  out.title = lit(context, highlighter, out.article.title);
  out.text = lit(context, highlighter, out.article.text);
  out.partial = context.deadline.was_met();
  return out;
}

// What `action` returns, unless there are problems or it comes to one.
template <typename Action>
auto answered(RequestProblems problems, Action action) -> Answer<decltype(action())> {
  if (!problems.empty()) return {.problems = std::move(problems)};
  try {
    return {.value = action()};
  } catch (const Refusal& refusal) {
    return {.problems = {refusal.problem()}};
  }
}

}  // namespace

Searcher::Searcher() = default;
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchContext& Searcher::context(const Snapshot& snapshot, const Deadline& deadline,
                                 const std::stop_token& cancel) {
  // What is remembered of words is true as long as the language is the same.
  if (!context_ || context_->language != snapshot->language()) {
    context_.reset();
    context_ = std::make_unique<SearchContext>(snapshot);
  } else {
    context_->reader.use(snapshot);
  }
  context_->deadline = deadline;
  context_->deadline.pass_when_stopped(cancel);
  return *context_;
}

void Searcher::release() {
  if (context_) context_->reader.release();
}

Answer<SearchResponse> Searcher::search(const Snapshot& snapshot, const SearchRequest& request) {
  return answered(problems_of(request), [&] {
    const auto start = std::chrono::steady_clock::now();
    SearchContext& context = this->context(snapshot, request.deadline, request.cancel);
    const ParsedQuery parsed = parsed_query(request.query, request.today);
    SearchResponse response =
        context.reader.steadily([&] { return answer(context, request, parsed); });
    response.partial = context.deadline.was_met();
    if (response.partial) response.notes.push_back(results::partial_note());
    response.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return response;
  });
}

std::vector<std::string> Searcher::completions(const Snapshot& snapshot, const std::string& word,
                                               const Deadline& deadline) {
  constexpr std::size_t kMost = 200;
  SearchContext& context = this->context(snapshot, deadline);
  return context.reader.steadily(
      [&] { return results::completions(context.database(), word, kMost, context.deadline); });
}

Answer<KwicSummary> Searcher::concordance(const Snapshot& snapshot, const SearchRequest& request,
                                          const response::KwicRequest& kwic) {
  return answered(problems_of(request, kwic), [&] {
    SearchContext& context = this->context(snapshot, request.deadline, request.cancel);
    const ParsedQuery parsed = parsed_query(request.query, request.today);
    SearchRequest whole = request;
    whole.whole_list = true;
    whole.offset = 0;  // lines are counted, not articles
    std::unordered_set<std::string> done;
    return context.reader.steadily([&] { return lines_of(context, whole, kwic, parsed, done); });
  });
}

response::Namesakes Searcher::namesakes(const Snapshot& snapshot, const std::string& id,
                                        std::size_t most) {
  SearchContext& context = this->context(snapshot, {});
  return context.reader.steadily([&] { return namesakes_of(context, id, most); });
}

Answer<ShownArticle> Searcher::article(const Snapshot& snapshot, const std::string& id_or_path,
                                       const SearchRequest& request) {
  return answered({}, [&] {
    SearchContext& context = this->context(snapshot, request.deadline, request.cancel);
    const ParsedQuery parsed = parsed_query(request.query, request.today);
    return context.reader.steadily([&] { return shown(context, id_or_path, request, parsed); });
  });
}

Answer<response::TableAnswer> Searcher::corpus(const Snapshot& snapshot,
                                               const SearchRequest& request) {
  return answered(problems_of(request), [&] {
    SearchContext& context = this->context(snapshot, request.deadline, request.cancel);
    return context.reader.steadily([&] { return corpus_of(context, request); });
  });
}

Answer<response::TableAnswer> Searcher::keyness(const Snapshot& snapshot,
                                                const SearchRequest& request,
                                                const KeynessRequest& keyness) {
  return answered(problems_of(request, keyness), [&] {
    SearchContext& context = this->context(snapshot, request.deadline, request.cancel);
    return context.reader.steadily([&] { return keyness_of(context, request, keyness); });
  });
}

Answer<response::TableAnswer> Searcher::ngrams(const Snapshot& snapshot,
                                               const SearchRequest& request,
                                               const NgramRequest& ngrams) {
  return answered(problems_of(request, ngrams), [&] {
    SearchContext& context = this->context(snapshot, request.deadline, request.cancel);
    return context.reader.steadily([&] { return ngrams_of(context, request, ngrams); });
  });
}

Answer<response::Trend> Searcher::trend(const Snapshot& snapshot, const SearchRequest& request,
                                        const TrendRequest& trend) {
  return answered(problems_of(request, trend), [&] {
    SearchContext& context = this->context(snapshot, request.deadline, request.cancel);
    return context.reader.steadily([&] { return trend_of(context, request, trend); });
  });
}

}  // namespace niger::engine
