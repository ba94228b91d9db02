#pragma once
/// The feature extractor: how well an article answers a query. Scores it by its words: as typed,
/// similar ones, in the opening, in the title, standing together. The order of its words gives half
/// of that in a twentieth of the time that reading its text takes. It knows neither Xapian nor the
/// index; the weights are in searcher/base/ranking.h.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/index/positional_value.h"
#include "searcher/base/ranking.h"
#include "searcher/highlighting/word_matcher.h"

namespace niger::ranking {

/// What each kind of features gave to a score; they add up to it.
struct Features {
  double first = 0;    ///< Xapian's weight, scaled
  double typed = 0;    ///< the words exactly as typed
  double grams = 0;    ///< words that share letters with the query's
  double lead = 0;     ///< words in the title or in the opening of the text
  double place = 0;    ///< words that stand together somewhere
  double title = 0;    ///< words in the title
  double company = 0;  ///< words, or others that keep their company

  /// Of an article of the first stage, read by its word order alone: what it would gain if its
  /// words of the right stem were those as typed.
  [[nodiscard]] double typed_gain() const;

  [[nodiscard]] double total() const {
    return first + typed + grams + lead + place + title + company;
  }
};

/// A hit, read: its score, why, and where the query's words stand in it.
struct Reading {
  Features features;
  bool has_word = false;  ///< a word of the query itself, not only related forms and like letters
  highlighting::TextMatches title;
  highlighting::TextMatches text;
};

/// For one thread.
class FeatureExtractor {
 public:
  /// The analyzer must outlive it.
  explicit FeatureExtractor(const arabic::Analyzer& analyzer);

  /// The query of the hits to come, the mean number of words of an article of the index, and how
  /// long an opening is (ranking::kLeadWords).
  void set_query(const std::vector<query::QueryTerm>& words, double mean_words,
                 double opening_words = ranking::kLeadWords);

  /// Replaces `reading` by what the stored order of the hit's words (positional_value.h) gives:
  /// where the query's stems stand, without spans. What only letters show, it guesses by the stems.
  void read_positions(std::string_view positional_value, double first_weight, Reading& reading);

  /// Replaces `reading` by what the hit's title and text give; `first_weight` is Xapian's. Which
  /// words keep company only read_positions() sees: `company` is what that gave.
  void read(std::string_view title, std::string_view text, double first_weight, double company,
            Reading& reading);

  /// The same for an article, of which the zones about other things (related stories, boilerplate,
  /// lines of metadata) are left out.
  void read(const Article& article, double first_weight, double company, Reading& reading);

 private:
  /// 1 for an article as long as the mean.
  [[nodiscard]] double relative_length(const Reading& reading) const;
  [[nodiscard]] double typed_evidence(const Reading& reading, double length) const;
  [[nodiscard]] double gram_evidence(const Reading& reading, double length) const;
  [[nodiscard]] double lead_evidence(const Reading& reading);
  [[nodiscard]] double place_evidence(const highlighting::TextMatches& text);
  [[nodiscard]] double title_evidence(const highlighting::TextMatches& title);

  // A word of the query that a stem stands for, and how nearly.
  struct Meaning {
    std::uint16_t word = 0;
    highlighting::MatchKind kind = highlighting::MatchKind::Stem;
    float similarity = 0;
  };

  // A word of the query for which a stem counts as company, and how much.
  struct Company {
    std::uint16_t word = 0;
    float worth = 0;
  };

  /// Where the stem is among those looked for, where it is added if it is new.
  [[nodiscard]] std::size_t place_of(std::string_view stem);
  [[nodiscard]] double company_evidence(const index::ArticlePlaces& places);
  void meet(const index::WordPlaces& places, highlighting::TextMatches& found) const;
  void weigh(double first_weight, double company, Reading& reading);

  highlighting::WordMatcher matcher_;
  std::vector<index::WordHash> stems_;           ///< of the query's words, each once
  std::vector<std::vector<Meaning>> meanings_;   ///< of each of the stems
  std::vector<std::vector<Company>> companies_;  ///< of each of the stems
  std::vector<double> weights_;                  ///< of the query's words
  std::vector<double> letters_;                  ///< as many as grams
  double mean_words_ = 1;
  double opening_words_ = ranking::kLeadWords;
  std::string own_text_;        ///< of an article with zones: scratch
  std::vector<double> best_;    ///< by word: scratch
  std::vector<double> before_;  ///< by match and word: scratch
  std::vector<double> counts_;  ///< by word: scratch
};

}  // namespace niger::ranking
