#pragma once
/// The best reading of a word so far, of those that the readers of nouns and of verbs offer to the
/// stemmer, each with its price. Used by the stemmer alone.
#include "common/arabic/affixes.h"
#include "common/arabic/lexicon.h"
#include "common/arabic/stemmer.h"
#include "common/letters/word_spelling.h"

namespace niger::arabic {

/// What assuming an attached "your" costs in addition: it is rare in what people write of others.
[[nodiscard]] inline int price_of(const Pronoun& pronoun) {
  constexpr int kYour = 4;
  return pronoun.letters[0] == kKaf ? kYour : 0;
}

// What it costs to read a word against its spelling: a hamza that is written is strong evidence,
// one that is missing is weak, for typists leave it out and write ه for ة, ى for ي.

/// A reading that no spelling of its word has: dearer than any that is taken.
inline constexpr int kContradicted = 40;

/// ه written where the word has ة, or the other way round.
inline constexpr int kHehForTeh = 6;
inline constexpr int kTehForHeh = 8;

/// ى written where the word has ي, as in Egypt, or the other way round.
inline constexpr int kOtherYeh = 2;

/// …where it would be a pronoun or an ending.
inline constexpr int kMaqsuraAsEnding = 6;

/// One way to read a word: letters [prefix_end, core_end) are what the lexicon knows.
struct WordReading {
  static constexpr int kNone = 1000;
  int price = kNone;
  WordKey stem = 0;
  std::uint8_t prefix_end = 0;
  std::uint8_t core_end = 0;
  StemRule rule = StemRule::None;
};

/// The cheapest reading of one word wins, the first of equals.
class WordReadings {
 public:
  WordReadings(const Lexicon& lexicon, const Letters& word, const letters::WordSpelling& spelling)
      : lexicon_(lexicon), word_(word), spelling_(spelling) {}

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] const Letters& word() const { return word_; }
  [[nodiscard]] const letters::WordSpelling& spelling() const { return spelling_; }
  [[nodiscard]] const WordReading& best() const { return best_; }

  /// The price of the proclitics before all that is offered until it is set again.
  void set_prefix_price(int price) { prefix_price_ = price; }

  /// Of letters [begin, end) read as a form whose alefs are written as `alefs` says.
  [[nodiscard]] int alef_price(std::size_t begin, std::size_t end,
                               const letters::AlefSet& alefs) const;

  /// Of the letters from `begin` on, read as an ending or a pronoun: those have no hamza, but for
  /// the alef of ات after a hamza, آت.
  [[nodiscard]] int ending_alef_price(std::size_t begin) const;

  void offer(int price, WordKey stem, std::size_t begin, std::size_t core_end, StemRule rule) {
    constexpr int kDearest = 30;  // a more expensive reading is no better than none
    price += prefix_price_;
    if (price < best_.price && price <= kDearest) {
      best_ = {price, stem, static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(core_end),
               rule};
    }
  }

 private:
  const Lexicon& lexicon_;
  const Letters& word_;
  const letters::WordSpelling& spelling_;
  int prefix_price_ = 0;
  WordReading best_;
};

}  // namespace niger::arabic
