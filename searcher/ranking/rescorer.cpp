#include "searcher/ranking/rescorer.h"

#include <algorithm>
#include <functional>

#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "searcher/base/ranking.h"
#include "searcher/matching/recency.h"

namespace niger::ranking {

using matching::Match;
using query::QueryTerms;

namespace {

using Hits = std::vector<RankedHit>;

// Articles with the words in their story come before those with them in the secondary zone only,
// and those with the only word of a query before those that have but related forms of it.
bool ranks_before(const RankedHit& one, const RankedHit& other) {
  if (one.incidental() != other.incidental()) return other.incidental();
  if (one.is_of_relatives != other.is_of_relatives) return other.is_of_relatives;
  return one.score > other.score;
}

// Equal ones stay in the order of the matches, which does not depend on how the index was made.
void sort_first(Hits& hits, std::size_t count, double recency_share) {
  const auto border = hits.begin() + static_cast<std::ptrdiff_t>(count);
  if (recency_share > 0) {
    double best = 0;
    for (auto at = hits.begin(); at != border; ++at) best = std::max(best, at->score);
    for (auto at = hits.begin(); at != border; ++at) {
      at->score = matching::with_recency(at->score, best, at->match.recency, recency_share);
    }
  }
  std::stable_sort(hits.begin(), border, ranks_before);
}

// A word that the index does not know is matched by its letters alone, one with tashkeel by its
// marks: only texts have them.
bool stems_tell(const QueryTerms& query_terms) {
  return std::all_of(
      query_terms.words.begin(), query_terms.words.end(),
      [](const query::QueryTerm& word) { return word.is_known && word.vocalised.empty(); });
}

std::size_t asked_words(const QueryTerms& query_terms) {
  return static_cast<std::size_t>(
      std::count_if(query_terms.words.begin(), query_terms.words.end(),
                    [](const query::QueryTerm& word) { return !word.only_in_phrase; }));
}

double opening_words(const QueryTerms& query_terms) {
  const bool is_short = asked_words(query_terms) <= ranking::kShortQueryWords;
  return is_short && !query_terms.is_question ? ranking::kShortQueryLeadWords : ranking::kLeadWords;
}

Hits hits_by_weight(const std::vector<Match>& matches) {
  Hits hits;
  hits.reserve(matches.size());
  for (const Match& match : matches) {
    hits.push_back({.match = match, .score = ranking::kFirstWeight * match.weight});
  }
  return hits;
}

}  // namespace

Hits Rescorer::by_relevance(const std::vector<Match>& matches, const QueryTerms& query_terms,
                            double recency_share, Deadline& deadline) {
  Hits hits = hits_by_weight(matches);
  is_one_word_ = asked_words(query_terms) == 1;
  extractor_.set_query(query_terms.words, reader_.database().get_avlength(),
                       opening_words(query_terms));
  const std::size_t most_read = std::min(hits.size(), ranking::kReadHits);
  std::size_t least_read = most_read;
  const std::size_t first_stage = std::min(hits.size(), ranking::kRescoredHits);
  // Scores of some of them cannot be compared with those of the others.
  if (!rescore_by_positions(hits, first_stage, deadline)) return hits_by_weight(matches);
  sort_first(hits, first_stage, recency_share);
  if (hits.size() > ranking::kLeastReadHits && stems_tell(query_terms)) {
    least_read = ranking::kLeastReadHits;
  }
  sort_first(hits, read(hits, least_read, most_read, deadline), recency_share);
  // Scores never rise down the list, whichever way they were found.
  for (std::size_t i = 1; i < hits.size(); ++i) {
    hits[i].score = std::min(hits[i].score, hits[i - 1].score);
  }
  return hits;
}

bool Rescorer::rescore_by_positions(Hits& hits, std::size_t count, Deadline& deadline) {
  std::vector<RankedHit*> ascending;
  for (std::size_t i = 0; i < count; ++i) ascending.push_back(&hits[i]);
  std::sort(ascending.begin(), ascending.end(), [](const RankedHit* one, const RankedHit* other) {
    return one->match.id < other->match.id;
  });
  index::ValueReader orders(reader_.database(), schema::kPositionalSlot);
  DeadlineWatch watch(deadline, deadline_share::kRanking, 8);
  for (RankedHit* hit : ascending) {
    if (watch.is_over()) return false;
    extractor_.read_positions(orders.value_of(hit->match.id), hit->match.weight, reading_);
    score(*hit);
    hit->typed_gain = reading_.features.typed_gain();
    hit->company = reading_.features.company;
  }
  return true;
}

void Rescorer::score(RankedHit& hit) const {
  hit.score = reading_.features.total();
  hit.is_of_relatives = is_one_word_ && !reading_.has_word;
}

std::size_t Rescorer::read(Hits& hits, std::size_t least, std::size_t most, Deadline& deadline) {
  std::vector<double> best;  // the scores of the first page so far, the last one first
  double most_gained = 0;
  for (std::size_t i = 0; i < most; ++i) {
    RankedHit& hit = hits[i];
    const double likely = hit.score + std::max(ranking::kLikelyGain * most_gained, hit.typed_gain);
    if (i >= least && likely < best.front()) return i;
    if (deadline.has_passed(deadline_share::kRanking)) return i;
    hit.article = reader_.article(reader_.document(hit.match.id));
    extractor_.read(*hit.article, hit.match.weight, hit.company, reading_);
    const double before = hit.score;
    score(hit);
    most_gained = std::max(most_gained, hit.score - before);
    best.push_back(hit.score);
    std::push_heap(best.begin(), best.end(), std::greater<>());
    if (best.size() > ranking::kPageHits) {
      std::pop_heap(best.begin(), best.end(), std::greater<>());
      best.pop_back();
    }
  }
  return most;
}

}  // namespace niger::ranking
