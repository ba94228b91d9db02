#include "common/arabic/stemmer.h"

#include <algorithm>

#include "common/arabic/affixes.h"
#include "common/arabic/light_stemmer.h"

namespace niger {
namespace {

// Prices of a reading besides its affixes; the cheapest reading wins, the first of equals.
constexpr int kRareNoun = 10;  // in hunspell-ar only: a third of those are never seen in news
constexpr int kRareNisba = 9;
constexpr int kRareTaa = 7;
constexpr int kKnownVerb = 2;
constexpr int kPastTense = 1;
constexpr int kRareVerb = 12;
constexpr int kCommand = 6;
constexpr int kShortCore = 6;  // two letters
constexpr int kOnlyDual = 5;   // عامين: of what takes no ون
constexpr int kNounPronoun = 5;
constexpr int kVerbPronoun = 6;
constexpr int kUnlistedEnding = 5;  // an ending hunspell-ar does not give the noun
constexpr int kDearest = 30;        // a dearer reading is no better than none
constexpr int kNone = 1000;

struct Reading {
  int price = kNone;
  WordKey stem = 0;
  std::uint8_t prefix_end = 0;
  std::uint8_t core_end = 0;
  StemRule rule = StemRule::None;
};

class Reader {
 public:
  Reader(const Lexicon& lexicon, const Letters& word) : lexicon_(lexicon), word_(word) {}

  Reading best() {
    for (const Proclitic& proclitic : proclitics()) {
      const std::size_t begin = proclitic.size;
      if (begin + 2 > word_.size || !stands_at(word_, 0, proclitic.letters, begin)) {
        continue;
      }
      begin_ = begin;
      prefix_price_ = proclitic.price;
      switch (proclitic.followed) {
        case Followed::Any:
          read_whole(begin != 0);
          read_nouns(begin, Followed::Any);
          read_verbs(false);
          break;
        case Followed::Noun:
          read_particle(2);  // بذلك, لهذه
          read_nouns(begin, Followed::Noun);
          break;
        case Followed::Definite:
          read_nouns(begin, Followed::Definite);
          break;
        case Followed::Doubled:
          read_nouns(begin, Followed::Definite);
          prefix_price_ -= 1;
          read_nouns(begin - 1, Followed::Definite);  // للجنة: its second ل is the noun's own
          break;
        case Followed::Verb:
          read_verbs(proclitic.letters[begin - 1] == kSeen);
          break;
        case Followed::Question:
          read_verbs(false);
          break;
      }
    }
    return best_;
  }

 private:
  [[nodiscard]] const LexiconEntry* find(std::size_t begin, std::size_t end) const {
    return end > begin && end - begin <= kMaxKeyLetters ? lexicon_.find(key_of(word_, begin, end))
                                                        : nullptr;
  }

  void offer(int price, WordKey stem, std::size_t core_end, StemRule rule) {
    price += prefix_price_;
    if (price < best_.price && price <= kDearest) {
      best_ = {price, stem, static_cast<std::uint8_t>(begin_), static_cast<std::uint8_t>(core_end),
               rule};
    }
  }

  // Listed words and particles, after at most و or ف.
  void read_whole(bool has_conjunction) {
    const LexiconEntry* entry = find(begin_, word_.size);
    if (entry != nullptr && entry->has(kRewrite)) {
      offer(-20, lexicon_.word(entry->lemma), word_.size, StemRule::Listed);
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
        offer(2, particle->key, end, StemRule::Particle);
      }
    }
  }

  // A particle to the end of the word; `gain` is what it is preferred by.
  void read_particle(int gain) {
    const LexiconEntry* entry = find(begin_, word_.size);
    if (entry != nullptr && entry->has(kParticle)) {
      offer(-gain, entry->key, word_.size, StemRule::Particle);
    }
  }

  void read_nouns(std::size_t begin, Followed followed) {
    begin_ = begin;
    is_definite_ = followed == Followed::Definite;
    read_noun_endings(word_.size, 0, false);
    if (is_definite_) {
      return;
    }
    for (const Pronoun& pronoun : pronouns()) {
      if (pronoun.of_noun && begin_ + 2 + pronoun.size <= word_.size &&
          stands_at(word_, word_.size - pronoun.size, pronoun.letters, pronoun.size)) {
        read_noun_endings(word_.size - pronoun.size, pronoun_price(pronoun), true);
      }
    }
  }

