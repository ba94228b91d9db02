#include "searcher/ranking/feature_extractor.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "common/base/utf8.h"
#include "common/index/term_codec.h"
#include "searcher/base/ranking.h"

namespace niger::ranking {

using highlighting::MatchKind;
using highlighting::TextMatches;
using highlighting::WordMatch;
using index::WordPlaces;

namespace {

// BM25's saturation (Robertson and Zaragoza 2009): the worth of `count` occurrences in a text
// `length` times the mean.
double saturated(double count, double length, double k1, double b) {
  return count * (k1 + 1) / (count + k1 * (1 - b + b * length));
}

bool has_word(const TextMatches& found) {
  return std::any_of(found.matches.begin(), found.matches.end(), [](const WordMatch& match) {
    return match.kind == MatchKind::Typed || match.kind == MatchKind::Stem;
  });
}

}  // namespace

double Features::typed_gain() const {
  return (1 / ranking::kStemSimilarity - 1) * (lead + place + title);
}

FeatureExtractor::FeatureExtractor(const arabic::Analyzer& analyzer) : matcher_(analyzer) {}

void FeatureExtractor::set_query(const std::vector<query::QueryTerm>& words, double mean_words,
                                 double opening_words) {
  opening_words_ = opening_words;
  matcher_.set_query(words);
  weights_.clear();
  for (std::size_t i = 0; i < std::min(words.size(), highlighting::WordMatcher::kMaxWords); ++i) {
    weights_.push_back(words[i].weight);
  }
  mean_words_ = std::max(mean_words, 1.0);
  stems_.clear();
  letters_.clear();
  meanings_.clear();
  companies_.clear();
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    letters_.push_back(static_cast<double>(count_code_points(words[i].typed)));
    for (const std::string& stem : words[i].stems) {
      const std::size_t at = place_of(stem);
      const bool is_own =
          &stem < words[i].stems.data() + std::min(words[i].own_stems, words[i].stems.size());
      meanings_[at].push_back({static_cast<std::uint16_t>(i),
                               is_own ? MatchKind::Stem : MatchKind::RelatedForm,
                               is_own ? ranking::kStemSimilarity : ranking::kRelatedSimilarity});
      companies_[at].push_back({static_cast<std::uint16_t>(i),
                                is_own ? ranking::kOwnCompany : ranking::kRelatedCompany});
    }
    for (const index::NearStem& near : words[i].company) {
      companies_[place_of(near.stem)].push_back({static_cast<std::uint16_t>(i), near.likeness});
    }
  }
}

std::size_t FeatureExtractor::place_of(std::string_view stem) {
  const index::WordHash hash = index::word_hash(index::encoded_term(stem));
  const auto at =
      static_cast<std::size_t>(std::find(stems_.begin(), stems_.end(), hash) - stems_.begin());
  if (at == stems_.size()) {
    stems_.push_back(hash);
    meanings_.emplace_back();
    companies_.emplace_back();
  }
  return at;
}

void FeatureExtractor::read_positions(std::string_view positional_value, double first_weight,
                                      Reading& reading) {
  const std::optional<index::ArticlePlaces> places = index::places_of(positional_value, stems_);
  meet(places ? places->title : WordPlaces(), reading.title);
  meet(places ? places->text : WordPlaces(), reading.text);
  weigh(first_weight, places ? company_evidence(*places) : 0, reading);
  // A word of the same stem is taken for one as typed, with all its grams.
  const double length = relative_length(reading);
  counts_.assign(weights_.size(), 0);
  const auto count = [this](const TextMatches& found, double each) {
    for (const WordMatch& match : found.matches) {
      if (match.kind == MatchKind::Stem) counts_[match.word] += each;
    }
  };
  count(reading.text, 1);
  count(reading.title, ranking::kTitleCount);
  double typed = 0;
  double grams = 0;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    typed += weights_[i] * saturated(counts_[i], length, ranking::kTypedK1, ranking::kTypedB);
    grams += letters_[i] * saturated(counts_[i], length, ranking::kGramK1, ranking::kGramB);
  }
  reading.features.typed = ranking::kTypedWeight * typed;
  reading.features.grams = ranking::kGramWeight * grams;
}

void FeatureExtractor::meet(const WordPlaces& places, TextMatches& found) const {
  found.words = static_cast<std::uint32_t>(places.words);
  found.gram_counts.clear();
  found.matches.clear();
  for (const index::PlacedWord& placed : places.found) {
    if (placed.asked == stems_.size()) continue;  // not seen
    for (const Meaning& meaning : meanings_[placed.asked]) {
      found.matches.push_back({{}, placed.ordinal, meaning.word, meaning.kind, meaning.similarity});
    }
  }
}

double FeatureExtractor::company_evidence(const index::ArticlePlaces& places) {
  best_.assign(weights_.size(), 0);
  for (const WordPlaces* part : {&places.title, &places.text}) {
    for (const index::PlacedWord& placed : part->found) {
      if (placed.asked == stems_.size()) continue;  // not seen
      for (const Company& company : companies_[placed.asked]) {
        best_[company.word] = std::max<double>(best_[company.word], company.worth);
      }
    }
  }
  double sum = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) sum += weights_[i] * best_[i];
  return ranking::kCompanyWeight * sum;
}

