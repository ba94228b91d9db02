// Words of one folded spelling that are two: told apart by how their first alef is written.
#include <algorithm>

#include "common/base/error.h"
#include "common/letters/folding.h"
#include "common/lexicon/builder.h"

namespace niger::lexicon {

using arabic::kCommon;
using arabic::kNoun;
using arabic::WordKey;

namespace {

// A masdar of form IV and a plural have the same letters by rule: إعلام, أعلام. Of other nouns two
// spellings are mostly one loanword: أسطول, إسطول.
bool is_of_two_patterns(WordKey key) {
  const arabic::Letters word = arabic::letters_of(key);
  return word.size == 5 && word.code[0] == arabic::kAlef && word.code[3] == arabic::kAlef &&
         word.code[4] != arabic::kTeh;
}

}  // namespace

void LexiconBuilder::note_noun(std::string_view spelling, Word& word, std::uint32_t traits) {
  const auto alef =
      static_cast<std::uint8_t>(letters::AlefSet::of(letters::exact_form(spelling)).first);
  const int known = (traits & arabic::kFrequent) != 0                   ? 3
                    : (traits & (kCommon | arabic::kPlural)) == kCommon ? 2
                    : (traits & kCommon) != 0                           ? 1
                                                                        : 0;
  if (alef > letters::kAlefBare && (traits & arabic::kName) == 0) {
    int& best = word.nouns.emplace(alef, known).first->second;
    best = std::max(best, known);
  }
}

void LexiconBuilder::add_homographs(std::string_view noun, std::string_view other) {
  const WordKey key = arabic::key_of(letters::fold(noun));
  if (key != arabic::key_of(letters::fold(other))) {
    throw Error(ErrorKind::Input, "homographs.txt: other letters: " + std::string(other));
  }
  add_frequent(noun);
  Word& word = words_[key];
  note_noun(other, word, kNoun);
  word.has_homograph = true;
}

std::uint8_t LexiconBuilder::main_noun(const Word& word) {
  const auto best =
      std::max_element(word.nouns.begin(), word.nouns.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == word.nouns.end() ? std::uint8_t{letters::kAlefUnknown} : best->first;
}

// Both of two nouns are spelt as they should be, also where one is everyday and the other rare.
std::uint16_t LexiconBuilder::noun_alefs(WordKey key, const Word& word) {
  std::uint16_t alefs = word.alefs;
  if (word.has_homograph || is_of_two_patterns(key)) {
    for (const auto& [alef, known] : word.nouns) {
      alefs |= static_cast<std::uint16_t>(alef << arabic::kNounAlefs);
    }
  }
  return alefs;
}

std::vector<WordKey> LexiconBuilder::other_nouns() const {
  std::vector<WordKey> others;
  for (const auto& [key, word] : words_) {
    if (word.nouns.size() < 2 || (word.traits & kNoun) == 0 ||
        !(word.has_homograph || is_of_two_patterns(key))) {
      continue;
    }
    for (const auto& [alef, known] : word.nouns) {
      if (alef != main_noun(word)) {
        others.push_back(arabic::with_first_hamza(key, alef));
      }
    }
  }
  std::sort(others.begin(), others.end());
  return others;
}

// Where two verbs have these letters (أمر, آمر) their forms are not told apart, nor is their stem.
WordKey LexiconBuilder::verb_stem(WordKey lemma) const {
  const auto found = words_.find(lemma);
  const auto alefs = lemma_alefs_.find(lemma);
  if (found == words_.end() || alefs == lemma_alefs_.end()) {
    return lemma;
  }
  const unsigned alef = alefs->second;
  const bool is_one = alef == letters::kAlefHamzaAbove || alef == letters::kAlefHamzaBelow ||
                      alef == letters::kAlefMadda;
  const Word& noun = found->second;
  const std::uint8_t main = main_noun(noun);
  const bool is_noun = (noun.traits & kNoun) != 0 && (noun.traits & kCommon) != 0;
  return is_one && is_noun && main != letters::kAlefUnknown && main != alef
             ? arabic::with_first_hamza(lemma, alef)
             : lemma;
}

}  // namespace niger::lexicon
