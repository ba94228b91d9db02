#pragma once
/// The builder of the compiled lexicon, from the dictionary and the lists. Gathers the traits of
/// each word, then writes the layout of lexicon.h. Used when the lexicon is compiled.
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/arabic/lexicon.h"
#include "common/lexicon/hunspell.h"

namespace niger::lexicon {

/// Words that are typed as they are read: nothing here is folded yet.
class LexiconBuilder {
 public:
  /// `verb_ranks`: the everyday verbs, the commonest first. Where a form belongs to several verbs
  /// the commonest is its lemma.
  void add_verbs(const std::vector<HunspellVerb>& verbs, const std::vector<std::string>& common);
  void add_noun(const HunspellNoun& noun);

  /// Adds a noun or name of our own lists, with these traits beside those its letters show.
  void add_listed(std::string_view word, std::uint32_t traits);

  /// Adds the singular of a broken plural.
  void add_singular(std::string_view word);

  /// Says of a noun that is known already that news is full of it. Throws Error where it is not.
  void add_frequent(std::string_view noun);

  /// Says of two nouns that a hamza tells them apart; the first has the plain stem.
  void add_homographs(std::string_view noun, std::string_view other);

  /// Adds an adjective of relation.
  void add_nisba_word(std::string_view nisba);

  /// Forgets what is known of a noun.
  void remove_noun(std::string_view word);

  /// Forgets plurals in ات that hunspell-ar lists beside their singular: they are found by rule.
  void remove_sound_plurals();

  /// Forgets listed plurals in ات whose singular in ة is listed as well: آلات is read as of آلة,
  /// and هجمات as of هجمة, whatever else it is the plural of. `kept` stay: قوات.
  void remove_regular_plurals(const std::set<arabic::WordKey>& kept);

  /// As a whole word, `word` has this stem.
  void add_rewrite(std::string_view word, std::string_view stem);

  struct Link {
    arabic::WordKey from = 0;
    arabic::WordKey to = 0;
    std::uint32_t relation = 0;
  };

  /// The compiled lexicon.
  [[nodiscard]] std::vector<std::byte> bytes(const std::vector<Link>& links) const;

  struct Word {
    std::uint32_t traits = 0;
    std::uint16_t alefs = 0;  ///< as LexiconEntry::alefs
    std::uint32_t endings = 0;
    arabic::WordKey lemma = 0;
    int lemma_score = -1000000;
    /// Its nouns by how their first alef is written: how well each is known, from 0.
    std::map<std::uint8_t, int> nouns{};
    bool has_homograph = false;  ///< of homographs.txt
  };
  /// Stems of nouns that have the letters of another noun, أعلام and إعلام: their keys, sorted.
  [[nodiscard]] std::vector<arabic::WordKey> other_nouns() const;

  /// The key of the stem of a verb, apart from that of a noun with its letters: أثار, آثار.
  [[nodiscard]] arabic::WordKey verb_stem(arabic::WordKey lemma) const;

  [[nodiscard]] const std::map<arabic::WordKey, Word>& words() const { return words_; }

 private:
  void note_noun(std::string_view spelling, Word& word, std::uint32_t traits);
  [[nodiscard]] static std::uint8_t main_noun(const Word& word);
  [[nodiscard]] static std::uint16_t noun_alefs(arabic::WordKey key, const Word& word);

  std::map<arabic::WordKey, Word> words_;
  std::map<arabic::WordKey, unsigned>
      lemma_alefs_;  // of all verbs with these letters, by AlefSpelling
};

/// The adjective of relation of a noun, by the plain rule: ة off, ي on. Empty where that does not
/// hold: words in ا, ى, اء, ي.
[[nodiscard]] std::string nisba_of(std::string_view noun);

/// The traits that show in the spelling of a word: ة, ى, ي at its end.
[[nodiscard]] std::uint32_t spelling_traits(std::string_view word);

}  // namespace niger::lexicon
