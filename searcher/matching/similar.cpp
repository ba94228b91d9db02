#include "searcher/matching/similar.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "common/index/article_key.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "searcher/base/match_weights.h"
#include "searcher/matching/near_duplicates.h"

namespace niger::matching {

using index::key_term_of;

namespace {

// Words that say what an article is about: more cost time and add what it has in common with any.
constexpr std::size_t kTellingWords = 25;
// A similar article has so much of the weight that the article itself has.
constexpr double kLeastShare = 0.12;

struct TellingWord {
  std::string term;
  double weight = 0;

  // The heavier first.
  friend bool operator<(const TellingWord& one, const TellingWord& other) {
    return one.weight != other.weight ? one.weight > other.weight : one.term < other.term;
  }
};

bool is_prefixed(const std::string& term) { return term[0] >= 'A' && term[0] <= 'Z'; }

// By tf-idf, the frequency saturated as in BM25 (Robertson and Zaragoza 2009).
std::vector<TellingWord> telling_words(const Xapian::Database& database, Xapian::docid number) {
  std::vector<TellingWord> words;
  const auto articles = static_cast<double>(database.get_doccount());
  for (auto term = database.termlist_begin(number); term != database.termlist_end(number); ++term) {
    if (is_prefixed(*term)) continue;
    const Xapian::doccount with_term = term.get_termfreq();
    if (term.get_wdf() == 0) continue;  // of its secondary zone, or of its metadata
    // A word of this article alone finds no other.
    if (with_term < 2 && articles > 1) continue;
    const double frequency = term.get_wdf();
    const double rarity = std::log(articles / with_term);
    words.push_back({*term, rarity * frequency / (frequency + match::kBm25K1)});
  }
  std::sort(words.begin(), words.end());
  words.resize(std::min(words.size(), kTellingWords));
  return words;
}

// The article and its near-duplicates.
Xapian::Query itself_and_duplicates(const Xapian::Database& database, Xapian::docid number) {
  const Xapian::Document document = database.get_document(number);
  std::vector<std::string> terms = {key_term_of(document)};
  const std::string group = document.get_value(schema::kClusterSlot);
  if (const auto listed = listed_group(database, group)) {
    for (const Xapian::docid member : listed->members) {
      const Xapian::Document member_document =
          database.get_document(member, Xapian::DOC_ASSUME_VALID);
      if (member_document.get_value(schema::kClusterSlot) == group)
        terms.push_back(key_term_of(member_document));
    }
  }
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// What the article itself weighs for the query.
double own_weight(const Xapian::Database& database, const Xapian::Query& query,
                  const std::string& key_term) {
  Xapian::Enquire enquire(database);
  enquire.set_weighting_scheme(
      Xapian::BM25Weight(match::kBm25K1, 0, 1, match::kBm25B, match::kBm25MinNormalisedLength));
  enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(key_term)));
  const Xapian::MSet found = enquire.get_mset(0, 1);
  return found.empty() ? 0 : found.begin().get_weight();
}

}  // namespace

void ask_for_similar(const Xapian::Database& database, Xapian::docid number,
                     query::BuiltQuery& built) {
  const std::vector<TellingWord> words = telling_words(database, number);
  std::vector<std::string> terms;
  built.query_terms = {};
  for (const TellingWord& word : words) {
    terms.push_back(word.term);
    const std::string stem = index::decoded_term(word.term);
    built.query_terms.words.push_back({.typed = stem, .stems = {stem}, .weight = word.weight});
  }
  const Xapian::Query telling(Xapian::Query::OP_OR, terms.begin(), terms.end());
  const std::string key = key_term_of(database.get_document(number));
  built.least_weight = kLeastShare * own_weight(database, telling, key);
  Xapian::Query similar(Xapian::Query::OP_AND_NOT, telling,
                        itself_and_duplicates(database, number));
  built.query = built.query.empty() ? std::move(similar)
                                    : Xapian::Query(Xapian::Query::OP_FILTER, similar, built.query);
}

}  // namespace niger::matching
