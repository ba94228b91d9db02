#include "common/arabic/stemmer.h"

#include "common/arabic/affixes.h"
#include "common/arabic/light_stemmer.h"
#include "common/arabic/noun_reader.h"
#include "common/arabic/verb_reader.h"
#include "common/arabic/word_readings.h"

namespace niger {
namespace {

constexpr int kRareParticle = 10;

// Takes the proclitics off a word, and lets nouns, verbs and particles be read in what is left.
class Reader {
 public:
  Reader(const Lexicon& lexicon, const Letters& word)
      : lexicon_(lexicon), word_(word), readings_(lexicon, word) {}

  const WordReading& best() {
    for (const Proclitic& proclitic : proclitics()) {
      const std::size_t begin = proclitic.size;
      if (begin + 2 > word_.size || !stands_at(word_, 0, proclitic.letters, begin)) {
        continue;
      }
      begin_ = begin;
      const int price = proclitic.price;
      readings_.set_prefix_price(price);
      switch (proclitic.followed) {
        case Followed::Any:
          read_whole(begin != 0);
          nouns_.read_nouns(begin, Followed::Any);
          verbs_.read_verbs(begin, false);
          break;
        case Followed::Noun:
          read_particle(2);  // بذلك, لهذه
          nouns_.read_nouns(begin, Followed::Noun);
          break;
        case Followed::Definite:
          nouns_.read_nouns(begin, Followed::Definite);
          break;
        case Followed::Doubled:
          nouns_.read_nouns(begin, Followed::Definite);
          readings_.set_prefix_price(price - 1);
          nouns_.read_nouns(begin - 1,
                            Followed::Definite);  // للجنة: its second ل is the noun's own
          break;
        case Followed::Verb:
          verbs_.read_verbs(begin, proclitic.letters[begin - 1] == kSeen);
          break;
        case Followed::Question:
          verbs_.read_verbs(begin, false);
          break;
      }
    }
    return readings_.best();
  }

 private:
  [[nodiscard]] const LexiconEntry* find(std::size_t begin, std::size_t end) const {
    return end > begin && end - begin <= kMaxKeyLetters ? lexicon_.find(key_of(word_, begin, end))
                                                        : nullptr;
  }

  // Listed words and particles, after at most و or ف.
  void read_whole(bool has_conjunction) {
    const LexiconEntry* entry = find(begin_, word_.size);
    if (entry != nullptr && entry->has(kRewrite)) {
      readings_.offer(-20, lexicon_.word(entry->lemma), begin_, word_.size, StemRule::Listed);
    }
    read_particle(has_conjunction ? 12 : 20);
    for (const Pronoun& pronoun : pronouns()) {
      if (begin_ + 2 + pronoun.size > word_.size ||
          !stands_at(word_, word_.size - pronoun.size, pronoun.letters, pronoun.size)) {
        continue;
      }
      const std::size_t end = word_.size - pronoun.size;
      const LexiconEntry* particle = find(begin_, end);
      if (particle != nullptr && particle->has(kParticle)) {
        // Of the short ones those that take pronouns are listed with them: منهم, but no كمهم. And
        // ني follows verbs, and few particles: لعلني, but no لديني.
        const bool is_rare = end - begin_ <= 2 || !pronoun.of_noun;
        readings_.offer(is_rare ? kRareParticle : 2, particle->key, begin_, end,
                        StemRule::Particle);
      }
    }
  }

  // A particle to the end of the word; `gain` is what it is preferred by.
  void read_particle(int gain) {
    const LexiconEntry* entry = find(begin_, word_.size);
    if (entry != nullptr && entry->has(kParticle)) {
      readings_.offer(-gain, entry->key, begin_, word_.size, StemRule::Particle);
    }
  }

  const Lexicon& lexicon_;
  const Letters& word_;
  WordReadings readings_;
  NounReader nouns_{readings_};
  VerbReader verbs_{readings_};
  std::size_t begin_ = 0;
};

}  // namespace

std::string Stemmer::stem(std::string_view folded) const { return explain(folded).stem; }

StemAnalysis Stemmer::explain(std::string_view folded) const {
  StemAnalysis analysis{std::string(folded), {}, std::string(folded), {}, StemRule::None};
  const Letters word = letters_of(folded);
  if (word.size < 2) {
    return analysis;
  }
  const WordReading reading = Reader(lexicon_, word).best();
  if (reading.rule == StemRule::None) {
    const LightStem light = light_stem(word);
    analysis.prefixes = text_of(word, 0, light.begin);
    analysis.stem = analysis.core = text_of(word, light.begin, light.end);
    analysis.suffixes = text_of(word, light.end, word.size);
    analysis.rule = StemRule::Light;
    return analysis;
  }
  analysis.stem = word_of(reading.stem);
  analysis.prefixes = text_of(word, 0, reading.prefix_end);
  analysis.core = text_of(word, reading.prefix_end, reading.core_end);
  analysis.suffixes = text_of(word, reading.core_end, word.size);
  analysis.rule = reading.rule;
  return analysis;
}

}  // namespace niger
