#include "searcher/expansion/expansion.h"

#include <algorithm>

#include "common/base/utf8.h"
#include "common/spelling/latin_script.h"
#include "searcher/base/match_weights.h"
#include "searcher/expansion/compounds.h"
#include "searcher/expansion/name_variants.h"

namespace niger::expansion {
namespace {

/// Variants of a name whose own related stems are looked for: أميركي ~ أمريكي → أمريكا.
constexpr std::size_t kMaxChained = 3;
/// Months of a query of which names that are rather a word are looked for in dates, 32 rows each.
constexpr std::size_t kMaxMonthsInDates = 2;
constexpr double kChained = .8;
/// An Arabic name as close as this to a Latin one brings its adjective too.
constexpr double kSurelyNamed = .85;
/// One whose letters are those of the Latin one brings the spellings that a list has.
constexpr double kSurelyNamedCost = .1;

bool has(const std::vector<Expansion>& expansions, const std::vector<std::string>& stems) {
  return std::any_of(expansions.begin(), expansions.end(),
                     [&](const Expansion& known) { return known.stems == stems; });
}

void add(Expansion expansion, std::vector<Expansion>& expansions) {
  if (!has(expansions, expansion.stems)) {
    expansions.push_back(std::move(expansion));
  }
}

void add_relatives(std::string_view stem, double factor, const Vocabulary& vocabulary,
                   const WordKnowledge& knowledge, std::vector<Expansion>& expansions) {
  for (const RelatedForm& related_form : knowledge.related_forms_of(stem)) {
    const std::uint64_t articles = vocabulary.doc_freq(related_form.stem);
    if (articles > 0) {
      add({.stems = {related_form.stem},
           .rule = related_form.rule,
           .closeness = closeness_of(related_form.rule) * factor,
           .doc_freq = articles,
           .is_listed = related_form.is_listed && factor == 1},
          expansions);
    }
  }
}

// An Arabic name found for a Latin one has other spellings and an adjective of its own: Google →
// جوجل → غوغل; Russia → روسيا → روسي.
void add_kin_of_names(const Vocabulary& vocabulary, const WordKnowledge& knowledge,
                      std::vector<Expansion>& expansions) {
  const std::vector<Expansion> names(expansions.begin() + 1, expansions.end());
  for (std::size_t i = 0; i < std::min(names.size(), kMaxChained); ++i) {
    if (names[i].rule != ExpansionRule::LatinScript || names[i].stems.size() != 1) {
      continue;
    }
    for (const RelatedForm& spelling : knowledge.related_forms_of(names[i].stems[0])) {
      const std::uint64_t articles = vocabulary.doc_freq(spelling.stem);
      if (spelling.rule == ExpansionRule::Spelling && names[i].cost <= kSurelyNamedCost &&
          articles > 0) {
        add({.stems = {spelling.stem},
             .rule = ExpansionRule::LatinScript,
             .closeness = names[i].closeness,
             .doc_freq = articles,
             .is_listed = spelling.is_listed},
            expansions);
      }
    }
    for (Expansion& variant : name_variants(names[i].stems[0], vocabulary, knowledge)) {
      if (variant.rule == ExpansionRule::Spelling) {
        variant.rule = ExpansionRule::LatinScript;
        variant.closeness *= names[i].closeness;
        add(std::move(variant), expansions);
      }
    }
    if (names[i].closeness >= kSurelyNamed) {
      add_relatives(names[i].stems[0], names[i].closeness * kChained, vocabulary, knowledge,
                    expansions);
    }
  }
}

// All that one word may match, the stem itself first, then the nearest.
std::vector<Expansion> of_word(const QueryWord& word, std::vector<Expansion> names,
                               const Vocabulary& vocabulary, const WordKnowledge& knowledge) {
  std::vector<Expansion> expansions = {
      {.stems = {word.stem}, .doc_freq = vocabulary.doc_freq(word.stem)}};
  if (word.as_typed) {
    return expansions;
  }
  for (Expansion& name : names) {
    add(std::move(name), expansions);
  }
  add_relatives(word.stem, 1, vocabulary, knowledge, expansions);
  if (word.folded != word.stem) {
    add_relatives(word.folded, 1, vocabulary, knowledge, expansions);  // its other readings
  }
  // What the list of names knows need not be guessed by its letters: Hamas is not همس.
  const std::vector<Expansion> variants =
      expansions.size() > 1 && spelling::is_latin_word(word.stem)
          ? std::vector<Expansion>{}
          : name_variants(word.stem, vocabulary, knowledge);
  for (const Expansion& variant : variants) {
    add(variant, expansions);
  }
  for (std::size_t i = 0; i < std::min(variants.size(), kMaxChained); ++i) {
    if (variants[i].rule == ExpansionRule::Spelling) {
      add_relatives(variants[i].stems[0], variants[i].closeness * kChained, vocabulary, knowledge,
                    expansions);
    }
  }
  if (spelling::is_latin_word(word.stem)) {
    add_kin_of_names(vocabulary, knowledge, expansions);
    for (Expansion& acronym : acronym_spelled_out(word, vocabulary, knowledge)) {
      add(std::move(acronym), expansions);
    }
  }
  for (Expansion& name : latin_names(word, vocabulary, knowledge)) add(std::move(name), expansions);
  for (Expansion& variant : clitic_variants(word, vocabulary, knowledge)) {
    add(std::move(variant), expansions);
  }
  for (Expansion& parting : parted(word, vocabulary, knowledge)) {
    add(std::move(parting), expansions);
  }
  return expansions;
}

// Gives the expansions of one word their warrants.
class Warranting {
 public:
  Warranting(const QueryWord& word, const Vocabulary& vocabulary, const WordKnowledge& knowledge,
             std::vector<Expansion>& expansions)
      : word_(word), vocabulary_(vocabulary), knowledge_(knowledge), expansions_(expansions) {}

