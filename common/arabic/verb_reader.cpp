#include "common/arabic/verb_reader.h"

#include <algorithm>

namespace niger::arabic {

using letters::LastLetter;

namespace {

// Prices of a reading in addition to its affixes.
constexpr int kKnownVerb = 2;
constexpr int kPastTense = 1;
constexpr int kRareVerb = 12;
constexpr int kCommand = 6;
constexpr int kOddPassive = 9;  // ووصلت is و and وصلت
constexpr int kShortCore = 6;   // two letters
constexpr int kVerbPronoun = 6;
constexpr int kFirstPerson = 3;  // "I": rare in what people write of others
constexpr int kIntransitive = 6;
constexpr int kRarestEnding = 7;
constexpr int kRareEnding = 4;

}  // namespace

void VerbReader::read_verbs(std::size_t begin, bool is_future) {
  begin_ = begin;
  if (spelling_.tanwin != letters::Tanwin::None || spelling_.last == LastLetter::TehMarbuta) {
    return;  // no verb has either
  }
  read_verb_endings(word_.size, 0, false, is_future);
  for (const Pronoun& pronoun : pronouns()) {
    if (begin_ + 2 + pronoun.size <= word_.size && pronoun.of_verb &&
        stands_at(word_, word_.size - pronoun.size, pronoun.letters, pronoun.size)) {
      read_verb_endings(word_.size - pronoun.size, kVerbPronoun + price_of(pronoun), true,
                        is_future);
    }
  }
}

void VerbReader::read_verb_endings(std::size_t end, int price, bool has_pronoun, bool is_future) {
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
      read_verb(end - size, bit,
                price + ending_price(bit) + readings_.ending_alef_price(end - size), has_pronoun,
                is_future);
    }
  }
}

// The dual, the second person and the feminine plural are rare in what people write.
int VerbReader::ending_price(std::size_t bit) {
  constexpr std::string_view kEverydayEndings[] = {"نا", "ت", "وا", "ون"};
  constexpr std::string_view kRarestEndings[] = {"ا", "ن", "ي"};
  if (bit == 0) {
    return 0;
  }
  const bool everyday = std::find(std::begin(kEverydayEndings), std::end(kEverydayEndings),
                                  kVerbEndings[bit]) != std::end(kEverydayEndings);
  // ودعا is و and دعا rather than two who took leave, لحسن is no order to lick.
  const bool rarest = std::find(std::begin(kRarestEndings), std::end(kRarestEndings),
                                kVerbEndings[bit]) != std::end(kRarestEndings);
  return everyday ? 1 : rarest ? kRarestEnding : kRareEnding;
}

void VerbReader::read_verb(std::size_t end, std::size_t ending, int price, bool has_pronoun,
                           bool is_future) {
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
    // hunspell-ar calls some everyday verbs intransitive that are not: يحتاجها, شنها.
    const bool takes_object =
        !has_pronoun || (entry != nullptr && entry->has(kTransitive | kCommonVerb));
    if (entry != nullptr && entry->has(kVerb) && takes_object &&
        (!is_future || entry->has(kFuture)) && takes(*entry, ending)) {
      offer_verb(*entry, end, bare,
                 price + (has_pronoun && !entry->has(kTransitive) ? kIntransitive : 0));
    }
  }
}

// بدأوا is a common spelling of بدؤوا, and يقرأون of يقرؤون: after a final alef that was a hamza.
bool VerbReader::takes(const LexiconEntry& entry, std::size_t ending) const {
  const bool is_present = (entry.key & kPresentTense) != 0;
  const bool is_plural =
      kVerbEndings[ending] == "وا" || (is_present && kVerbEndings[ending] == "ون");
  const bool is_hamza_alef = is_plural && entry.has(kLemma | kCommonVerb) &&
                             word_of(entry.key & ~kPresentTense).ends_with("ا");
  return is_hamza_alef || (lexicon_.endings(entry) & (1U << ending)) != 0;
}

// ى is written for ي in Egypt, and ي for ى by the careless.
int VerbReader::last_letter_price(const LexiconEntry& entry, std::size_t end) const {
  const bool is_maqsura = spelling_.last == LastLetter::AlefMaqsura;
  if (end != word_.size) {
    return is_maqsura ? kMaqsuraAsEnding : 0;
  }
  if (!is_maqsura && spelling_.last != LastLetter::Yeh) {
    return 0;
  }
  return is_maqsura == entry.has(kMaqsura) ? 0 : kOtherYeh;
}

void VerbReader::offer_verb(const LexiconEntry& entry, std::size_t end, bool bare, int price) {
  const bool is_short = end - begin_ <= 2;
  if (is_short && !entry.has(kCommonVerb)) {
    return;
  }
  price += entry.has(kCommonVerb) ? kKnownVerb : kRareVerb;
  price -= bare && entry.has(kLemma) ? kPastTense : 0;
  price += entry.has(kPassive) ? kOddPassive : entry.has(kImperative) ? kCommand : 0;
  price += is_short ? kShortCore / 3 : 0;
  const bool is_first_person = (entry.key & kPresentTense) != 0 && word_.code[begin_] == kAlef;
  price += is_first_person ? kFirstPerson : 0;
  price += last_letter_price(entry, end);
  price += readings_.alef_price(begin_, end, entry.alefs_at(kVerbAlefs));
  readings_.offer(price, lexicon_.word(entry.lemma), begin_, end, StemRule::Verb);
}

}  // namespace niger::arabic
