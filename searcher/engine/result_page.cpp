#include "searcher/engine/result_page.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/boolean_term.h"
#include "common/index/schema.h"
#include "searcher/highlighting/shown_sentences.h"
#include "searcher/highlighting/shown_title.h"
#include "searcher/highlighting/snippet.h"
#include "searcher/matching/near_duplicates.h"
#include "searcher/ranking/diversity.h"

namespace niger::engine {

using ranking::RankedHit;

namespace {

// So many hits of a page are shown even when the time is up: what was found is there to be seen.
constexpr std::size_t kShownInAnyCase = 10;

// The matches in their final order.
std::vector<RankedHit> ranked(SearchContext& context, const SearchRequest& request,
                              const MatchedQuery& matched) {
  const std::vector<matching::Match>& found = matched.found.first;
  // What is similar is so by its weight alone.
  if (request.sort == response::SortOrder::Relevance && request.similar_to.empty()) {
    std::vector<RankedHit> hits = context.order.by_relevance(
        found, matched.built.query_terms, request.recency_share, context.deadline);
    if (request.diverse) ranking::diversify(context.database(), hits);
    return hits;
  }
  std::vector<RankedHit> out;
  for (const matching::Match& match : found) out.push_back({.match = match, .score = match.weight});
  return out;
}

response::Hit hit_of(SearchContext& context, RankedHit& one, const SearchRequest& request,
                     highlighting::Highlighter& highlighter, highlighting::ShownSentences& shown) {
  response::Hit hit;
  hit.score = one.score;
  const Xapian::Document document = context.reader.document(one.match.id);
  if (request.seen) {
    hit.kept_key =
        index::kept_key(document.get_value(schema::kIdSlot), index::key_term_of(document));
  }
  if (!request.with_text) {
    hit.id = document.get_value(schema::kIdSlot);
    hit.date = index::date_of_value(document.get_value(schema::kDateSlot)).value_or(Date());
    return hit;
  }
  if (!one.article) one.article = context.reader.article(document);
  const Article& article = *one.article;
  hit.id = article.id;
  hit.path = article.path;
  hit.record = article.record;
  hit.key = index::shown_key(article);
  hit.shares_id = index::is_shared_id(context.database(), article.id);
  // The time of a file is a guess, good for an order but not to be shown as the article's date.
  if (article.date_origin != DateOrigin::FileTime) hit.date = article.date;
  hit.source = article.source;
  hit.author = article.author;
  hit.place = article.place;
  hit.category = article.category;
  hit.keywords = article.keywords;
  hit.language = article.language;
  hit.url = article.url;
  hit.copies =
      matching::copies_of(context.reader, document, article,
                          request.list_copies ? &context.words : nullptr, context.deadline);
  hit.follows = matching::followed_by(context.reader, document, article, context.deadline);
  const std::optional<index::ArticlePlaces> places =
      highlighter.places(document.get_value(schema::kPositionalSlot));
  const index::WordPlaces* in_text = places ? &places->text : nullptr;
  const highlighting::ShownTitle title = highlighting::shown_title(article);
  hit.title_from_lead = title.from_lead;
  // The places are those of the title that the article has.
  hit.title = highlighter.whole(title.text, places && !title.from_lead ? &places->title : nullptr);
  if (request.snippet.max_chars > 0) {
    hit.snippet = shown.snippet(highlighter, article, request.snippet, in_text);
  } else if (one.incidental()) {
    static_cast<void>(highlighter.snippet(article.text, article.zones, {}));
  }
  hit.only_related = one.incidental() && (title.from_lead || hit.title.highlights.empty()) &&
                     highlighter.matches_only_secondary();
  return hit;
}

}  // namespace

void show_page(SearchContext& context, const SearchRequest& request, const MatchedQuery& matched,
               response::SearchResponse& response) {
  std::vector<RankedHit> all = ranked(context, request, matched);
  const query::QueryTerms& query_terms = matched.built.query_terms;
  highlighting::Highlighter highlighter(context.words, query_terms);
  highlighting::ShownSentences shown;
  const std::size_t end = std::min<std::uint64_t>(all.size(), request.offset + request.limit);
  for (std::size_t i = request.offset; i < end; ++i) {
    if (response.hits.size() >= kShownInAnyCase && context.deadline.has_passed()) break;
    response.hits.push_back(hit_of(context, all[i], request, highlighter, shown));
    // What is similar has its score from other words than those typed.
    if (request.explain && all[i].article && request.similar_to.empty()) {
      if (!context.contributions) context.contributions.emplace(context.language->analyzer);
      response.hits.back().contributions = context.contributions->of(
          query_terms.words, context.database().get_avlength(), *all[i].article, all[i].score);
    }
    response.hits.back().rank = i + 1;
  }
}

}  // namespace niger::engine
