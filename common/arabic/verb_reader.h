#pragma once
/// The readings of a word as forms of verbs. Endings and attached pronouns come off; the proclitics
/// were taken by the stemmer, which alone uses this.
#include "common/arabic/word_readings.h"

namespace niger::arabic {

class VerbReader {
 public:
  explicit VerbReader(WordReadings& readings)
      : lexicon_(readings.lexicon()),
        word_(readings.word()),
        spelling_(readings.spelling()),
        readings_(readings) {}

  /// Offers the readings of the letters from `begin` on; `is_future`: after س.
  void read_verbs(std::size_t begin, bool is_future);

 private:
  void read_verb_endings(std::size_t end, int price, bool has_pronoun, bool is_future);
  static int ending_price(std::size_t bit);
  void read_verb(std::size_t end, std::size_t ending, int price, bool has_pronoun, bool is_future);
  [[nodiscard]] int last_letter_price(const LexiconEntry& entry, std::size_t end) const;
  [[nodiscard]] bool takes(const LexiconEntry& entry, std::size_t ending) const;
  void offer_verb(const LexiconEntry& entry, std::size_t end, bool bare, int price);

  const Lexicon& lexicon_;
  const Letters& word_;
  const letters::WordSpelling& spelling_;
  WordReadings& readings_;
  std::size_t begin_ = 0;
};

}  // namespace niger::arabic