  void run() {
    if (expansions_.size() < 2) return;
    is_inflected_verb_ = knowledge_.is_inflected_verb(word_.folded);
    // A word spelt otherwise by some publishers keeps the company of both spellings.
    company_ = {word_.stem};
    for (Expansion& expansion : expansions_) {
      if (expansion.rule != ExpansionRule::Spelling) continue;
      decide(expansion);
      if (expansion.warrant == Warrant::Certain) company_.push_back(expansion.stems.front());
    }
    for (Expansion& expansion : expansions_) {
      if (expansion.rule != ExpansionRule::Spelling) decide(expansion);
    }
  }

 private:
  void decide(Expansion& expansion) {
    if (expansion.rule == ExpansionRule::Typed || expansion.stems.size() != 1 ||
        expansion.warrant == Warrant::None) {
      return;
    }
    const std::string& form = expansion.stems.front();
    for (const std::string& one : company_) {
      const std::optional<double> likeness = vocabulary_.likeness(one, form);
      if (likeness) expansion.likeness = std::max(*likeness, expansion.likeness.value_or(-1));
    }
    const Ruling ruling = ruling_on(evidence_for(expansion));
    expansion.warrant = ruling.warrant;
    expansion.rejection = ruling.rejection;
  }

  [[nodiscard]] Evidence evidence_for(const Expansion& expansion) const {
    const std::string& form = expansion.stems.front();
    const std::uint64_t articles = expansions_.front().doc_freq;
    return {.rule = expansion.rule,
            .is_listed = expansion.is_listed,
            .likeness = expansion.likeness,
            .cost = expansion.cost,
            .difference = typing::spelling_difference(word_.stem, form),
            .letters = std::min(count_code_points(word_.stem), count_code_points(form)),
            .loses_letter = expansion.loses_letter,
            .gains_letter = expansion.gains_letter,
            .is_inflected_verb = is_inflected_verb_,
            .articles = articles,
            .form_articles = expansion.doc_freq,
            .is_shared = is_shared(expansion),
            .is_singular_too = is_singular_too(expansion),
            .is_given_name = knowledge_.is_name(word_.stem) || knowledge_.is_name(form),
            .is_too_common = expansion.doc_freq > vocabulary_.article_count() / 2 &&
                             vocabulary_.article_count() >= kFewArticles,
            .ratio = static_cast<double>(expansion.doc_freq) /
                     static_cast<double>(std::max<std::uint64_t>(articles, 1))};
  }

  [[nodiscard]] static bool is_plural(const Expansion& expansion) {
    return expansion.rule == ExpansionRule::BrokenPlural;
  }

  [[nodiscard]] bool is_singular_too(const Expansion& expansion) const {
    return expansion.rule == ExpansionRule::Singular && knowledge_.takes_sound_plural(word_.stem);
  }

