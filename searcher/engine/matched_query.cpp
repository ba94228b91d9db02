#include "searcher/engine/matched_query.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "common/index/article_key.h"
#include "searcher/base/ranking.h"
#include "searcher/correction/corrected_query.h"
#include "searcher/engine/asked_article.h"
#include "searcher/engine/attempts.h"
#include "searcher/engine/attested_spelling.h"
#include "searcher/engine/refusal.h"
#include "searcher/engine/request_matches.h"
#include "searcher/expansion/word_pattern.h"
#include "searcher/grammar/query_description.h"
#include "searcher/grammar/question.h"
#include "searcher/matching/article_ids.h"
#include "searcher/matching/recency.h"
#include "searcher/matching/similar.h"
#include "searcher/results/facets.h"
#include "searcher/results/notes.h"

namespace niger::engine {

using grammar::ParsedQuery;
using matching::Matches;
using query::BuildOptions;
using query::BuiltQuery;
using response::SearchResponse;

namespace {

bool asks_for_days(const grammar::QueryNode& node) {
  return node.kind == grammar::NodeKind::Dates ||
         std::any_of(node.children.begin(), node.children.end(), asks_for_days);
}

// The matches as they are paged through and counted.
void settle(SearchContext& context, const SearchRequest& request, Matches& found) {
  if (request.seen) {
    matching::drop_seen(context.database(), *request.seen, request.collapse, found,
                        context.deadline);
  }
  if (request.recency_share > 0) {
    matching::order_with_recency(context.database(), request.recency_share, found,
                                 context.deadline);
  }
  if (request.whole_list) return;
  const std::uint64_t most = std::max<std::uint64_t>(hits_to_page(request), ranking::kRescoredHits);
  if (found.first.size() > most) found.first.resize(static_cast<std::size_t>(most));
}

void add_notes(std::vector<response::Note> notes, SearchResponse& response) {
  for (response::Note& note : notes) response.notes.push_back(std::move(note));
}

bool has_rejected(const BuiltQuery& built) {
  return std::any_of(built.words.begin(), built.words.end(),
                     [](const query::BuiltWord& word) { return !word.rejected.empty(); });
}

bool has_rare_word(const BuiltQuery& built) {
  return std::any_of(built.words.begin(), built.words.end(), correction::is_rare_word);
}

[[noreturn]] void refuse_pattern(const query::UnusablePattern& pattern) {
  using messages::Message;
  const Message message = pattern.is_costly ? Message::PatternCostly : Message::PatternWrong;
  std::vector<messages::Argument> arguments = {{"pattern", pattern.text}};
  if (!pattern.is_costly) {
    arguments.emplace_back("most", std::uint64_t{expansion::WordPattern::kMostBytes});
  }
  throw Refusal({RequestProblem::Kind::OutOfRange, "words", {}, {message, std::move(arguments)}});
}

// Goes up the ladder of attempts.
class Ladder {
 public:
  Ladder(SearchContext& context, const SearchRequest& request, const ParsedQuery& parsed,
         SearchResponse& response)
      : context_(context),
        request_(request),
        parsed_(parsed),
        response_(response),
        vocabulary_(context.database()) {}

  MatchedQuery climb() {
    MatchedQuery answer;
    answer.built = built(parsed_, options(request_.match));
    if (answer.built.unusable_pattern) refuse_pattern(*answer.built.unusable_pattern);
    add_notes(results::building_notes(answer.built), response_);
    if (answer.built.query.empty()) {
      response_.notes.push_back(results::no_words_note());
      return answer;
    }
    answer.found = first_matches(context_, request_, answer.built);
    AttemptFacts facts{.match = request_.match,
                       .is_question = grammar::is_question(request_.query),
                       .is_exact = request_.exact,
                       .leaves_out_seen = request_.seen.has_value()};
    for (;;) {
      facts.total = answer.found.total;
      facts.is_relaxable = answer.built.relaxable;
      facts.has_rejected = has_rejected(answer.built);
      facts.has_rare_word = has_rare_word(answer.built);
      facts.is_time_up = context_.deadline.was_met();
      facts.last = next_attempt(facts);
      if (facts.last == Attempt::None) break;
      make(facts, answer);
    }
    answer.built.query_terms.is_question = facts.is_question;
    return answer;
  }

 private:
  BuiltQuery built(const ParsedQuery& parsed, const BuildOptions& options) {
    return context_.built(parsed, options, vocabulary_);
  }

  [[nodiscard]] BuildOptions options(MatchMode match, bool loose = false) const {
    return {.match = match, .as_typed = request_.exact, .wide = request_.wide, .loose = loose};
  }

  void make(AttemptFacts& facts, MatchedQuery& answer) {
    switch (facts.last) {
      case Attempt::Corrected:
      case Attempt::Suggested:
        correct(facts, answer);
        break;
      case Attempt::Wide: {
        BuildOptions wide = options(request_.match);
        wide.wide = true;
        if (try_out(facts.last, built(parsed_, wide), answer)) {
          response_.notes.push_back(results::wide_note());
        }
        break;
      }
      case Attempt::Relaxed:
        if (try_out(facts.last, built(parsed_, options(MatchMode::Any, true)), answer)) {
          response_.notes.push_back(results::relaxed_note(parsed_));
        }
        break;
      case Attempt::AnyWord: {
        const std::uint64_t before = answer.found.total;
        if (try_out(facts.last, built(parsed_, options(MatchMode::Any)), answer) &&
            answer.found.total > before) {
          response_.notes.push_back(results::question_note());
        }
        break;
      }
      case Attempt::AsTyped:
      case Attempt::None:
        break;
    }
  }

