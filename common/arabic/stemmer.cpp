#include "common/arabic/stemmer.h"

#include <algorithm>

#include "common/arabic/affixes.h"
#include "common/arabic/light_stemmer.h"
#include "common/arabic/noun_reader.h"
#include "common/arabic/verb_reader.h"
#include "common/arabic/word_readings.h"

namespace niger::arabic {

using letters::WordSpelling;

namespace {

static_assert(letters::kMaxSpelledLetters == kMaxWordLetters);

constexpr int kRareParticle = 13;
constexpr int kListed = -20;
constexpr int kNoFunctionWord = 20;  // a content word wins, whatever the price of its reading

// Takes the proclitics off a word, and lets nouns, verbs and particles be read in what is left.
class Reader {
 public:
  Reader(const Lexicon& lexicon, const Letters& word, const WordSpelling& spelling)
      : lexicon_(lexicon), word_(word), spelling_(spelling), readings_(lexicon, word, spelling) {}

  const WordReading& best() {
    for (const Proclitic& proclitic : proclitics()) {
      const std::size_t begin = proclitic.size;
      if (begin + 2 > word_.size || !stands_at(word_, 0, proclitic.letters, begin)) {
        continue;
      }
      begin_ = begin;
      if (is_against_spelling(proclitic)) {
        continue;
      }
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
          read_listed_noun();
          nouns_.read_nouns(begin, Followed::Noun);
          break;
        case Followed::Definite:
          read_listed_noun();
          nouns_.read_nouns(begin, Followed::Definite);
          break;
        case Followed::Doubled:
          read_listed_noun();
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

  // The alef of the article has no hamza, that of a question always one: ألعاب, أيقول.
  [[nodiscard]] bool is_against_spelling(const Proclitic& proclitic) const {
    for (std::size_t i = 0; i < proclitic.size; ++i) {
      const std::uint8_t written = spelling_.alef[i];
      if (proclitic.letters[i] != kAlef || written == letters::kAlefUnknown) {
        continue;
      }
      const bool is_question = proclitic.followed == Followed::Question;
      if (written != (is_question ? letters::kAlefHamzaAbove : letters::kAlefBare)) {
        return true;
      }
    }
    return false;
  }

  // A listed word that is a noun after its clitics too: لفهم, العشرين; not one that stands for a
  // form of a verb (يتم, تمت) or that has clitics of its own (باسم).
  void read_listed_noun() {
    const LexiconEntry* entry = find(begin_, word_.size);
    if (entry == nullptr || !entry->has(kRewrite)) {
      return;
    }
    const WordKey stem = lexicon_.word(entry->lemma);
    const LexiconEntry* target = lexicon_.find(stem);
    if (target != nullptr && (stem == entry->key || target->has(kRewrite))) {
      readings_.offer(kListed, stem, begin_, word_.size, StemRule::Listed);
    }
  }

  // Listed words and particles, after at most و or ف.
  void read_whole(bool has_conjunction) {
    const LexiconEntry* entry = find(begin_, word_.size);
    if (entry != nullptr && entry->has(kRewrite)) {
      readings_.offer(kListed, lexicon_.word(entry->lemma), begin_, word_.size, StemRule::Listed);
    }
    read_particle(has_conjunction ? 12 : 20);
    for (const Pronoun& pronoun : pronouns()) {
      if (begin_ + 2 + pronoun.size > word_.size ||
          !stands_at(word_, word_.size - pronoun.size, pronoun.letters, pronoun.size)) {
        continue;
      }
      read_particle_before(pronoun);
    }
  }

  // ني follows verbs, and few particles: لعلني, but no لديني.
  void read_particle_before(const Pronoun& pronoun) {
    const std::size_t end = word_.size - pronoun.size;
    const LexiconEntry* particle = find(begin_, end);
    const bool is_noun = spelling_.tanwin != letters::Tanwin::None ||
                         spelling_.last == letters::LastLetter::TehMarbuta ||
                         spelling_.last == letters::LastLetter::AlefMaqsura;  // أماناً
    if (particle == nullptr || !particle->has(kTakesPronoun) || is_noun) {
      return;
    }
    const bool is_short = end - begin_ <= 2;
    readings_.offer(is_no_function_word(*particle) ? kRareParticle
                    : is_short                     ? 0
                                                   : 2,
                    stem_of(*particle), begin_, end, StemRule::Particle);
  }

  // A particle to the end of the word; `gain` is what it is preferred by.
  void read_particle(int gain) {
    const LexiconEntry* entry = find(begin_, word_.size);
    if (entry == nullptr || !entry->has(kParticle) ||
        ((entry->alefs & kParticleNeedsHamza) != 0 && !has_inner_hamza())) {
      return;
    }
    readings_.offer(is_no_function_word(*entry) ? kNoFunctionWord : -gain, stem_of(*entry), begin_,
                    word_.size, StemRule::Particle);
  }

  [[nodiscard]] bool has_inner_hamza() const {
    return std::any_of(spelling_.alef.begin() + static_cast<std::ptrdiff_t>(begin_) + 1,
                       spelling_.alef.end(),
                       [](std::uint8_t written) { return written > letters::kAlefBare; });
  }

  // إمام, and a bare امام, are not أمام.
  [[nodiscard]] bool is_no_function_word(const LexiconEntry& particle) const {
    return particle.has(kFunction) && spelling_.function_word == letters::FunctionWord::No;
  }

  [[nodiscard]] static WordKey stem_of(const LexiconEntry& particle) {
    return particle.key | (particle.has(kFunction) ? kFunctionStem : 0);
  }

  const Lexicon& lexicon_;
  const Letters& word_;
  const WordSpelling& spelling_;
  WordReadings readings_;
  NounReader nouns_{readings_};
  VerbReader verbs_{readings_};
  std::size_t begin_ = 0;
};

// A word that is in the lists of everyday words.
bool is_everyday(const Lexicon& lexicon, const WordReading& reading) {
  if (reading.rule != StemRule::Noun && reading.rule != StemRule::Verb) {
    return reading.rule != StemRule::None;
  }
  const LexiconEntry* const entry = lexicon.find(reading.stem);
  return entry != nullptr &&
         entry->has(reading.rule == StemRule::Noun ? std::uint32_t{kCommon}
                                                   : std::uint32_t{kCommonVerb});
}

// العتماني is no verb with two objects.
bool is_rare_verb_after_article(const Lexicon& lexicon, const Letters& word,
                                const WordReading& reading) {
  return reading.rule == StemRule::Verb && reading.core_end < word.size &&
         reading.prefix_end == 0 && word.size >= 6 && word.code[0] == kAlef &&
         word.code[1] == kLam && !is_everyday(lexicon, reading);
}

// موسسة, يوكد: an everyday word but for the hamza that was left out.
WordReading with_hamza_read(const Lexicon& lexicon, const Letters& word,
                            const WordSpelling& spelling) {
  constexpr int kDearest = 16;
  WordReading best;
  for (const Letters& respelt : with_hamza_on_waw(word)) {
    const WordReading reading = Reader(lexicon, respelt, spelling).best();
    const bool is_word = reading.rule == StemRule::Noun || reading.rule == StemRule::Verb;
    if (is_word && reading.price <= kDearest && reading.price < best.price &&
        is_everyday(lexicon, reading)) {
      best = reading;
    }
  }
  return best;
}

// The noun that a word is in the letters of a dialect, with clitics and endings that show: التلج,
// صايمين. Its letters stay as they are: it may be a name.
WordReading read_in_standard_letters(const Lexicon& lexicon, const Letters& word,
                                     const WordSpelling& spelling) {
  constexpr std::string_view kPlainEndings[] = {"", "ه", "ين", "ون", "ات", "ها", "هم"};
  constexpr int kDearest = 16;
  WordReading best;
  for (const Letters& respelt : in_standard_letters(word)) {
    const WordReading reading = Reader(lexicon, respelt, spelling).best();
    if (reading.rule != StemRule::Noun || reading.price > kDearest || reading.price >= best.price ||
        !is_everyday(lexicon, reading)) {
      continue;
    }
    const std::string ending = text_of(word, reading.core_end, word.size);
    const bool has_prefix = reading.prefix_end == 1 && word.code[0] != kWaw;
    if (reading.core_end - reading.prefix_end >= 3 && !has_prefix &&
        std::find(std::begin(kPlainEndings), std::end(kPlainEndings), ending) !=
            std::end(kPlainEndings)) {
      best = reading;
    }
  }
  return best;
}

}  // namespace

std::string Stemmer::stem(std::string_view folded, const WordSpelling& spelling) const {
  return explain(folded, spelling).stem;
}

StemAnalysis Stemmer::explain(std::string_view folded, const WordSpelling& spelling) const {
  StemAnalysis analysis{std::string(folded), {}, std::string(folded), {}, StemRule::None};
  const Letters word = letters_of(folded);
  if (word.size < 2) {
    if (const WordKey key = key_of(folded); (key & kStemMarks) != 0) {  // a stem, which stays
      analysis.rule = (key & kFunctionStem) != 0 ? StemRule::Particle
                                                 : explain(word_of(key & ~kStemMarks)).rule;
    }
    return analysis;
  }
  WordReading reading = Reader(lexicon_, word, spelling).best();
  const bool is_unknown =
      reading.rule == StemRule::None || is_rare_verb_after_article(lexicon_, word, reading);
  if (is_unknown || !is_everyday(lexicon_, reading)) {
    const WordReading respelt = with_hamza_read(lexicon_, word, spelling);
    reading = respelt.rule == StemRule::None ? reading : respelt;
  }
  if (is_unknown && (reading.rule == StemRule::None || reading.rule == StemRule::Verb)) {
    const WordReading standard = read_in_standard_letters(lexicon_, word, spelling);
    const bool is_read = standard.rule != StemRule::None;
    const LightStem light =
        is_read ? LightStem{standard.prefix_end, standard.core_end} : light_stem(word, spelling);
    analysis.prefixes = text_of(word, 0, light.begin);
    analysis.stem = analysis.core = text_of(word, light.begin, light.end);
    analysis.suffixes = text_of(word, light.end, word.size);
    analysis.rule = StemRule::Light;
    return analysis;
  }
  analysis.stem =
      word_of(reading.rule == StemRule::Noun && reading.prefix_end < word.size
                  ? lexicon_.stem_as_spelt(reading.stem, spelling.alef[reading.prefix_end])
                  : reading.stem);
  analysis.prefixes = text_of(word, 0, reading.prefix_end);
  analysis.core = text_of(word, reading.prefix_end, reading.core_end);
  analysis.suffixes = text_of(word, reading.core_end, word.size);
  analysis.rule = reading.rule;
  return analysis;
}

}  // namespace niger::arabic