  // "Your" is rare in what people write of others.
  static int pronoun_price(const Pronoun& pronoun) {
    return pronoun.letters[0] == kKaf ? kNounPronoun + 4 : kNounPronoun;
  }

  void read_noun_endings(std::size_t end, int price, bool has_pronoun) {
    for (const NounEnding& ending : noun_endings()) {
      if (has_pronoun ? !ending.before_pronoun : !ending.word_end) {
        continue;
      }
      if (begin_ + 2 + ending.size <= end &&
          stands_at(word_, end - ending.size, ending.letters, ending.size)) {
        read_noun(end - ending.size, ending, price + ending.price, has_pronoun);
      }
    }
  }

  // The noun [begin_, end) before an ending.
  void read_noun(std::size_t end, const NounEnding& ending, int price, bool has_pronoun) {
    WordKey key = key_of(word_, begin_, end);
    switch (ending.joined) {
      case Joined::Plain:
        offer_noun(lexicon_.find(key), end, price, kNoun, has_pronoun ? kName | kTehMarbuta : 0);
        if (has_pronoun) {
          offer_changed_before_pronoun(key, end, price);
        } else if (!is_definite_) {
          offer_noun(lexicon_.find(with_letter(key, kYeh)), end, price + 3, kDefective, kNisba);
        }
        break;
      case Joined::Feminine:
        if (word_.code[end] == kTeh) {
          offer_noun(lexicon_.find(with_letter(key, kHeh)), end, price, kTehMarbuta);
        }
        offer_noun(find_base(key), end, price, kFeminine);
        break;
      case Joined::PluralAt:
        key = with_final_hamza(key);
        offer_noun(lexicon_.find(with_letter(key, kHeh)), end, price, kTehMarbuta, kPlural);
        offer_inflected(key, end, price, kPluralAt);
        // كاميرات of كاميرا.
        offer_noun(lexicon_.find(with_letter(key, kAlef)), end, price + 1, kNoun, kName);
        offer_weak_plural_at(key, end, price + 1);
        break;
      case Joined::PluralUn:
        offer_inflected(key, end, price, kPluralUn);
        offer_without_yeh(key, end, price);
        offer_noun(lexicon_.find(with_letter(key, kYeh)), end, price + 1, kMaqsura);
        break;
      case Joined::PluralIn:
        // ي alone is rather the construct plural than the dual: لاعبي, طرفي.
        offer_inflected(key, end, price, kPluralUn | (ending.size == 2 ? kDual : 0U));
        offer_without_yeh(key, end, price);
        break;
      case Joined::Dual:
        offer_inflected(key, end, price, kDual);
        break;
      case Joined::DualTeh:
        offer_noun(lexicon_.find(with_letter(key, kHeh)), end, price, kTehMarbuta);
        offer_noun(lexicon_.find(key), end, price, kFeminine);
        break;
      case Joined::Accusative:
        if (!is_definite_) {
          offer_noun(find_base(key), end, price, kNoun, kName | kTehMarbuta);
        }
        break;
      case Joined::Possessive:
        if (is_definite_) {
          break;
        }
        offer_noun(lexicon_.find(key), end, price, kNoun, kName | kTehMarbuta | kNisba);
        offer_noun(lexicon_.find(with_last(key, kTeh, kHeh)), end, price, kTehMarbuta);
        break;
    }
  }

  // Letters that a pronoun changes: ة → ت, ى → ا, يء → ئ (folded ء).
  void offer_changed_before_pronoun(WordKey key, std::size_t end, int price) {
    const std::uint8_t last = word_.code[end - 1];
    if (last == kAlef) {
      offer_noun(lexicon_.find(with_last(key, kAlef, kYeh)), end, price, kMaqsura);
    } else if (last == kHamza && end - begin_ > 2) {
      offer_noun(lexicon_.find(with_final_yeh_hamza(key)), end, price, kNoun);
    }
  }