  void correct(AttemptFacts& facts, MatchedQuery& answer) {
    const bool searches = facts.last == Attempt::Corrected;
    const correction::CorrectedQuery second =
        correction::corrected_query(request_.query, answer.built, vocabulary_,
                                    context_.language->knowledge, searches, context_.deadline);
    if (second.text.empty()) return;
    if (!searches) {
      response_.notes.push_back(results::did_you_mean_note(AttestedSpelling(context_).of(second)));
      return;
    }
    const ParsedQuery corrected = grammar::parsed_query(second.text, request_.today);
    facts.is_corrected = try_out(facts.last, built(corrected, options(request_.match)), answer);
    if (facts.is_corrected) {
      response_.notes.push_back(results::corrected_note(AttestedSpelling(context_).of(second)));
    }
  }

  // Whether it is the answer now.
  bool try_out(Attempt attempt, BuiltQuery other, MatchedQuery& answer) {
    Matches others = first_matches(context_, request_, other);
    if (!takes_over(attempt, others.total)) return false;
    answer.found = std::move(others);
    answer.built = std::move(other);
    return true;
  }

  SearchContext& context_;
  const SearchRequest& request_;
  const ParsedQuery& parsed_;
  SearchResponse& response_;
  expansion::XapianVocabulary vocabulary_;
};

// The keys of the articles; an id that several of them have becomes the key of each.
std::vector<std::string> distinguishing_keys(SearchContext& context,
                                             const std::vector<Xapian::docid>& articles,
                                             std::vector<std::string>& ids) {
  std::unordered_map<std::string, std::uint64_t> counts;
  for (const std::string& id : ids) ++counts[id];
  std::vector<std::string> keys;
  for (std::size_t at = 0; at < ids.size() && !context.deadline.has_passed(); ++at) {
    keys.push_back(index::shown_key(context.reader.article(context.reader.document(articles[at]))));
    if (counts[ids[at]] > 1) ids[at] = keys.back();
  }
  ids.resize(keys.size());
  return keys;
}

response::SearchedIndex searched_index(const SearchContext& context) {
  const snapshot::SnapshotFacts& facts = context.reader.snapshot().facts();
  return {.path = facts.path,
          .generation = facts.generation,
          .uuid = facts.uuid,
          .revision = context.database().get_revision(),
          .built_at = facts.built_at,
          .creator = facts.creator,
          .analyzer = facts.analyzer,
          .articles = context.database().get_doccount()};
}

}  // namespace

MatchedQuery matched_query(SearchContext& context, const SearchRequest& request,
                           const ParsedQuery& parsed, SearchResponse& response) {
  response.query_id = request.query_id;
  response.query = request.query;
  response.understood = grammar::described(parsed.root);
  response.offset = request.offset;
  response.notes = results::parsing_notes(parsed);
  MatchedQuery answer = Ladder(context, request, parsed, response).climb();
  if (answer.built.query.empty()) return answer;
  take_level(context, request, answer.built, answer.found, response);
  settle(context, request, answer.found);
  response.total = answer.found.total;
  response.total_is_exact = answer.found.is_exact;
  response.copies = answer.found.copies;
  response.with_copies = !request.collapse;
  if (response.level && request.seen) {  // what was seen is of no level
    response.level->total = response.level->some = response.total;
  }
  if (response.total == 0 && !request.seen && asks_for_days(parsed.root)) {
    response.notes.push_back(results::dates_covered_note(context.database()));
  }
  if (answer.found.total > 0 && request.offset >= answer.found.total) {
    response.notes.push_back(results::past_end_note(answer.found.total));
  }
  if (request.explain) {
    response.explanation = results::explained(answer.built);
    AttestedSpelling(context).spell(response.explanation);
  }
  return answer;
}

MatchedQuery matched_request(SearchContext& context, const SearchRequest& request,
                             const ParsedQuery& parsed, SearchResponse& response) {
  if (request.similar_to.empty()) return matched_query(context, request, parsed, response);
  const Xapian::docid number = asked_article(context, request.similar_to, "similar");
  MatchedQuery answer;
  response.query_id = request.query_id;
  response.query = request.query;
  response.understood = grammar::described(parsed.root);
  response.offset = request.offset;
  if (!request.query.empty()) {
    response.notes = results::parsing_notes(parsed);
    const expansion::XapianVocabulary vocabulary(context.database());
    answer.built = context.built(
        parsed, {.match = request.match, .as_typed = request.exact, .wide = request.wide},
        vocabulary);
    add_notes(results::building_notes(answer.built), response);
    if (request.explain) {
      response.explanation = results::explained(answer.built);
      AttestedSpelling(context).spell(response.explanation);
    }
  }
  const Article article = context.reader.article(context.reader.document(number));
  response.notes.push_back(
      results::similar_note(article.title.empty() ? article.id : article.title));
  matching::ask_for_similar(context.database(), number, answer.built);
  answer.found = all_matches(context, request, answer.built);
  settle(context, request, answer.found);
  response.total = answer.found.total;
  response.total_is_exact = answer.found.is_exact;
  return answer;
}

void count_matches(SearchContext& context, const SearchRequest& request, const Matches& found,
                   SearchResponse& response) {
  const Xapian::Database& database = context.database();
  response.facets =
      results::counted_facets(database, found.all, request.facets, request.facet_values,
                              context.deadline, &context.reader.snapshot().aliases());
  if (request.timeline) {
    response.timeline = results::counted_timeline(database, found.all, context.deadline);
  }
  if (!request.all_ids) return;
  response.all_ids = matching::article_ids(database, found.all, context.deadline);
  response.all_keys = distinguishing_keys(context, found.all, response.all_ids);
  response.index = searched_index(context);
}

}  // namespace niger::engine
