#include "searcher/expansion/builtin_knowledge.h"

#include <algorithm>

#include "common/arabic/morphology.h"
#include "common/arabic/stemmer.h"
#include "common/spelling/spelling_key.h"

namespace niger::expansion {

using arabic::key_of;
using arabic::Lexicon;
using arabic::LexiconEntry;
using arabic::Morphology;
using arabic::RelatedStem;
using arabic::Relation;
using arabic::Stemmer;
using arabic::StemRule;
using spelling::Origin;

namespace {

ExpansionRule rule_of(Relation relation) {
  switch (relation) {
    case Relation::BrokenPlural:
      return ExpansionRule::BrokenPlural;
    case Relation::SingularOf:
      return ExpansionRule::Singular;
    case Relation::SamePlural:
      return ExpansionRule::SamePlural;
    case Relation::Nisba:
      return ExpansionRule::Nisba;
    case Relation::NisbaOf:
      return ExpansionRule::NisbaOf;
    case Relation::Feminine:
      return ExpansionRule::Feminine;
    case Relation::MasculineOf:
      return ExpansionRule::Masculine;
    case Relation::Masdar:
      return ExpansionRule::Masdar;
    case Relation::MasdarOf:
      return ExpansionRule::MasdarOf;
    case Relation::OtherSpelling:
      return ExpansionRule::Spelling;
    case Relation::OtherReading:
      return ExpansionRule::OtherReading;
  }
  return ExpansionRule::OtherReading;
}

// A loanword that the lexicon has as a noun: four kinds of consonants, no Arabic root, and not the
// م or ت that derived words begin with (مستقل, تعاون have patterns root_of does not know).
bool looks_foreign(std::string_view stem) {
  constexpr std::size_t kForeignClasses = 4;
  return spelling::spelling_key(stem).size() >= kForeignClasses && !stem.starts_with("م") &&
         !stem.starts_with("ت") && !stem.starts_with("است");
}

bool is_foreign_name(const Stemmer& stemmer, std::string_view stem) {
  // Arabic names do not vary as foreign ones do: محمد is not محمود.
  return stemmer.explain(stem).rule == StemRule::Name && arabic::root_of(stem).empty();
}

// أميركي, of a name that has more than one spelling.
bool is_of_foreign_name(const Stemmer& stemmer, const Morphology& morphology,
                        std::string_view stem) {
  const std::vector<RelatedStem> related = morphology.related_stems_of(stem);
  return std::any_of(related.begin(), related.end(), [&](const RelatedStem& related_form) {
    return related_form.relation == Relation::NisbaOf &&
           is_foreign_name(stemmer, related_form.stem);
  });
}

Origin origin(const Stemmer& stemmer, const Morphology& morphology, std::string_view stem) {
  switch (stemmer.explain(stem).rule) {
    case StemRule::None:
    case StemRule::Light:
      return Origin::Unknown;
    case StemRule::Name:
      return is_foreign_name(stemmer, stem) ? Origin::Name : Origin::Native;
    case StemRule::Noun:
      return (arabic::root_of(stem).empty() && looks_foreign(stem)) ||
                     is_of_foreign_name(stemmer, morphology, stem)
                 ? Origin::Name
                 : Origin::Native;
    case StemRule::Listed:
    case StemRule::Particle:
    case StemRule::Verb:
      return Origin::Native;
  }
  return Origin::Unknown;
}

}  // namespace

WordKnowledge builtin_knowledge(const arabic::Analyzer& analyzer) {
  return {[&analyzer](std::string_view text) { return analyzer.analyze(text); },
          [stemmer = Stemmer(), morphology = Morphology()](std::string_view stem) {
            return origin(stemmer, morphology, stem);
          },
          [morphology = Morphology()](std::string_view stem) {
            std::vector<RelatedForm> related_forms;
            for (RelatedStem& related : morphology.related_stems_of(stem)) {
              related_forms.push_back(
                  {std::move(related.stem), rule_of(related.relation), related.is_listed});
            }
            return related_forms;
          },
          [](std::string_view stem) {
            const LexiconEntry* entry = Lexicon::builtin().find(key_of(stem));
            return entry != nullptr && entry->has(arabic::kCommon | arabic::kCommonVerb |
                                                  arabic::kParticle | arabic::kName);
          },
          [](std::string_view stem) {
            const LexiconEntry* entry = Lexicon::builtin().find(key_of(stem));
            return entry != nullptr && entry->has(arabic::kPluralUn | arabic::kFeminine);
          },
          [](std::string_view stem) {
            const LexiconEntry* entry = Lexicon::builtin().find(key_of(stem));
            return entry != nullptr && entry->has(arabic::kName);
          },
          [stemmer = Stemmer()](std::string_view folded) {
            const arabic::StemAnalysis analysis = stemmer.explain(folded);
            return analysis.rule == StemRule::Verb && analysis.core != analysis.stem;
          },
          [stemmer = Stemmer()](std::string_view stem) {
            const arabic::StemAnalysis analysis = stemmer.explain(stem);
            return analysis.rule != StemRule::None && analysis.rule != StemRule::Light &&
                   analysis.stem == stem;
          }};
}

}  // namespace niger::expansion