void FeatureExtractor::read(std::string_view title, std::string_view text, double first_weight,
                            double company, Reading& reading) {
  matcher_.find(title, reading.title);
  matcher_.find(text, reading.text);
  weigh(first_weight, company, reading);
}

void FeatureExtractor::weigh(double first_weight, double company, Reading& reading) {
  reading.features.company = company;
  reading.has_word = has_word(reading.title) || has_word(reading.text);
  const double length = relative_length(reading);
  reading.features.first = ranking::kFirstWeight * first_weight;
  reading.features.typed = ranking::kTypedWeight * typed_evidence(reading, length);
  reading.features.grams = ranking::kGramWeight * gram_evidence(reading, length);
  reading.features.lead = ranking::kLeadWeight * lead_evidence(reading);
  reading.features.place = ranking::kPlaceWeight * place_evidence(reading.text);
  reading.features.title = ranking::kTitleWeight * title_evidence(reading.title);
}

void FeatureExtractor::read(const Article& article, double first_weight, double company,
                            Reading& reading) {
  const auto tells_of_others = [](const Zone& zone) {
    return zone.kind == ZoneKind::Related || zone.kind == ZoneKind::Boilerplate ||
           zone.kind == ZoneKind::Metadata;
  };
  if (std::none_of(article.zones.begin(), article.zones.end(), tells_of_others)) {
    read(article.title, article.text, first_weight, company, reading);
    return;
  }
  own_text_ = article.text;
  for (const Zone& zone : article.zones) {
    if (tells_of_others(zone)) {
      // Blanks, so that spans stay those of the article's text.
      std::fill(own_text_.begin() + static_cast<std::ptrdiff_t>(zone.span.begin),
                own_text_.begin() + static_cast<std::ptrdiff_t>(zone.span.end), ' ');
    }
  }
  read(article.title, own_text_, first_weight, company, reading);
}

double FeatureExtractor::relative_length(const Reading& reading) const {
  return (reading.text.words + ranking::kTitleCount * reading.title.words) / mean_words_;
}

double FeatureExtractor::typed_evidence(const Reading& reading, double length) const {
  std::vector<double> counts(weights_.size(), 0);
  const auto count = [&](const TextMatches& found, double each) {
    for (const WordMatch& match : found.matches) {
      if (match.kind == MatchKind::Typed) {
        counts[match.word] += each * match.similarity;
      }
    }
  };
  count(reading.text, 1);
  count(reading.title, ranking::kTitleCount);
  double sum = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    sum += weights_[i] * saturated(counts[i], length, ranking::kTypedK1, ranking::kTypedB);
  }
  return sum;
}

double FeatureExtractor::gram_evidence(const Reading& reading, double length) const {
  double sum = 0;
  for (std::size_t i = 0; i < reading.text.gram_counts.size(); ++i) {
    const double count =
        reading.text.gram_counts[i] + ranking::kTitleCount * reading.title.gram_counts[i];
    if (count > 0) {
      sum += saturated(count, length, ranking::kGramK1, ranking::kGramB);
    }
  }
  return sum;
}

double FeatureExtractor::lead_evidence(const Reading& reading) {
  best_.assign(weights_.size(), 0);
  for (const WordMatch& match : reading.title.matches) {
    best_[match.word] = std::max<double>(best_[match.word], match.similarity);
  }
  for (const WordMatch& match : reading.text.matches) {
    const double value =
        match.similarity * std::exp(-static_cast<double>(match.position) / opening_words_);
    best_[match.word] = std::max(best_[match.word], value);
  }
  double sum = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    sum += weights_[i] * best_[i];
  }
  return sum;
}

// At each match: for each word of the query the best of similarity × nearness, on either side.
// One sweep forwards keeps the best so far, fading; one sweep backwards adds the other side.
double FeatureExtractor::place_evidence(const TextMatches& text) {
  const std::size_t words = weights_.size();
  before_.resize(words * text.matches.size());
  best_.assign(words, 0);
  std::uint32_t last = 0;
  const auto advance = [&](std::uint32_t distance, const WordMatch& match) {
    if (distance > 0) {
      const double fading = std::exp(-static_cast<double>(distance) / ranking::kPlaceWords);
      for (double& value : best_) {
        value *= fading;
      }
    }
    best_[match.word] = std::max<double>(best_[match.word], match.similarity);
  };
  for (std::size_t i = 0; i < text.matches.size(); ++i) {
    const WordMatch& match = text.matches[i];
    advance(match.position - last, match);
    last = match.position;
    std::copy(best_.begin(), best_.end(), before_.begin() + static_cast<std::ptrdiff_t>(i * words));
  }
  double best_place = 0;
  best_.assign(words, 0);
  for (std::size_t i = text.matches.size(); i-- > 0;) {
    const WordMatch& match = text.matches[i];
    advance(last - match.position, match);
    last = match.position;
    double sum = 0;
    for (std::size_t word = 0; word < words; ++word) {
      sum += weights_[word] * std::max(best_[word], before_[i * words + word]);
    }
    best_place = std::max(best_place, sum);
  }
  return best_place;
}

double FeatureExtractor::title_evidence(const TextMatches& title) {
  best_.assign(weights_.size(), 0);
  for (const WordMatch& match : title.matches) {
    best_[match.word] = std::max<double>(best_[match.word], match.similarity);
  }
  double sum = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    sum += weights_[i] * best_[i];
  }
  return sum;
}

}  // namespace niger::ranking
