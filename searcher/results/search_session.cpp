#include "searcher/results/search_session.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/article_lookup.h"
#include "common/index/boolean_term.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "searcher/base/match_weights.h"
#include "searcher/base/ranking.h"
#include "searcher/correction/corrected_query.h"
#include "searcher/expansion/builtin_knowledge.h"
#include "searcher/expansion/xapian_vocabulary.h"
#include "searcher/grammar/query_description.h"
#include "searcher/grammar/question.h"
#include "searcher/results/article_ids.h"
#include "searcher/results/contributions.h"
#include "searcher/results/field_completion.h"
#include "searcher/results/index_reader.h"
#include "searcher/results/near_duplicates.h"
#include "searcher/results/notes.h"
#include "searcher/results/recency.h"
#include "searcher/results/rescorer.h"
#include "searcher/results/similar.h"

namespace niger {
namespace {

// Pages past this many hits would hold the whole index in memory.
constexpr std::uint64_t kMaxHits = 1'000'000;

// So many hits of a page are shown even when the time is up: what was found is there to be seen.
constexpr std::size_t kShownInAnyCase = 10;

// With so few matches, a word that no article has is worth a question back.
constexpr std::uint64_t kFewMatches = 3;

}  // namespace

struct SearchSession::State {
  IndexReader reader;
  Analyzer analyzer;
  Analyzer::Session words;
  WordKnowledge knowledge;
  Rescorer order;
  Matcher matcher;
  Deadline deadline;                           // of the request at hand
  std::optional<Contributions> contributions;  // made when an explanation is asked for

  explicit State(const std::filesystem::path& index)
      : reader(index),
        words(analyzer),
        knowledge(builtin_knowledge(analyzer)),
        order(reader, analyzer),
        matcher(reader, words) {}

  // The first matches, as many as the page needs, and the count of all.
  Matches matches(const SearchRequest& request, const BuiltQuery& built) {
    std::uint64_t most = std::min(request.offset + request.limit, kMaxHits);
    if (request.sort == SortOrder::Relevance) {
      most = std::max<std::uint64_t>(most, ranking::kRescoredHits);
    }
    // What is chosen or ordered on our side is chosen out of all.
    const bool chooses =
        request.seen.has_value() || request.recency_share > 0 || request.whole_list;
    const bool counts = request.timeline || request.all_ids || !request.facets.empty();
    return matcher.run(built,
                       {.order = request.sort,
                        .first = chooses ? reader.database().get_doccount() : most,
                        .all = chooses || counts,
                        .collapse = request.collapse},
                       deadline);
  }

  // The matches as they are paged through and counted.
  void settle(const SearchRequest& request, Matches& found) {
    if (request.seen) {
      drop_seen(reader.database(), *request.seen, request.collapse, found, deadline);
    }
    if (request.recency_share > 0) {
      order_with_recency(reader.database(), request.recency_share, found, deadline);
    }
    if (request.whole_list) return;
    const std::uint64_t page = std::min(request.offset + request.limit, kMaxHits);
    const std::uint64_t most = std::max<std::uint64_t>(page, ranking::kRescoredHits);
    if (found.first.size() > most) found.first.resize(static_cast<std::size_t>(most));
  }

  void count(const SearchRequest& request, const Matches& found, SearchResponse& response) {
    const Xapian::Database& database = reader.database();
    response.facets =
        counted_facets(database, found.all, request.facets, request.facet_values, deadline);
    if (request.timeline) response.timeline = counted_timeline(database, found.all, deadline);
    if (!request.all_ids) return;
    response.all_ids = article_ids(database, found.all, deadline);
    tell_apart(found.all, response.all_ids);
    response.index = reader.facts();
  }

  // An id that several of the articles have becomes the key of each.
  void tell_apart(const std::vector<Xapian::docid>& articles, std::vector<std::string>& ids) {
    std::unordered_map<std::string, std::uint64_t> counts;
    for (const std::string& id : ids) ++counts[id];
    for (std::size_t at = 0; at < ids.size(); ++at) {
      if (counts[ids[at]] < 2) continue;
      if (deadline.has_passed()) return ids.resize(at);
      ids[at] = shown_key(reader.article(reader.document(articles[at])));
    }
  }

  // The matches in their final order.
  std::vector<RankedHit> ranked(const std::vector<Match>& found, const SearchRequest& request,
                                const QueryTerms& query_terms) {
    // What is similar is so by its weight alone.
    if (request.sort == SortOrder::Relevance && request.similar_to.empty()) {
      return order.by_relevance(found, query_terms, request.recency_share, deadline);
    }
    std::vector<RankedHit> out;
    for (const Match& match : found) out.push_back({.match = match, .score = match.weight});
    return out;
  }