  // يات of ى, ا and ـاة; وات of اء and ـاة; ـئات of ـء.
  void offer_weak_plural_at(WordKey key, std::size_t end, int price) {
    const std::uint8_t last = word_.code[end - 1];
    if (last != kYeh && last != kWaw) {
      return;
    }
    const WordKey with_alef = with_last(key, last, kAlef);
    offer_noun(lexicon_.find(with_letter(with_alef, kHeh)), end, price, kTehMarbuta);
    offer_noun(lexicon_.find(with_letter(with_alef, kHamza)), end, price + kUnlistedEnding, kNoun);
    if (last == kYeh) {
      offer_noun(lexicon_.find(key), end, price, kMaqsura);
      offer_noun(lexicon_.find(with_alef), end, price + 1, kNoun, kName);
    }
  }

  // قاضون, سوريون have lost the ي of قاضي, سوري; مشاركون is of مشارك, not of a مشاركي.
  void offer_without_yeh(WordKey key, std::size_t end, int price) {
    const LexiconEntry* base = find_base(key);
    if (base == nullptr || !base->has(kPluralUn | kFeminine)) {
      offer_noun(lexicon_.find(with_letter(key, kYeh)), end, price, kDefective | kNisba);
    }
  }

  // The word before an ending, where a final hamza may change its seat: هيئات, مفاجئة.
  [[nodiscard]] const LexiconEntry* find_base(WordKey key) const {
    const WordKey plain = with_final_hamza(key);
    const LexiconEntry* entry = lexicon_.find(plain);
    return entry != nullptr ? entry : lexicon_.find(with_final_yeh_hamza(plain));
  }

  void offer_inflected(WordKey key, std::size_t end, int price, std::uint32_t trait) {
    const LexiconEntry* entry = find_base(key);
    if (entry == nullptr || !entry->has(kNoun) || entry->has(kName)) {
      return;
    }
    if (entry->has(trait | kFeminine)) {
      const bool only_dual = (trait & kDual) != 0 && !entry->has(kPluralUn | kFeminine);
      offer_noun(entry, end, price + (only_dual ? kOnlyDual : 0), kNoun);
    } else if (!entry->has(kPlural | kTehMarbuta)) {
      offer_noun(entry, end, price + kUnlistedEnding, kNoun);
    }
  }

  void offer_noun(const LexiconEntry* entry, std::size_t end, int price, std::uint32_t any_of,
                  std::uint32_t none_of = 0) {
    if (entry == nullptr || !entry->has(kNoun) || !entry->has(any_of) || entry->has(none_of)) {
      return;
    }
    const bool is_short = end - begin_ <= 2;
    if (is_short && !entry->has(kCommon) && !is_definite_ && end - begin_ != word_.size) {
      return;  // برس is no ب and a rare word of two letters
    }
    if (!entry->has(kCommon)) {
      // إعادة is likelier than أعاد + ه, ثوري than ثور + ي.
      const bool whole_taa = entry->has(kTehMarbuta) && word_.code[end - 1] == kHeh;
      price += entry->has(kNisba) ? kRareNisba : whole_taa ? kRareTaa : kRareNoun;
    }
    price += is_short ? (entry->has(kCommon) ? kShortCore / 3 : kShortCore) : 0;
    offer(price, entry->key, end, entry->has(kName) ? StemRule::Name : StemRule::Noun);
  }

  void read_verbs(bool is_future) {
    read_verb_endings(word_.size, 0, false, is_future);
    for (const Pronoun& pronoun : pronouns()) {
      if (begin_ + 2 + pronoun.size <= word_.size && pronoun.of_verb &&
          stands_at(word_, word_.size - pronoun.size, pronoun.letters, pronoun.size)) {
        read_verb_endings(word_.size - pronoun.size, kVerbPronoun, true, is_future);
      }
    }
  }

