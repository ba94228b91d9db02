#include "searcher/engine/measures.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "searcher/engine/matched_query.h"
#include "searcher/engine/refusal.h"
#include "searcher/grammar/facet_field.h"
#include "searcher/grammar/query_text.h"
#include "searcher/measuring/corpus_counts.h"
#include "searcher/measuring/ngrams.h"
#include "searcher/measuring/own_words.h"
#include "searcher/measuring/tables.h"
#include "searcher/measuring/trend_counts.h"
#include "searcher/measuring/word_counts.h"
#include "searcher/query/clause.h"
#include "searcher/results/notes.h"

namespace niger::engine {

using messages::Message;
using messages::Text;
using response::SearchResponse;
using response::TableAnswer;

namespace {

using Ids = std::vector<Xapian::docid>;  // ascending

struct MatchedSet {
  SearchResponse asked;
  query::QueryTerms query_terms = {};
  Ids articles = {};
};

SearchRequest counting(SearchRequest request) {
  request.limit = 0;
  request.offset = 0;
  request.all_ids = true;  // the articles are needed, of the level that is counted
  request.facets.clear();
  request.sort = response::SortOrder::Relevance;
  return request;
}

MatchedSet set_of(SearchContext& context, const SearchRequest& request, const std::string& query) {
  SearchRequest counted = counting(request);
  counted.query = query;
  MatchedSet out;
  MatchedQuery matched =
      matched_query(context, counted, grammar::parsed_query(query, request.today), out.asked);
  out.query_terms = std::move(matched.built.query_terms);
  out.articles = std::move(matched.found.all);
  return out;
}

// Every article; of copies one, unless all are asked for.
Ids every_article(SearchContext& context, bool collapse) {
  query::BuiltQuery all;
  all.query = query::every_article();
  return context.matcher.run(all, {.first = 0, .all = true, .collapse = collapse}, context.deadline)
      .all;
}

// The first of `asked` has what there is to say of all of it.
void finish(const SearchContext& context, SearchResponse& asked) {
  asked.partial = context.deadline.was_met();
  if (asked.partial) asked.notes.push_back(results::partial_note());
}

// The rows of the page.
template <typename Row>
std::vector<Row> page(const SearchRequest& request, std::vector<Row> rows) {
  const std::size_t begin = std::min<std::uint64_t>(request.offset, rows.size());
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(begin));
  if (rows.size() > request.limit) rows.resize(static_cast<std::size_t>(request.limit));
  return rows;
}

[[noreturn]] void refuse(RequestProblem::Kind kind, std::string field, Text message) {
  throw Refusal({kind, std::move(field), {}, std::move(message)});
}

void require_articles(const MatchedSet& set, const char* field) {
  if (set.articles.empty()) {
    refuse(RequestProblem::Kind::Unknown, field,
           {Message::MeasureEmptySet, {{"query", set.asked.query}}});
  }
}

}  // namespace

TableAnswer corpus_of(SearchContext& context, const SearchRequest& request) {
  MatchedSet set;
  if (request.query.empty()) {
    set.articles = every_article(context, false);
    set.asked.total = set.articles.size();
  } else {
    set = set_of(context, request, request.query);
  }
  std::vector<grammar::FacetField> fields = request.facets;
  if (fields.empty()) fields = {grammar::FacetField::Source, grammar::FacetField::Month};
  const measuring::CorpusCounts counts =
      measuring::corpus_counts(context.database(), set.articles, fields, context.deadline,
                               &context.reader.snapshot().aliases());
  TableAnswer answer = measuring::corpus_table(counts, fields);
  answer.asked = std::move(set.asked);
  finish(context, answer.asked);
  return answer;
}

