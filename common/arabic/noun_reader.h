#pragma once
/// The readings of a word as forms of nouns. Endings and attached pronouns come off; the proclitics
/// were taken by the stemmer, which alone uses this.
#include "common/arabic/word_readings.h"

namespace niger::arabic {

class NounReader {
 public:
  explicit NounReader(WordReadings& readings)
      : lexicon_(readings.lexicon()),
        word_(readings.word()),
        spelling_(readings.spelling()),
        readings_(readings) {}

  /// Offers the readings of the letters from `begin` on, after the proclitics in `followed`.
  void read_nouns(std::size_t begin, Followed followed);

 private:
  void read_noun_endings(std::size_t end, int price, bool has_pronoun);
  [[nodiscard]] int ending_price(const NounEnding& ending, std::size_t end, bool has_pronoun) const;
  [[nodiscard]] int last_letter_price(const LexiconEntry& entry, std::size_t end) const;
  void read_noun(std::size_t end, const NounEnding& ending, int price, bool has_pronoun);
  void offer_changed_before_pronoun(WordKey key, std::size_t end, int price);
  void offer_weak_plural_at(WordKey key, std::size_t end, int price);
  void offer_without_yeh(WordKey key, std::size_t end, int price);
  [[nodiscard]] const LexiconEntry* find_base(WordKey key) const;
  void offer_inflected(WordKey key, std::size_t end, int price, std::uint32_t trait);
  [[nodiscard]] int broken_plural_price(WordKey singular) const;
  [[nodiscard]] int verb_rather_price(WordKey core, std::size_t end) const;
  [[nodiscard]] int feminine_rather_price(std::size_t end) const;
  [[nodiscard]] int nisba_price(std::size_t end) const;
  void offer_noun(const LexiconEntry* entry, std::size_t end, int price, std::uint32_t any_of,
                  std::uint32_t none_of = 0);

  const Lexicon& lexicon_;
  const Letters& word_;
  const letters::WordSpelling& spelling_;
  WordReadings& readings_;
  std::size_t begin_ = 0;
  bool is_definite_ = false;
  int gain_before_pronoun_ = 0;
  int frequent_gain_ = 0;
};

}  // namespace niger::arabic
