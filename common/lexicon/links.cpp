#include "common/lexicon/links.h"

#include <set>

#include "common/arabic/folding.h"
#include "common/arabic/kinship.h"
#include "common/lexicon/plural_patterns.h"
#include "common/lexicon/word_lists.h"

namespace niger {
namespace {

class Linker {
 public:
  explicit Linker(const Lexicon& words) : stemmer_(words) {}

  void link(std::string_view from, std::string_view to, Relation relation) {
    const WordKey a = key_of(stemmer_.stem(fold(from)));
    const WordKey b = key_of(stemmer_.stem(fold(to)));
    if (a == 0 || b == 0 || a == b || !seen_.insert({a, b}).second) {
      return;
    }
    seen_.insert({b, a});
    links_.push_back({a, b, static_cast<std::uint32_t>(relation)});
    links_.push_back({b, a, static_cast<std::uint32_t>(Kinship::inverse(relation))});
  }

  [[nodiscard]] std::vector<LexiconBuilder::Link> take() { return std::move(links_); }

 private:
  Stemmer stemmer_;
  std::set<std::pair<WordKey, WordKey>> seen_;
  std::vector<LexiconBuilder::Link> links_;
};

}  // namespace

std::vector<LexiconBuilder::Link> links_of(const HunspellDictionary& dictionary,
                                           const std::string& lists_folder,
                                           const LexiconBuilder& builder, const Lexicon& words) {
  Linker linker(words);
  std::set<std::string> listed_plurals;
  for (const Row& row : read_rows(lists_folder + "/broken_plurals.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      linker.link(row[0], row[i], Relation::BrokenPlural);
      listed_plurals.insert(fold(row[i]));
      for (std::size_t j = 1; j < i; ++j) {
        linker.link(row[j], row[i], Relation::SamePlural);
      }
    }
  }
  for (const Row& row : read_rows(lists_folder + "/places.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      linker.link(row[0], row[i], Relation::Nisba);
      for (std::size_t j = 1; j < i; ++j) {
        linker.link(row[j], row[i], Relation::SamePlural);
      }
    }
  }
  for (const Row& row : read_rows(lists_folder + "/sound_plurals.tsv")) {
    linker.link(row[0], row.at(1), Relation::BrokenPlural);
  }
  for (const Row& row : read_rows(lists_folder + "/feminines.tsv")) {
    linker.link(row[0], row.at(1), Relation::Feminine);
  }
  for (const HunspellNoun& noun : dictionary.nouns) {
    for (const std::string& nisba : noun.nisbas) {
      if (words.find(key_of(fold(noun.word))) != nullptr) {
        linker.link(noun.word, nisba, Relation::Nisba);
      }
    }
    if (noun.takes_article && noun.classes.find_first_of("BCDEFGHI") == std::string::npos &&
        !listed_plurals.contains(fold(noun.word))) {
      for (const std::string& singular : singulars_of(noun.word, noun.classes, builder)) {
        linker.link(singular, noun.word, Relation::BrokenPlural);
      }
    }
  }
  return linker.take();
}

}  // namespace niger