  // What a query was taken for, and what it matches.
  struct Taken {
    BuiltQuery built;  // its query is empty where there is nothing to look for
    Matches found;
  };

  // Second tries included; what there is to say of it goes to `response`.
  Taken taken(const SearchRequest& request, const ParsedQuery& parsed, SearchResponse& response) {
    response.query_id = request.query_id;
    response.query = request.query;
    response.understood = described(parsed.root);
    response.offset = request.offset;
    response.notes = parsing_notes(parsed);
    const XapianVocabulary vocabulary(reader.database());
    QueryBuilder builder(reader.database(), words, vocabulary, knowledge);
    const BuildOptions options{request.match, request.exact, false};
    BuiltQuery built = builder.build(parsed, options, deadline);
    const std::vector<Note> notes = building_notes(built);
    response.notes.insert(response.notes.end(), notes.begin(), notes.end());
    if (built.query.empty()) {
      if (built.unknown_values.empty()) response.notes.push_back(no_words_note());
      return {std::move(built), {}};
    }
    Matches found = matches(request, built);
    // Nothing is known to be missing where there was no time to look for it.
    const bool tries_again = !request.seen && !deadline.was_met();
    const auto take = [&](BuiltQuery other, const Note& note) {
      Matches others = matches(request, other);
      if (others.total == 0) return false;
      found = std::move(others);
      built = std::move(other);
      response.notes.push_back(note);
      return true;
    };
    bool rescued = false;
    // A question of several words is answered by those of them that the index has.
    const bool asks =
        built.relaxable && request.match == MatchMode::Auto && is_question(request.query);
    if (tries_again && !asks && found.total < kFewMatches && !request.exact) {
      const bool nothing = found.total == 0;
      const CorrectedQuery second =
          corrected_query(request.query, built, vocabulary, knowledge, nothing, deadline);
      if (!second.text.empty() && nothing) {
        const ParsedQuery corrected = parsed_query(second.text, request.today);
        rescued = take(builder.build(corrected, options, deadline), corrected_note(second));
      } else if (!second.text.empty()) {
        response.notes.push_back(did_you_mean_note(second));
      }
    }
    if (tries_again && !rescued && found.total == 0 && built.relaxable &&
        request.match == MatchMode::Auto) {
      static_cast<void>(take(builder.build(parsed, {MatchMode::Any, request.exact, true}, deadline),
                             relaxed_note()));
    }
    // The answer to a question need not repeat two of its words: where few articles do, those with
    // any of them join, and the ranking decides.
    if (!rescued && !deadline.was_met() && built.relaxable && request.match == MatchMode::Auto &&
        is_question(request.query) && found.total < ranking::kFewAnswers) {
      const std::uint64_t met = found.total;
      built = builder.build(parsed, {MatchMode::Any, request.exact, false}, deadline);
      found = matches(request, built);
      if (found.total > met) response.notes.push_back(question_note());
    }
    settle(request, found);
    response.total = found.total;
    if (found.total > 0 && request.offset >= found.total) {
      response.notes.push_back(past_end_note(found.total));
    }
    if (request.explain) response.explanation = explained(built);
    return {std::move(built), std::move(found)};
  }

  [[nodiscard]] NamedArticles named(const std::string& id) {
    return named_articles(reader.database(), id, [this](const Xapian::Document& document) {
      return reader.article(document);
    });
  }

  // The one article that a person means by its id, its key or the path of its file.
  [[nodiscard]] Xapian::docid meant(const std::string& id) {
    const NamedArticles found = named(id);
    const auto count = static_cast<std::uint64_t>(found.articles.size());
    if (count == 0) throw TextError(ErrorKind::Usage, {Message::ArticleUnknown, {{"id", id}}});
    if (found.by_file) {
      throw TextError(ErrorKind::Usage,
                      {Message::ArticlesOfFile, {{"path", id}, {"count", count}}});
    }
    if (count > 1) {
      constexpr std::size_t kMostTold = 10;
      std::string keys;
      for (const Namesake& one : namesakes(id, kMostTold).list) {
        keys += (keys.empty() ? "" : ", ") + one.key;
      }
      if (count > kMostTold) keys += ", …";
      throw TextError(ErrorKind::Usage,
                      {Message::ArticlesOfId, {{"id", id}, {"count", count}, {"keys", keys}}});
    }
    return found.articles.front();
  }