  void read_verb_endings(std::size_t end, int price, bool has_pronoun, bool is_future) {
    static const auto kEndings = [] {
      std::array<Letters, kVerbEndingCount> endings;
      std::transform(kVerbEndings.begin(), kVerbEndings.end(), endings.begin(),
                     [](std::string_view ending) { return letters_of(ending); });
      return endings;
    }();
    for (std::size_t bit = 0; bit < kEndings.size(); ++bit) {
      const Letters& ending = kEndings[bit];
      std::size_t size = ending.size;
      // Before a pronoun وا is written و and تم is تمو.
      const bool is_un =
          has_pronoun && size == 2 && ending.code[0] == kWaw && ending.code[1] == kAlef;
      const bool is_tum =
          has_pronoun && size == 2 && ending.code[0] == kTeh && ending.code[1] == kMeem;
      size = is_un ? 1 : is_tum ? 3 : size;
      if (begin_ + 2 + size > end) {
        continue;
      }
      bool matches = true;
      for (std::size_t i = 0; i < std::min<std::size_t>(size, ending.size); ++i) {
        matches &= word_.code[end - size + i] == ending.code[i];
      }
      matches &= !is_tum || word_.code[end - 1] == kWaw;
      if (matches) {
        read_verb(end - size, bit, price + ending_price(bit), has_pronoun, is_future);
      }
    }
  }

  // The dual, the second person and the feminine plural are rare in what people write.
  static int ending_price(std::size_t bit) {
    constexpr std::string_view kEverydayEndings[] = {"نا", "ت", "وا", "ون"};
    if (bit == 0) {
      return 0;
    }
    const bool everyday = std::find(std::begin(kEverydayEndings), std::end(kEverydayEndings),
                                    kVerbEndings[bit]) != std::end(kEverydayEndings);
    return everyday ? 1 : 4;
  }

  void read_verb(std::size_t end, std::size_t ending, int price, bool has_pronoun, bool is_future) {
    const WordKey key = key_of(word_, begin_, end);
    if (key == 0) {
      return;
    }
    for (const WordKey tense : {WordKey{0}, kPresentTense}) {
      const bool bare = ending == 0;
      const LexiconEntry* entry = lexicon_.find(key | tense);
      if (entry == nullptr && !bare) {
        entry = lexicon_.find(with_final_hamza(key) | tense);
      }
      if (bare && has_pronoun && word_.code[end - 1] == kAlef) {
        const LexiconEntry* weak = lexicon_.find(with_last(key, kAlef, kYeh) | tense);
        entry = weak != nullptr && weak->has(kMaqsura) ? weak : entry;  // بنى + ه → بناه
      }
      if (entry != nullptr && entry->has(kVerb) && (!has_pronoun || entry->has(kTransitive)) &&
          (!is_future || entry->has(kFuture)) && takes(*entry, ending)) {
        offer_verb(*entry, end, bare, price);
      }
    }
  }

  // بدأوا is a common spelling of بدؤوا: وا after a final alef that was a hamza.
  [[nodiscard]] bool takes(const LexiconEntry& entry, std::size_t ending) const {
    const bool is_hamza_alef = kVerbEndings[ending] == "وا" && entry.has(kLemma | kCommonVerb) &&
                               word_of(entry.key).ends_with("ا");
    return is_hamza_alef || (lexicon_.endings(entry) & (1U << ending)) != 0;
  }

  void offer_verb(const LexiconEntry& entry, std::size_t end, bool bare, int price) {
    const bool is_short = end - begin_ <= 2;
    if (is_short && !entry.has(kCommonVerb)) {
      return;
    }
    price += entry.has(kCommonVerb) ? kKnownVerb : kRareVerb;
    price -= bare && entry.has(kLemma) ? kPastTense : 0;
    price += entry.has(kImperative | kPassive) ? kCommand : 0;
    price += is_short ? kShortCore / 3 : 0;
    offer(price, lexicon_.word(entry.lemma), end, StemRule::Verb);
  }

  const Lexicon& lexicon_;
  const Letters& word_;
  std::size_t begin_ = 0;
  int prefix_price_ = 0;
  bool is_definite_ = false;
  Reading best_;
};

}  // namespace

std::string Stemmer::stem(std::string_view folded) const { return explain(folded).stem; }

StemAnalysis Stemmer::explain(std::string_view folded) const {
  StemAnalysis analysis{std::string(folded), {}, std::string(folded), {}, StemRule::None};
  const Letters word = letters_of(folded);
  if (word.size < 2) {
    return analysis;
  }
  const Reading reading = Reader(lexicon_, word).best();
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
