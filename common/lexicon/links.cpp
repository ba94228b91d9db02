#include "common/lexicon/links.h"

#include <set>

#include "common/arabic/morphology.h"
#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "common/lexicon/masdar_patterns.h"
#include "common/lexicon/plural_patterns.h"
#include "common/lexicon/word_lists.h"

namespace niger::lexicon {

using arabic::key_of;
using arabic::kListedLink;
using arabic::Relation;
using arabic::WordKey;
using letters::fold;

namespace {

class Linker {
 public:
  explicit Linker(const arabic::Lexicon& words) : stemmer_(words) {}

  /// Two words that a list of ours has beside each other.
  void link(std::string_view from, std::string_view to, Relation relation) {
    if (is_stem(from) && is_stem(to)) {
      link(stem_key(from), stem_key(to), relation, kListedLink);
    }
  }

  /// Two words that a pattern joins.
  void link_by_pattern(std::string_view from, std::string_view to, Relation relation) {
    if (is_stem(from) && is_stem(to)) {
      link(stem_key(from), stem_key(to), relation, 0);
    }
  }

  /// A listed plural may be regular too, of another singular: هجوم goes with هجمة, of هجمات.
  void link_plural(std::string_view singular, std::string_view plural) {
    if (is_stem(singular) && (is_stem(plural) || plural.ends_with("ات"))) {
      link(stem_key(singular), is_stem(plural) ? stem_key(plural) : key_of(stem_of(plural)),
           Relation::BrokenPlural, kListedLink);
    }
  }

  /// A verb and its verbal noun.
  void link_masdar(std::string_view verb, std::string_view masdar, std::uint32_t mark) {
    const WordKey stem = key_of(stem_of(verb));
    const bool is_function_word = (stem & arabic::kFunctionStem) != 0;  // عبر
    if (!is_function_word && (stem & ~arabic::kStemMarks) == key_of(fold(verb)) &&
        is_stem(masdar)) {
      link(stem, stem_key(masdar), Relation::Masdar, mark);
    }
  }

  /// The same for the stems of two words, which no dictionary need know; not where one is read as a
  /// form of another word (كامرا as ك + أمر).
  void link_stems(std::string_view from, std::string_view to, Relation relation) {
    if (!begins_with_stem(from) || !begins_with_stem(to)) return;
    link(key_of(stem_of(from)), key_of(stem_of(to)), relation, kListedLink);
  }

  /// Says that two words are not related, whatever the rules give later.
  void part(std::string_view from, std::string_view to) {
    const WordKey a = stem_key(from);
    const WordKey b = stem_key(to);
    seen_.insert({{a, b}, {b, a}});
  }

  [[nodiscard]] std::vector<LexiconBuilder::Link> take() { return std::move(links_); }

 private:
  void link(WordKey a, WordKey b, Relation relation, std::uint32_t mark) {
    if (a == 0 || b == 0 || a == b || !seen_.insert({a, b}).second) {
      return;
    }
    seen_.insert({b, a});
    links_.push_back({a, b, static_cast<std::uint32_t>(relation) | mark});
    links_.push_back(
        {b, a, static_cast<std::uint32_t>(arabic::Morphology::inverse(relation)) | mark});
  }

  // A word that is read as another (وهم as و + هم) must not give that one the like. A noun that
  // alone is read as a function word (مثل) still is the stem of its other forms (المثل).
  [[nodiscard]] bool is_stem(std::string_view word) const {
    const WordKey key = key_of(fold(word));
    const WordKey stem = key == 0 ? 0 : key_of(stem_of(word));
    const arabic::LexiconEntry* entry = stemmer_.lexicon().find(key);
    const bool is_function = (stem & arabic::kFunctionStem) != 0;
    return key != 0 && (stem & ~arabic::kStemMarks) == key &&
           (!is_function || (entry != nullptr && entry->has(arabic::kNoun)));
  }

  [[nodiscard]] bool begins_with_stem(std::string_view word) const {
    return fold(word).starts_with(arabic::word_of(key_of(stem_of(word)) & ~arabic::kStemMarks));
  }

  // The key of a word that is a stem, of two such nouns (أعلام, إعلام) the one that is written.
  [[nodiscard]] WordKey stem_key(std::string_view word) const {
    const WordKey key = key_of(fold(word));
    return stemmer_.lexicon().stem_as_spelt(key,
                                            letters::AlefSet::of(letters::exact_form(word)).first);
  }

  [[nodiscard]] std::string stem_of(std::string_view word) const {
    const std::string exact = letters::exact_form(word);
    const std::string folded = fold(exact);
    return stemmer_.stem(folded, letters::word_spelling(word, exact, count_code_points(folded)));
  }