  [[nodiscard]] Namesakes namesakes(const std::string& id, std::size_t most) {
    const NamedArticles found = named(id);
    Namesakes out;
    if (found.by_file || found.articles.size() < 2) return out;
    out.id = id;
    out.total = found.articles.size();
    for (const Xapian::docid number : found.articles) {
      if (out.list.size() == most) break;
      Article article = reader.article(reader.document(number));
      Namesake one;
      one.key = shown_key(article);
      one.id = std::move(article.id);
      one.path = std::move(article.path);
      one.record = std::move(article.record);
      one.title = std::move(article.title);
      if (article.date_origin != DateOrigin::FileTime) one.date = article.date;
      out.list.push_back(std::move(one));
    }
    std::sort(out.list.begin(), out.list.end(),
              [](const Namesake& one, const Namesake& other) { return one.key < other.key; });
    return out;
  }

  SearchResponse similar(const SearchRequest& request, const ParsedQuery& parsed) {
    const Xapian::docid number = meant(request.similar_to);
    SearchResponse response;
    response.query = request.query;
    response.understood = described(parsed.root);
    response.offset = request.offset;
    BuiltQuery built;
    if (!request.query.empty()) {
      response.notes = parsing_notes(parsed);
      const XapianVocabulary vocabulary(reader.database());
      QueryBuilder builder(reader.database(), words, vocabulary, knowledge);
      built = builder.build(parsed, {.match = request.match, .as_typed = request.exact}, deadline);
      const std::vector<Note> notes = building_notes(built);
      response.notes.insert(response.notes.end(), notes.begin(), notes.end());
    }
    const Article article = reader.article(reader.document(number));
    response.notes.push_back(similar_note(article.title.empty() ? article.id : article.title));
    ask_for_similar(reader.database(), number, built);
    Matches found = matches(request, built);
    settle(request, found);
    response.total = found.total;
    count(request, found, response);
    show(ranked(found.first, request, built.query_terms), request, built.query_terms, response);
    return response;
  }

  SearchResponse answer(const SearchRequest& request, const ParsedQuery& parsed) {
    if (!request.similar_to.empty()) return similar(request, parsed);
    SearchResponse response;
    const auto [built, found] = taken(request, parsed, response);
    count(request, found, response);
    show(ranked(found.first, request, built.query_terms), request, built.query_terms, response);
    return response;
  }

  // Lines of the articles in `done` were taken before the index changed under the reader.
  KwicSummary concordance(const SearchRequest& request, const KwicRequest& kwic,
                          const ParsedQuery& parsed, std::unordered_set<std::string>& done) {
    SearchResponse response;
    const auto [built, found] = taken(request, parsed, response);
    if (built.query_terms.words.empty()) {
      throw TextError(ErrorKind::Usage, Message::KwicNeedsWords);
    }
    count(request, found, response);
    if (done.empty()) kwic.begin(response);
    Concordance concordance(words, built.query_terms, kwic.options);
    KwicLines lines(kwic, concordance, done);
    const auto read = [&](Xapian::docid id) {
      return !deadline.has_passed() && lines.read(reader.article(reader.document(id)));
    };
    if (request.sort == SortOrder::Relevance) {
      static_cast<void>(std::all_of(found.all.begin(), found.all.end(), read));
    } else {
      static_cast<void>(std::all_of(found.first.begin(), found.first.end(),
                                    [&](const Match& match) { return read(match.id); }));
    }
    lines.finish();
    return {concordance.occurrences(), concordance.articles(), concordance.collocates(),
            deadline.was_met()};
  }

  ShownArticle shown(const std::string& id, const SearchRequest& request,
                     const ParsedQuery& parsed) {
    const Xapian::docid number = meant(id);
    const XapianVocabulary vocabulary(reader.database());
    QueryBuilder builder(reader.database(), words, vocabulary, knowledge);
    const QueryTerms query_terms =
        builder.build(parsed, {.match = request.match, .as_typed = request.exact}, deadline)
            .query_terms;
    Highlighter highlighter(words, query_terms);
    ShownArticle out{
        .article = reader.article(reader.document(number)), .key = {}, .title = {}, .text = {}};
    out.key = shown_key(out.article);
    if (out.article.date_origin == DateOrigin::FileTime) out.article.date = {};
    out.title = lit(highlighter, out.article.title);
    out.text = lit(highlighter, out.article.text);
    out.partial = deadline.was_met();
    return out;
  }

