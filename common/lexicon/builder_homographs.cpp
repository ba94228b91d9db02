// Words of one folded spelling that are two: told apart by how their first alef is written.
#include <algorithm>

#include "common/base/error.h"
#include "common/letters/folding.h"
#include "common/lexicon/builder.h"

namespace niger {
namespace {

// A masdar of form IV and a plural have the same letters by rule: إعلام, أعلام. Of other nouns two
// spellings are mostly one loanword: أسطول, إسطول.
bool is_of_two_patterns(WordKey key) {
  const Letters word = letters_of(key);
  return word.size == 5 && word.code[0] == kAlef && word.code[3] == kAlef && word.code[4] != kTeh;
}

}  // namespace

void LexiconBuilder::note_noun(std::string_view spelling, Word& word, std::uint32_t traits) {
  const auto alef = static_cast<std::uint8_t>(AlefSet::of(exact_form(spelling)).first);
  const int known = (traits & kFrequent) != 0                   ? 3
                    : (traits & (kCommon | kPlural)) == kCommon ? 2
                    : (traits & kCommon) != 0                   ? 1
                                                                : 0;
  if (alef > kAlefBare && (traits & kName) == 0) {
    int& best = word.nouns.emplace(alef, known).first->second;
    best = std::max(best, known);
  }
}

void LexiconBuilder::add_homographs(std::string_view noun, std::string_view other) {
  const WordKey key = key_of(fold(noun));
  if (key != key_of(fold(other))) {
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
  return best == word.nouns.end() ? std::uint8_t{kAlefUnknown} : best->first;
}

// Both of two nouns are spelt as they should be, also where one is everyday and the other rare.
std::uint16_t LexiconBuilder::noun_alefs(WordKey key, const Word& word) {
  std::uint16_t alefs = word.alefs;
  if (word.has_homograph || is_of_two_patterns(key)) {
    for (const auto& [alef, known] : word.nouns) {
      alefs |= static_cast<std::uint16_t>(alef << kNounAlefs);
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
        others.push_back(with_first_hamza(key, alef));
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
  const bool is_one = alef == kAlefHamzaAbove || alef == kAlefHamzaBelow || alef == kAlefMadda;
  const Word& noun = found->second;
  const std::uint8_t main = main_noun(noun);
  const bool is_noun = (noun.traits & kNoun) != 0 && (noun.traits & kCommon) != 0;
  return is_one && is_noun && main != kAlefUnknown && main != alef ? with_first_hamza(lemma, alef)
                                                                   : lemma;
}

}  // namespace niger