  // Whether another singular of the plural is commoner than this one.
  [[nodiscard]] bool is_shared(const Expansion& expansion) const {
    if ((!is_plural(expansion) && expansion.rule != ExpansionRule::Singular) ||
        !expansion.is_listed) {
      return false;
    }
    const std::string& plural = is_plural(expansion) ? expansion.stems.front() : word_.stem;
    const std::string& singular = is_plural(expansion) ? word_.stem : expansion.stems.front();
    const std::uint64_t articles = vocabulary_.doc_freq(singular);
    for (const RelatedForm& other : knowledge_.related_forms_of(plural)) {
      if (other.rule == ExpansionRule::Singular && other.stem != singular &&
          vocabulary_.doc_freq(other.stem) > articles) {
        return true;
      }
    }
    return false;
  }

  /// In a smaller collection half of the articles is no measure of a common word.
  static constexpr std::uint64_t kFewArticles = 100;

  const QueryWord& word_;
  const Vocabulary& vocabulary_;
  const WordKnowledge& knowledge_;
  std::vector<Expansion>& expansions_;
  std::vector<std::string> company_;
  bool is_inflected_verb_ = false;
};

void keep_nearest(std::size_t most, std::vector<Expansion>& expansions, std::size_t first) {
  if (expansions.size() <= first) {
    return;
  }
  std::stable_sort(expansions.begin() + static_cast<std::ptrdiff_t>(first), expansions.end(),
                   [](const Expansion& a, const Expansion& b) {
                     return a.matches() != b.matches() ? a.matches() : a.closeness > b.closeness;
                   });
  expansions.resize(std::min(expansions.size(), first + most));
}

}  // namespace

bool is_the_word_itself(const Expansion& expansion) {
  constexpr double kOneName = .5;
  return expansion.rule == ExpansionRule::Typed ||
         (expansion.rule == ExpansionRule::Spelling &&
          (expansion.warrant == Warrant::Certain ||
           (expansion.likeness && *expansion.likeness >= kOneName)));
}

std::vector<ExpandedWords> expanded(std::span<const QueryWord> words, const Vocabulary& vocabulary,
                                    const WordKnowledge& knowledge) {
  std::vector<ExpandedWords> out;
  out.reserve(words.size());
  std::vector<ExpandedWords> pairs;
  std::size_t dates_of = 0;
  const std::size_t many = std::max<std::size_t>(words.size(), 1);
  const std::size_t per_word = std::min(kMaxExpansionsPerWord, kMaxExpansionsPerQuery / many);
  for (std::size_t i = 0; i < words.size(); ++i) {
    ExpandedWords entry{i, 1, {}};
    if (i >= match::kMaxQueryWords) {
      entry.expansions = {
          {.stems = {words[i].stem}, .doc_freq = vocabulary.doc_freq(words[i].stem)}};
      out.push_back(std::move(entry));
      continue;
    }
    NameExpansion world = world_names_at(words, i, vocabulary, knowledge);
    NameExpansion month = month_names_at(words, i, vocabulary, knowledge);
    entry.expansions =
        of_word(words[i], world.words == 1 ? std::move(world.expansions) : std::vector<Expansion>{},
                vocabulary, knowledge);
    if (world.words == 2) {
      pairs.push_back({i, 2, std::move(world.expansions)});
    }
    if (month.words == 1) {
      // A month has no variants of spelling but those of the table: مايو is not مايا.
      entry.expansions.resize(1);
      for (Expansion& name : month.expansions) {
        add(std::move(name), entry.expansions);
      }
    } else if (month.words == 2) {
      pairs.push_back({i, 2, std::move(month.expansions)});
    }
    if (i + 1 < words.size()) {
      pairs.push_back({i, 2, joined(words[i], words[i + 1], vocabulary, knowledge)});
      pairs.push_back({i, 2, son_of(words[i], words[i + 1], vocabulary)});
    }
    Warranting(words[i], vocabulary, knowledge, entry.expansions).run();
    keep_nearest(per_word, entry.expansions, 1);
    if (dates_of < kMaxMonthsInDates) {
      std::vector<Expansion> dates =
          months_in_dates(words[i], entry.expansions, vocabulary, knowledge);
      dates_of += dates.empty() ? 0 : 1;
      for (Expansion& date : dates) add(std::move(date), entry.expansions);
    }
    out.push_back(std::move(entry));
  }
  for (ExpandedWords& pair : pairs) {
    keep_nearest(per_word, pair.expansions, 0);
    if (!pair.expansions.empty()) {
      out.push_back(std::move(pair));
    }
  }
  return out;
}

}  // namespace niger::expansion