  arabic::Stemmer stemmer_;
  std::set<std::pair<WordKey, WordKey>> seen_;
  std::vector<LexiconBuilder::Link> links_;
};

// Of everyday verbs, and nouns that are everyday too: كان is no كيان.
void link_masdars(const HunspellDictionary& dictionary, const std::string& lists_folder,
                  const arabic::Lexicon& words, Linker& linker) {
  for (const Row& row : read_rows(lists_folder + "/masdars.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) linker.link_masdar(row[0], row[i], kListedLink);
  }
  std::set<std::string> done;
  for (const HunspellVerb& verb : dictionary.verbs) {
    if (!done.insert(verb.lemma).second) continue;
    const arabic::LexiconEntry* entry = words.find(key_of(fold(verb.lemma)));
    if (entry == nullptr || !entry->has(arabic::kCommonVerb)) continue;
    // علم is knowledge before it is a verb, أمن security: تعليم and إيمان are of neither.
    if (entry->has(arabic::kNoun) && entry->has(arabic::kCommon)) continue;
    for (const std::string& masdar : regular_masdars(verb.lemma)) {
      const arabic::LexiconEntry* noun = words.find(key_of(fold(masdar)));
      if (noun != nullptr && noun->has(arabic::kNoun) && noun->has(arabic::kCommon) &&
          !noun->has(arabic::kName)) {
        linker.link_masdar(verb.lemma, masdar, 0);
      }
    }
  }
}

}  // namespace

std::vector<LexiconBuilder::Link> links_of(const HunspellDictionary& dictionary,
                                           const std::string& lists_folder,
                                           const LexiconBuilder& builder,
                                           const arabic::Lexicon& words) {
  Linker linker(words);
  for (const Row& row : read_rows(lists_folder + "/not_related.tsv")) {
    linker.part(row[0], row.at(1));
  }
  std::set<std::string> listed_plurals;
  for (const Row& row : read_rows(lists_folder + "/broken_plurals.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      linker.link_plural(row[0], row[i]);
      listed_plurals.insert(fold(row[i]));
      for (std::size_t j = 1; j < i; ++j) {
        linker.link(row[j], row[i], Relation::SamePlural);
      }
    }
  }
  for (const Row& row : read_rows(lists_folder + "/places.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      linker.link(without_article(row[0]), row[i], Relation::Nisba);
      for (std::size_t j = 1; j < i; ++j) {
        linker.link(row[j], row[i], Relation::SamePlural);
      }
    }
  }
  for (const Row& row : read_rows(lists_folder + "/nisbas.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      linker.link(row[0], row[i], Relation::Nisba);
    }
  }
  for (const Row& row : read_rows(lists_folder + "/sound_plurals.tsv")) {
    linker.link(row[0], row.at(1), Relation::BrokenPlural);
  }
  for (const Row& row : read_rows(lists_folder + "/spellings.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        linker.link_stems(row[j], row[i], Relation::OtherSpelling);
      }
    }
  }
  for (const Row& row : read_rows(lists_folder + "/feminines.tsv")) {
    linker.link(row[0], row.at(1), Relation::Feminine);
  }
  for (const char* list : {"/nouns.txt", "/broken_plurals.tsv"}) {
    for (const Row& row : read_rows(lists_folder + list)) {
      const std::string nisba = nisba_of(row[0]);
      // Of short words the rule gives chance likenesses: سنة, سني; كرة, كري.
      if (arabic::size_of(key_of(fold(nisba))) >= 5) {
        linker.link_by_pattern(row[0], nisba, Relation::Nisba);
      }
    }
  }
  for (const HunspellNoun& noun : dictionary.nouns) {
    for (const std::string& nisba : noun.nisbas) {
      const arabic::LexiconEntry* entry = words.find(key_of(fold(noun.word)));
      if (entry != nullptr && !entry->has(arabic::kParticle)) {
        linker.link_by_pattern(noun.word, nisba, Relation::Nisba);
      }
    }
    // Only what is a plural and nothing else: إخراج is no plural of خرج.
    const auto word = builder.words().find(key_of(fold(noun.word)));
    const bool is_plural =
        word != builder.words().end() && (word->second.traits & arabic::kPlural) != 0;
    if (is_plural && noun.takes_article &&
        noun.classes.find_first_of("BCDEFGHI") == std::string::npos &&
        !listed_plurals.contains(fold(noun.word))) {
      for (const std::string& singular : singulars_of(noun.word, noun.classes, builder)) {
        linker.link_by_pattern(singular, noun.word, Relation::BrokenPlural);
      }
    }
  }
  link_masdars(dictionary, lists_folder, words, linker);
  return linker.take();
}

}  // namespace niger::lexicon