  // The text itself is shown in any case.
  Fragment lit(Highlighter& highlighter, const std::string& text) {
    if (deadline.has_passed()) return {text, {}, true, true};
    return highlighter.whole(text);
  }

  void show(std::vector<RankedHit> all, const SearchRequest& request, const QueryTerms& query_terms,
            SearchResponse& response) {
    Highlighter highlighter(words, query_terms);
    const std::size_t end = std::min<std::uint64_t>(all.size(), request.offset + request.limit);
    for (std::size_t i = request.offset; i < end; ++i) {
      if (response.hits.size() >= kShownInAnyCase && deadline.has_passed()) break;
      response.hits.push_back(hit(all[i], request, highlighter));
      if (request.explain && all[i].article) {
        if (!contributions) contributions.emplace(analyzer);
        response.hits.back().contributions = contributions->of(
            query_terms.words, reader.database().get_avlength(), *all[i].article, all[i].score);
      }
      response.hits.back().rank = i + 1;
    }
  }

  Hit hit(RankedHit& one, const SearchRequest& request, Highlighter& highlighter) {
    Hit hit;
    hit.score = one.score;
    const Xapian::Document document = reader.document(one.match.id);
    if (request.seen) {
      hit.kept_key = kept_key(document.get_value(schema::kIdSlot), key_term_of(document));
    }
    if (!request.with_text) {
      hit.id = document.get_value(schema::kIdSlot);
      hit.date = date_of_value(document.get_value(schema::kDateSlot)).value_or(Date());
      return hit;
    }
    if (!one.article) one.article = reader.article(document);
    const Article& article = *one.article;
    hit.id = article.id;
    hit.path = article.path;
    hit.record = article.record;
    hit.key = shown_key(article);
    // The time of a file is a guess, good for an order but not to be shown as the article's date.
    if (article.date_origin != DateOrigin::FileTime) hit.date = article.date;
    hit.source = article.source;
    hit.url = article.url;
    hit.copies = copies_of(reader, document, request.list_copies, deadline);
    const std::optional<ArticlePlaces> places =
        highlighter.places(document.get_value(schema::kPositionalSlot));
    const WordPlaces* in_text = places ? &places->text : nullptr;
    hit.title = highlighter.whole(article.title, places ? &places->title : nullptr);
    if (request.snippet.max_chars > 0) {
      hit.snippet = highlighter.snippet(article.text, article.zones, request.snippet, in_text);
    } else if (one.incidental()) {
      static_cast<void>(highlighter.snippet(article.text, article.zones, {}));
    }
    hit.only_related =
        one.incidental() && hit.title.highlights.empty() && highlighter.met_only_related();
    return hit;
  }
};

SearchSession::SearchSession(const std::filesystem::path& index)
    : state_(std::make_unique<State>(index)) {}

SearchSession::~SearchSession() = default;

SearchResponse SearchSession::search(const SearchRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  state_->deadline = request.deadline;
  const ParsedQuery parsed = parsed_query(request.query, request.today);
  SearchResponse response =
      state_->reader.steadily([&] { return state_->answer(request, parsed); });
  response.partial = state_->deadline.was_met();
  if (response.partial) response.notes.push_back(partial_note());
  response.seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return response;
}

std::vector<std::string> SearchSession::completions(const std::string& word,
                                                    const Deadline& deadline) {
  state_->deadline = deadline;
  constexpr std::size_t kMost = 200;
  return state_->reader.steadily(
      [&] { return niger::completions(state_->reader.database(), word, kMost, state_->deadline); });
}

KwicSummary SearchSession::concordance(const SearchRequest& request, const KwicRequest& kwic) {
  state_->deadline = request.deadline;
  const ParsedQuery parsed = parsed_query(request.query, request.today);
  SearchRequest whole = request;
  whole.whole_list = true;
  std::unordered_set<std::string> done;
  return state_->reader.steadily([&] { return state_->concordance(whole, kwic, parsed, done); });
}

Namesakes SearchSession::namesakes(const std::string& id, std::size_t most) {
  return state_->reader.steadily([&] { return state_->namesakes(id, most); });
}

ShownArticle SearchSession::article(const std::string& id_or_path, const SearchRequest& request) {
  state_->deadline = request.deadline;
  const ParsedQuery parsed = parsed_query(request.query, request.today);
  return state_->reader.steadily([&] { return state_->shown(id_or_path, request, parsed); });
}

}  // namespace niger
