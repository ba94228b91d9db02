#include "searcher/measuring/occurrences.h"

#include <algorithm>

#include "common/index/term_codec.h"

namespace niger::measuring {

using index::PlacedWord;
using index::WordPlaces;
using query::QueryTerm;
using query::QueryTerms;

namespace {

class NoLines : public results::Concordance::Taker {
 public:
  bool wants_next() override { return false; }
  bool take(response::KwicLine&& /*line*/) override { return true; }
};

}  // namespace

Occurrences::Occurrences(snapshot::IndexReader& reader, arabic::Analyzer::Session& session,
                         const QueryTerms& query_terms)
    : reader_(reader),
      query_terms_(query_terms),
      concordance_(session, query_terms, {}),
      positions_(reader.database(), schema::kPositionalSlot) {
  // Letters and beginnings are not in positional values, and what joins a phrase is more than
  // where its words stand.
  needs_text_ = !query_terms.phrases.empty();
  for (std::size_t word = 0; word < query_terms.words.size(); ++word) {
    const QueryTerm& term = query_terms.words[word];
    needs_text_ = needs_text_ || !term.exact.empty() || !term.stem_prefix.empty();
    for (const std::string& stem : term.stems) add_stem(stem, word);
  }
}

void Occurrences::add_stem(const std::string& stem, std::size_t word) {
  const std::string term = index::encoded_term(stem);
  const index::WordHash hash = index::word_hash(term);
  const auto known = std::find(hashes_.begin(), hashes_.end(), hash);
  const auto place = static_cast<std::size_t>(known - hashes_.begin());
  if (known == hashes_.end()) {
    hashes_.push_back(hash);
    // Of two words of one stem the first is found.
    stems_.push_back({{reader_.database(), term}, query_terms_.words[word].in_text, {}});
  }
  stems_[place].words.push_back(word);
}

std::uint64_t Occurrences::in(Xapian::docid article) {
  if (needs_text_) return read(article);
  const std::optional<index::ArticlePlaces> places =
      index::places_of(positions_.value_of(article), hashes_);
  if (!places) return 0;
  if (may_be_followed(places->title) || may_be_followed(places->text)) {
    return read(article);
  }
  return stand_in(article, places->title, true) + stand_in(article, places->text, false);
}

// Two words that stand side by side as in the query are one; a comma between them parts them.
bool Occurrences::may_be_followed(const WordPlaces& places) const {
  const std::vector<std::size_t>& followers = query_terms_.followers;
  if (followers.empty()) return false;
  for (std::size_t i = 0; i + 1 < places.found.size(); ++i) {
    const PlacedWord& here = places.found[i];
    const PlacedWord& next = places.found[i + 1];
    if (next.ordinal != here.ordinal + 1) continue;
    if (here.asked >= stems_.size() || next.asked >= stems_.size()) continue;  // not seen
    const std::vector<std::size_t>& words = stems_[here.asked].words;
    const bool follows = std::any_of(words.begin(), words.end(), [&](std::size_t word) {
      const std::vector<std::size_t>& others = stems_[next.asked].words;
      return std::find(others.begin(), others.end(), followers[word]) != others.end();
    });
    if (follows) return true;
  }
  return false;
}

std::uint64_t Occurrences::stand_in(Xapian::docid article, const WordPlaces& places,
                                    bool is_title) {
  // What a stem that the article does not have is taken for is another word.
  return static_cast<std::uint64_t>(
      std::count_if(places.found.begin(), places.found.end(), [&](const PlacedWord& placed) {
        if (placed.asked >= stems_.size()) return false;  // not seen
        Stem& stem = stems_[placed.asked];
        return (is_title || stem.in_text) && stem.story.stands_in(article);
      }));
}

std::uint64_t Occurrences::read(Xapian::docid article) {
  NoLines none;
  const std::uint64_t had = concordance_.occurrences();
  static_cast<void>(concordance_.read(reader_.article(reader_.document(article)), none));
  return concordance_.occurrences() - had;
}

}  // namespace niger::measuring
