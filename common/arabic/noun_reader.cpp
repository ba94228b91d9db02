#include "common/arabic/noun_reader.h"

namespace niger::arabic {

using letters::LastLetter;

namespace {

// Prices of a reading in addition to its affixes.
constexpr int kRareNoun = 10;  // in hunspell-ar only: a third of those are never seen in news
// Of an adjective of relation that is in no list; less than a noun and "my": ذهبي is golden.
constexpr int kRareNisba = 6;
constexpr int kRareNisbaOrClitic = 7;   // وطبي, or و and طبي
constexpr int kRareNisbaInflected = 9;  // بكميات, or ب and كميات
constexpr int kRareTaa = 7;
constexpr int kShortCore = 6;  // two letters
constexpr int kRatherDual = 6;
constexpr int kOnlyDual = 5;  // عامين: of what takes no ون
constexpr int kNounPronoun = 5;
constexpr int kFemininePronoun = 6;  // موظفتها: of an adjective or a person
constexpr int kUnlistedEnding = 5;   // an ending hunspell-ar does not give the noun
constexpr int kFrequentGain = 7;  // of بلغتنا rather ب + لغة, of بحرية rather بحري

}  // namespace

void NounReader::read_nouns(std::size_t begin, Followed followed) {
  begin_ = begin;
  is_definite_ = followed == Followed::Definite;
  gain_before_pronoun_ = kFrequentGain;
  read_noun_endings(word_.size, 0, false);
  if (is_definite_) {
    return;
  }
  for (const Pronoun& pronoun : pronouns()) {
    if (pronoun.of_noun && begin_ + 2 + pronoun.size <= word_.size &&
        stands_at(word_, word_.size - pronoun.size, pronoun.letters, pronoun.size)) {
      // كتابه may be كتابة, whatever كتاب is.
      const bool is_heh = pronoun.size == 1 && pronoun.letters[0] == kHeh;
      gain_before_pronoun_ = is_heh && spelling_.last == LastLetter::Unknown ? 0 : kFrequentGain;
      read_noun_endings(word_.size - pronoun.size, kNounPronoun + price_of(pronoun), true);
    }
  }
}

void NounReader::read_noun_endings(std::size_t end, int price, bool has_pronoun) {
  for (const NounEnding& ending : noun_endings()) {
    if (has_pronoun ? !ending.before_pronoun : !ending.word_end) {
      continue;
    }
    if (is_definite_ && ending.before_noun) {
      continue;  // الحربي is no plural before a noun: that has no article
    }
    if (begin_ + 2 + ending.size <= end &&
        stands_at(word_, end - ending.size, ending.letters, ending.size)) {
      const std::size_t core_end = end - ending.size;
      read_noun(core_end, ending,
                price + ending.price + ending_price(ending, core_end, has_pronoun), has_pronoun);
    }
  }
}

// What the spelling says of an ending that begins at `end`, and of the pronoun after it.
int NounReader::ending_price(const NounEnding& ending, std::size_t end, bool has_pronoun) const {
  int price = readings_.ending_alef_price(end);
  const bool has_tanwin = spelling_.tanwin != letters::Tanwin::None;
  if (has_pronoun) {
    const bool other = spelling_.last == LastLetter::TehMarbuta ||
                       spelling_.last == LastLetter::AlefMaqsura || has_tanwin;
    return price + (other ? kContradicted : 0);
  }
  if (has_tanwin && is_definite_) {
    return price + kContradicted;
  }
  const bool is_maqsura = spelling_.last == LastLetter::AlefMaqsura;
  switch (ending.joined) {
    case Joined::Plain:
    case Joined::Accusative:
      break;
    case Joined::PluralAt:
      price += spelling_.tanwin == letters::Tanwin::Fathatan ? kContradicted : 0;
      break;
    case Joined::Feminine:
      price += spelling_.last == LastLetter::Heh ? kHehForTeh : 0;
      break;
    case Joined::Possessive:
      price += spelling_.doubled_last ? kContradicted : 0;  // ذهبيّ is golden
      [[fallthrough]];
    case Joined::PluralUn:
    case Joined::PluralIn:
    case Joined::Dual:
    case Joined::DualTeh:
      price += has_tanwin ? kContradicted : is_maqsura ? kMaqsuraAsEnding : 0;
      break;
  }
  return price;
}

// What the spelling says of the last letter of a noun that ends the word.
int NounReader::last_letter_price(const LexiconEntry& entry, std::size_t end) const {
  if (end != word_.size) {
    return 0;
  }
  switch (spelling_.last) {
    case LastLetter::TehMarbuta:
      return entry.has(kTehMarbuta) ? 0 : kTehForHeh;
    case LastLetter::Heh:
      // Of the commonest ones careless writers are the likelier: منظمه.
      // What they are preferred by counts no more: عمله is rather of عمل than عملة.
      return !entry.has(kTehMarbuta) ? 0
             : entry.has(kFrequent)  ? kHehForTeh / 3 + frequent_gain_
                                     : kHehForTeh;
    case LastLetter::AlefMaqsura:
      return entry.has(kMaqsura) ? 0 : entry.has(kCommon) ? kOtherYeh : kMaqsuraAsEnding;
    case LastLetter::Yeh:
      return entry.has(kMaqsura) && !entry.has(kNisba | kDefective) ? kOtherYeh : 0;
    case LastLetter::Unknown:
    case LastLetter::Other:
      break;
  }
  return 0;
}

// The noun [begin_, end) before an ending.
void NounReader::read_noun(std::size_t end, const NounEnding& ending, int price, bool has_pronoun) {
  WordKey key = key_of(word_, begin_, end);
  const bool is_whole = ending.joined == Joined::Plain ||
                        (ending.joined == Joined::Feminine && ending.letters[0] == kTeh);
  frequent_gain_ = is_whole ? gain_before_pronoun_ : 0;  // شهري: monthly, or my month
  switch (ending.joined) {
    case Joined::Plain:
      offer_noun(lexicon_.find(key), end, price + feminine_rather_price(end), kNoun,
                 has_pronoun ? kName | kTehMarbuta : 0);
      if (has_pronoun) {
        offer_changed_before_pronoun(key, end, price);
      } else if (!is_definite_) {
        offer_noun(lexicon_.find(with_letter(key, kYeh)), end, price + 3, kDefective, kNisba);
      }
      break;
    case Joined::Feminine:
      if (word_.code[end] == kTeh) {
        // قوتنا is of قوة rather than of قوت.
        offer_noun(lexicon_.find(with_letter(key, kHeh)), end,
                   price + (has_pronoun ? verb_rather_price(key, end) : -2), kTehMarbuta);
      }
      offer_noun(find_base(key), end, price + (has_pronoun ? kFemininePronoun : 0), kFeminine);
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
      offer_inflected(key, end, price + (ending.before_noun ? broken_plural_price(key) : 0),
                      kPluralUn | (ending.size == 2 ? kDual : 0U));
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
        frequent_gain_ = kFrequentGain;  // ورداً, "and in reply", rather than roses
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

// نشرته and وصفتها are rather forms of a very common verb than of a noun that is in few articles.
int NounReader::verb_rather_price(WordKey core, std::size_t end) const {
  constexpr int kVerbRather = 4;
  const LexiconEntry* noun = lexicon_.find(with_letter(core, kHeh));
  const LexiconEntry* verb = lexicon_.find(core);
  const LexiconEntry* weak = lexicon_.find(with_letter(core, kYeh));  // أجرت of أجرى
  const auto is_top = [](const LexiconEntry* entry) {
    return entry != nullptr && (entry->alefs & kTopVerb) != 0 && entry->has(kLemma) &&
           entry->has(kTransitive);
  };
  const bool is_verb = is_top(verb) || is_top(weak);
  return is_verb && end - begin_ == 3 && noun != nullptr && !noun->has(kFrequent) ? kVerbRather
                                                                                  : -2;
}

// What ends in ية rather is a feminine of the adjective below it than a noun: الجارية, الثانية of
// جاري, ثاني; ديمقراطية of ديمقراطي, for there is no ديمقراط below both; جنسية is not of جنسي.
int NounReader::feminine_rather_price(std::size_t end) const {
  constexpr int kParticiple = 3;
  constexpr int kAbstract = 10;
  constexpr std::size_t kLeastAbstract = 7;
  if (end < begin_ + 4 || word_.code[end - 1] != kHeh || word_.code[end - 2] != kYeh) {
    return 0;
  }
  const LexiconEntry* adjective = lexicon_.find(key_of(word_, begin_, end - 1));
  if (adjective == nullptr || !adjective->has(kCommon) || !adjective->has(kFeminine)) {
    return 0;
  }
  const bool is_abstract =
      end >= begin_ + kLeastAbstract && lexicon_.find(key_of(word_, begin_, end - 2)) == nullptr;
  return (adjective->has(kDefective) ? kParticiple : 0) + (is_abstract ? kAbstract : 0);
}

// منزلي is domestic, or my house, rather than houses before a noun: those are منازل.
int NounReader::broken_plural_price(WordKey singular) const {
  constexpr int kBrokenPlural = 5;
  const LexiconEntry* entry = find_base(singular);
  return entry != nullptr && (entry->alefs & kHasBrokenPlural) != 0 ? kBrokenPlural : 0;
}

// Letters that a pronoun changes: ة → ت, ى → ا, يء → ئ (folded ء).
void NounReader::offer_changed_before_pronoun(WordKey key, std::size_t end, int price) {
  const std::uint8_t last = word_.code[end - 1];
  if (last == kAlef) {
    offer_noun(lexicon_.find(with_last(key, kAlef, kYeh)), end, price, kMaqsura);
  } else if (last == kHamza && end - begin_ > 2) {
    offer_noun(lexicon_.find(with_final_yeh_hamza(key)), end, price, kNoun);
  }
}

// يات of ى, ا and ـاة; وات of اء and ـاة; ـئات of ـء.
void NounReader::offer_weak_plural_at(WordKey key, std::size_t end, int price) {
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
void NounReader::offer_without_yeh(WordKey key, std::size_t end, int price) {
  const LexiconEntry* base = find_base(key);
  if (base == nullptr || !base->has(kPluralUn | kFeminine)) {
    // يومين is two days, rather than daily ones.
    const int rather_dual =
        base != nullptr && base->has(kNoun) && base->has(kDual) ? kRatherDual : 0;
    offer_noun(lexicon_.find(with_letter(key, kYeh)), end, price + rather_dual,
               kDefective | kNisba);
  }
}

// The word before an ending, where a final hamza may change its seat: هيئات, مفاجئة.
const LexiconEntry* NounReader::find_base(WordKey key) const {
  const WordKey plain = with_final_hamza(key);
  const LexiconEntry* entry = lexicon_.find(plain);
  return entry != nullptr ? entry : lexicon_.find(with_final_yeh_hamza(plain));
}

void NounReader::offer_inflected(WordKey key, std::size_t end, int price, std::uint32_t trait) {
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

// The first letter of what is read may itself be a clitic that was not taken.
int NounReader::nisba_price(std::size_t end) const {
  const std::uint8_t first = word_.code[begin_];
  const bool may_be_clitic = !is_definite_ && (first == kWaw || first == kFeh || first == kBeh ||
                                               first == kLam || first == kKaf);
  return !may_be_clitic ? kRareNisba : end == word_.size ? kRareNisbaOrClitic : kRareNisbaInflected;
}

void NounReader::offer_noun(const LexiconEntry* entry, std::size_t end, int price,
                            std::uint32_t any_of, std::uint32_t none_of) {
  if (entry == nullptr || !entry->has(kNoun) || !entry->has(any_of) || entry->has(none_of)) {
    return;
  }
  const bool is_short = end - begin_ <= 2;
  if (is_short && !entry->has(kCommon) && !is_definite_ && end - begin_ != word_.size) {
    return;  // برس is no ب and a rare word of two letters
  }
  if (!entry->has(kCommon)) {
    // إعادة is likelier than أعاد + ه, ثوري than ثور + ي.
    const bool whole_taa =
        entry->has(kTehMarbuta) && word_.code[end - 1] == kHeh && spelling_.last != LastLetter::Heh;
    price += entry->has(kNisba) ? nisba_price(end) : whole_taa ? kRareTaa : kRareNoun;
  }
  price += is_short ? (entry->has(kCommon) ? kShortCore / 3 : kShortCore) : 0;
  price -= entry->has(kFrequent) ? frequent_gain_ : 0;
  price += last_letter_price(*entry, end);
  const int alefs = readings_.alef_price(begin_, end, entry->alefs_at(kNounAlefs));
  price += entry->has(kName) ? alefs / 2 : alefs;  // names have more spellings than one
  readings_.offer(price, entry->key, begin_, end,
                  entry->has(kName) ? StemRule::Name : StemRule::Noun);
}

}  // namespace niger::arabic