TableAnswer keyness_of(SearchContext& context, const SearchRequest& request,
                       const KeynessRequest& keyness) {
  MatchedSet one = set_of(context, request, request.query);
  require_articles(one, "words");
  MatchedSet other = set_of(context, request, keyness.other);
  require_articles(other, "keyness");
  Ids rest;
  std::set_difference(other.articles.begin(), other.articles.end(), one.articles.begin(),
                      one.articles.end(), std::back_inserter(rest));
  if (rest.empty()) {
    refuse(RequestProblem::Kind::Unknown, "keyness",
           {Message::KeynessNothingElse, {{"query", keyness.other}}});
  }
  measuring::WordUnits units(context.words, measuring::WordUnit::Stem);
  const measuring::WordCounts counts =
      measuring::word_counts(context.reader, context.words, one.articles, units, context.deadline,
                             deadline_share::kChecking);
  const measuring::WordCounts others =
      measuring::word_counts(context.reader, context.words, rest, units, context.deadline);
  const std::vector<measuring::KeyWord> words =
      measuring::key_words(counts, others, units, keyness.least);
  TableAnswer answer = measuring::keyness_table(page(request, words), counts, others, units);
  answer.facts.emplace_back("different", std::uint64_t{words.size()});
  answer.asked = std::move(one.asked);
  for (response::Note& note : other.asked.notes) answer.asked.notes.push_back(std::move(note));
  const std::uint64_t shared = other.articles.size() - rest.size();
  if (shared > 0 && keyness.other != "*") {
    answer.asked.notes.push_back({"keyness-shared", {Message::KeynessShared, {{"count", shared}}}});
  }
  finish(context, answer.asked);
  return answer;
}

TableAnswer ngrams_of(SearchContext& context, const SearchRequest& request,
                      const NgramRequest& ngrams) {
  MatchedSet set = set_of(context, request, request.query);
  measuring::WordUnits units(context.words, measuring::WordUnit::Form);
  measuring::WordSequence sequence;
  measuring::OwnWords words(context.words);
  DeadlineWatch watch(context.deadline, deadline_share::kChecking, 16);
  for (const Xapian::docid id : set.articles) {
    if (watch.is_over()) break;
    sequence.begin_article();
    words.for_each(context.reader.article(context.reader.document(id)),
                   [&](const arabic::TokenRef& token, std::string_view written, bool begins) {
                     if (sequence.add(units.number_of(token, written), begins)) return;
                     refuse(RequestProblem::Kind::OutOfRange, "ngrams",
                            {Message::NgramsTooManyWords,
                             {{"most", messages::Grouped{measuring::WordSequence::kMostWords}}}});
                   });
  }
  const std::uint64_t most = request.offset + request.limit;
  measuring::Ngrams found =
      measuring::counted_ngrams(sequence, ngrams.shortest, ngrams.longest, ngrams.least,
                                static_cast<std::size_t>(most), context.deadline);
  found.rows = page(request, std::move(found.rows));
  TableAnswer answer = measuring::ngram_table(found, sequence, units, ngrams.least);
  answer.asked = std::move(set.asked);
  finish(context, answer.asked);
  return answer;
}

response::Trend trend_of(SearchContext& context, const SearchRequest& request,
                         const TrendRequest& asked) {
  response::Trend trend = measuring::collection_trend(
      context.database(), every_article(context, request.collapse), asked.unit, context.deadline);
  std::vector<std::string> queries = {request.query};
  queries.insert(queries.end(), asked.others.begin(), asked.others.end());
  for (const std::string& query : queries) {
    MatchedSet set = set_of(context, request, query);
    response::TrendSeries series;
    series.asked = std::move(set.asked);
    series.has_words = !set.query_terms.words.empty();
    std::optional<measuring::Occurrences> occurrences;
    if (series.has_words) occurrences.emplace(context.reader, context.words, set.query_terms);
    measuring::count_series(context.database(), set.articles, occurrences ? &*occurrences : nullptr,
                            trend, series, context.deadline);
    trend.series.push_back(std::move(series));
  }
  trend.partial = context.deadline.was_met();
  return trend;
}

}  // namespace niger::engine
