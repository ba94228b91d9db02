#include "common/lexicon/builder.h"

#include <algorithm>

#include "common/base/error.h"
#include "common/letters/folding.h"
#include "common/letters/word_spelling.h"

namespace niger::lexicon {

using arabic::Letters, arabic::WordKey, arabic::kAlef, arabic::kCommon, arabic::kCommonVerb,
    arabic::kDual, arabic::kFeminine, arabic::kFuture, arabic::kImperative, arabic::kLemma,
    arabic::kMaqsura, arabic::kName, arabic::kNoun, arabic::kNounAlefs, arabic::kPassive,
    arabic::kPlural, arabic::kPluralAt, arabic::kPluralUn, arabic::kPresentTense, arabic::kRoot,
    arabic::kTehMarbuta, arabic::kTransitive, arabic::kVerb, arabic::kYeh, arabic::key_of,
    arabic::letters_of, arabic::size_of, letters::AlefSet, letters::exact_form, letters::fold;

namespace {

constexpr unsigned kUnEnding = 12;  // ون in kVerbEndings
static_assert(arabic::kVerbEndings[kUnEnding] == "ون");

bool has_class(const HunspellNoun& noun, std::string_view any_of) {
  return noun.classes.find_first_of(any_of) != std::string::npos;
}

bool ends_doubled(WordKey key) {
  const Letters word = letters_of(key & ~kPresentTense);
  return word.size > 2 && word.code[word.size - 1] == word.code[word.size - 2];
}

bool ends_weak(WordKey key) {
  const Letters word = letters_of(key & ~kPresentTense);
  const std::uint8_t last = word.code[word.size - 1];
  return last == kAlef || last == arabic::kWaw || last == kYeh;
}

constexpr int kTopVerbs = 250;  // of the list, which has the commonest first
constexpr unsigned kNounMask = 63U << kNounAlefs;
constexpr unsigned kVerbMask = 63U << arabic::kVerbAlefs;

std::uint16_t alefs_of(std::string_view word, arabic::AlefPlace place) {
  return static_cast<std::uint16_t>(AlefSet::of(exact_form(word)).packed() << place);
}

std::uint32_t when(bool condition, std::uint32_t trait) { return condition ? trait : 0; }

}  // namespace

std::uint32_t spelling_traits(std::string_view word) {
  if (word.ends_with("ة")) {
    return kTehMarbuta | kDual | kPluralAt;
  }
  if (word.ends_with("ى")) {
    return kMaqsura | kDual | kPluralAt;
  }
  const Letters letters = letters_of(key_of(fold(word)));
  if ((letters.size == 4 && letters.code[1] == kAlef && letters.code[3] == kYeh) ||
      (letters.size == 5 && letters.code[2] == kAlef && letters.code[4] == kYeh)) {
    return arabic::kDefective;  // نادي, مباني
  }
  return 0;
}

void LexiconBuilder::add_noun(const HunspellNoun& noun) {
  const WordKey key = key_of(fold(noun.word));
  if (key == 0 || size_of(key) < 2) {
    return;
  }
  std::uint32_t traits = kNoun | (spelling_traits(noun.word) & (kTehMarbuta | kMaqsura));
  traits |= when(has_class(noun, "B"), kFeminine);
  traits |= when(has_class(noun, "CDEFG"), kDual);
  traits |= when(has_class(noun, "H"), kPluralAt);
  traits |= when(has_class(noun, "I"), kPluralUn);
  traits |= when(has_class(noun, "J"), arabic::kAccusative);
  traits |= when(has_class(noun, "K"), arabic::kDefective);
  traits |= when(!noun.takes_article, kName);
  traits |= when(noun.takes_article && !has_class(noun, "BCDEFGHI"), kPlural);
  Word& word = words_[key];
  if ((word.traits & kNoun) != 0) {
    traits &= ~(kName | kPlural);  // two words of one spelling: what either takes may follow
    word.traits &= ~(kName | kPlural);
  }
  word.traits |= traits;
  word.alefs |= alefs_of(noun.word, kNounAlefs);
  note_noun(noun.word, word, traits);
  for (const std::string& nisba : noun.nisbas) {
    add_nisba_word(nisba);
  }
}

void LexiconBuilder::add_nisba_word(std::string_view nisba) {
  const WordKey adjective = key_of(fold(nisba));
  if (adjective != 0) {
    Word& word = words_[adjective];
    if ((word.traits & kNoun) == 0) {
      word.alefs |= alefs_of(nisba, kNounAlefs);
    }
    word.traits |= kNoun | arabic::kNisba | kFeminine | kDual | kPluralUn | kPluralAt;
  }
}

// Any listed noun may have an adjective of relation, though hunspell-ar gives few of them one.
std::string nisba_of(std::string_view noun) {
  if (noun.ends_with("ي") || noun.ends_with("ى") || noun.ends_with("ا") || noun.ends_with("اء") ||
      noun.ends_with("ية") || noun.ends_with("اة")) {
    return {};
  }
  return std::string(noun.ends_with("ة") ? noun.substr(0, noun.size() - 2) : noun) + "ي";
}

void LexiconBuilder::add_listed(std::string_view spelling, std::uint32_t traits) {
  const WordKey key = key_of(fold(spelling));
  if (key == 0) {
    return;
  }
  Word& word = words_[key];
  if ((traits & kName) != 0 && (word.traits & kCommon) != 0 && (word.traits & kName) == 0) {
    return;  // also a noun of the lists: العقبة, عقبات
  }
  if ((traits & kName) != 0) {
    word.traits &= ~(kFeminine | kDual | kPluralAt | kPluralUn | arabic::kNisba | kTehMarbuta);
  } else if ((traits & kNoun) != 0) {
    word.traits &= ~(kName | kPlural);
    traits |= spelling_traits(spelling);
  }
  // Persons and adjectives have none: لاعبي is players, before a noun.
  if ((traits & kNoun) != 0 && (traits & (kName | kPlural | kFeminine)) == 0) {
    add_nisba_word(nisba_of(spelling));
  }
  const bool is_new = (word.traits & kCommon) == 0;
  word.traits |= traits;
  if ((traits & arabic::kParticle) != 0 && AlefSet::of(exact_form(spelling)).hamza &&
      (word.traits & kCommonVerb) != 0) {
    word.alefs |= arabic::kParticleNeedsHamza;
  }
  if ((traits & kNoun) != 0) {
    // An everyday word is spelt as the lists spell it, whatever rare word shares its letters.
    word.alefs &= static_cast<std::uint16_t>(is_new ? ~kNounMask : ~0U);
    word.alefs |= alefs_of(spelling, kNounAlefs);
    note_noun(spelling, word, traits);
  }
}

void LexiconBuilder::add_singular(std::string_view singular) {
  add_listed(singular, kNoun | kCommon | kDual);
  const auto found = words_.find(key_of(fold(singular)));
  if (found != words_.end()) {
    found->second.alefs |= arabic::kHasBrokenPlural;
  }
}

void LexiconBuilder::add_frequent(std::string_view noun) {
  const auto found = words_.find(key_of(fold(noun)));
  if (found == words_.end() || (found->second.traits & kNoun) == 0) {
    throw Error(ErrorKind::Input, "frequent_nouns.txt: no noun: " + std::string(noun));
  }
  found->second.traits |= arabic::kFrequent | kCommon;
  note_noun(noun, found->second, kNoun | arabic::kFrequent);
}

void LexiconBuilder::remove_noun(std::string_view spelling) {
  const auto found = words_.find(key_of(fold(spelling)));
  if (found != words_.end()) {
    found->second.alefs &= static_cast<std::uint16_t>(kVerbMask);
    found->second.traits &=
        kVerb | kCommonVerb | kLemma | kTransitive | kFuture | kImperative | kRoot | kPassive;
  }
}

void LexiconBuilder::remove_sound_plurals() {
  for (auto& [key, word] : words_) {
    const Letters letters = letters_of(key);
    if ((word.traits & kPlural) == 0 || letters.size < 5 ||
        letters.code[letters.size - 1] != arabic::kTeh || letters.code[letters.size - 2] != kAlef) {
      continue;
    }
    Letters singular = letters;
    singular.size -= 2;
    const auto known = [&](std::size_t size) {
      const auto found = words_.find(key_of(singular, 0, size));
      return found != words_.end() && (found->second.traits & kNoun) != 0;
    };
    const bool has_masculine = known(singular.size);
    singular.code[singular.size] = arabic::kHeh;
    if (has_masculine || known(singular.size + 1U)) {
      word.traits = 0;
    }
  }
}

void LexiconBuilder::remove_regular_plurals(const std::set<WordKey>& kept) {
  for (auto& [key, word] : words_) {
    const Letters letters = letters_of(key);
    if ((word.traits & kPlural) == 0 || letters.size < 5 || kept.contains(key) ||
        letters.code[letters.size - 1] != arabic::kTeh || letters.code[letters.size - 2] != kAlef) {
      continue;
    }
    const auto singular =
        words_.find(arabic::with_letter(key_of(letters, 0, letters.size - 2U), arabic::kHeh));
    constexpr std::uint32_t kOfItsOwn = kNoun | kCommon | kTehMarbuta;
    if (singular != words_.end() &&
        (singular->second.traits & (kOfItsOwn | kPlural)) == kOfItsOwn) {
      word.traits &= ~(kNoun | kCommon | kPlural | kDual | kPluralAt | arabic::kAccusative);
    }
  }
}

void LexiconBuilder::add_rewrite(std::string_view word, std::string_view stem) {
  const WordKey key = key_of(fold(word));
  WordKey target = key_of(fold(stem));
  if (key != 0 && target != 0) {
    const auto known = words_.find(target);
    const bool is_function =
        known != words_.end() && (known->second.traits & arabic::kFunction) != 0;
    target |= is_function ? arabic::kFunctionStem : 0;
    Word& entry = words_[key];
    entry = {(entry.traits & kNoun) | arabic::kRewrite, entry.alefs, 0, target, 0};
  }
}

void LexiconBuilder::add_verbs(const std::vector<HunspellVerb>& verbs,
                               const std::vector<std::string>& common) {
  std::unordered_map<WordKey, int> ranks;
  for (std::size_t i = 0; i < common.size(); ++i) {
    ranks.emplace(key_of(fold(common[i])), static_cast<int>(i));
  }
  for (const HunspellVerb& verb : verbs) {
    WordKey key = key_of(fold(verb.form));
    const WordKey lemma = key_of(fold(verb.lemma));
    if (key == 0 || lemma == 0 || size_of(key) < 2) {
      continue;
    }
    lemma_alefs_[lemma] |= AlefSet::of(exact_form(verb.lemma)).first;
    key |= verb.is_present && !verb.is_past ? kPresentTense : 0;
    const auto rank = ranks.find(lemma);
    const bool is_lemma = key == lemma && verb.is_past;
    int score = rank == ranks.end() ? 0 : 30000 - 4 * rank->second;
    score += is_lemma ? 20000 : 0;
    score += verb.is_past ? 300 : verb.is_present ? 200 : 0;
    score -= static_cast<int>(size_of(lemma));
    // Without ون, and not weak at its end, it is the jussive, short and rare: يرد of أراد, beside
    // يرد of رد.
    const bool takes_un = (verb.endings & (1U << kUnEnding)) != 0;
    score -= verb.is_present && !verb.is_past && !takes_un && !ends_weak(key) ? 20000 : 0;
    // يخفف is of خفف, rather than the jussive of خف.
    score += ends_doubled(key) && ends_doubled(lemma) ? 15000 : 0;
    Word& word = words_[key];
    if ((word.traits & kVerb) != 0 && word.lemma != lemma && score <= word.lemma_score) {
      continue;
    }
    if (word.lemma != lemma) {
      word.traits &=
          ~(kVerb | kCommonVerb | kLemma | kTransitive | kFuture | kImperative | kRoot | kPassive);
      word.endings = 0;
      word.alefs &= static_cast<std::uint16_t>(~(kVerbMask | arabic::kTopVerb));
      word.lemma = lemma;
      word.lemma_score = score;
    }
    word.lemma_score = std::max(word.lemma_score, score);
    const bool only_command = verb.is_imperative && !verb.is_past && !verb.is_present;
    const bool was_verb = (word.traits & kVerb) != 0;
    if (only_command && !was_verb) {
      word.traits |= kImperative;
    } else if (!only_command) {
      word.traits &= ~kImperative;
    }
    word.traits |= kVerb | when(rank != ranks.end(), kCommonVerb) | when(is_lemma, kLemma) |
                   when(verb.is_transitive, kTransitive) | when(verb.takes_future, kFuture) |
                   when(verb.form.ends_with("ى"), kMaqsura);
    const Letters form = letters_of(key & ~kPresentTense);
    const Letters active = letters_of(lemma);
    word.traits |= when(verb.is_past && form.size > 3 && form.size == active.size &&
                            (form.code[1] == arabic::kWaw || form.code[1] == arabic::kHamza) &&
                            active.code[1] == kAlef,
                        kPassive);
    word.endings |= verb.endings;
    word.alefs |= alefs_of(verb.form, arabic::kVerbAlefs);
    if (rank != ranks.end() && rank->second < kTopVerbs) {
      word.alefs |= arabic::kTopVerb;
    }
    if (size_of(lemma) == 3 && is_lemma) {
      word.traits |= kRoot;
    }
  }
}

}  // namespace niger::lexicon
