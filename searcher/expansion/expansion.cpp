#include "searcher/expansion/expansion.h"

#include <algorithm>

#include "common/spelling/latin_script.h"
#include "searcher/base/match_weights.h"
#include "searcher/expansion/compounds.h"
#include "searcher/expansion/name_variants.h"

namespace niger {
namespace {

/// Variants of a name whose own related stems are looked for: أميركي ~ أمريكي → أمريكا.
constexpr std::size_t kMaxChained = 3;
constexpr double kChained = .8;
/// An Arabic name as close as this to a Latin one brings its adjective too.
constexpr double kSurelyNamed = .85;

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
      add({{related_form.stem},
           related_form.rule,
           closeness_of(related_form.rule) * factor,
           true,
           articles},
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
      {{word.stem}, ExpansionRule::Typed, 1, true, vocabulary.doc_freq(word.stem)}};
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
  const std::vector<Expansion> variants = expansions.size() > 1 && is_latin_word(word.stem)
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
  if (is_latin_word(word.stem)) {
    add_kin_of_names(vocabulary, knowledge, expansions);
  }
  for (Expansion& variant : clitic_variants(word, vocabulary, knowledge)) {
    add(std::move(variant), expansions);
  }
  for (Expansion& parting : parted(word, vocabulary, knowledge)) {
    add(std::move(parting), expansions);
  }
  return expansions;
}

void keep_nearest(std::size_t most, std::vector<Expansion>& expansions, std::size_t first) {
  if (expansions.size() <= first) {
    return;
  }
  std::stable_sort(
      expansions.begin() + static_cast<std::ptrdiff_t>(first), expansions.end(),
      [](const Expansion& a, const Expansion& b) { return a.closeness > b.closeness; });
  expansions.resize(std::min(expansions.size(), first + most));
}

}  // namespace

std::vector<ExpandedWords> expanded(std::span<const QueryWord> words, const Vocabulary& vocabulary,
                                    const WordKnowledge& knowledge) {
  std::vector<ExpandedWords> out;
  out.reserve(words.size());
  std::vector<ExpandedWords> pairs;
  const std::size_t many = std::max<std::size_t>(words.size(), 1);
  const std::size_t per_word = std::min(kMaxExpansionsPerWord, kMaxExpansionsPerQuery / many);
  for (std::size_t i = 0; i < words.size(); ++i) {
    ExpandedWords entry{i, 1, {}};
    if (i >= match::kMaxQueryWords) {
      entry.expansions = {
          {{words[i].stem}, ExpansionRule::Typed, 1, true, vocabulary.doc_freq(words[i].stem)}};
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
    }
    keep_nearest(per_word, entry.expansions, 1);
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

}  // namespace niger
