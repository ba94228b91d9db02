#include "common/arabic/morphology.h"

#include <algorithm>

namespace niger::arabic {

std::vector<RelatedStem> Morphology::related_stems_of(std::string_view stem) const {
  std::vector<RelatedStem> related;
  const std::optional<std::uint32_t> number = lexicon_.number_of(key_of(stem));
  if (!number) {
    return related;
  }
  for (const RelatedStemRecord& record : lexicon_.related_stems(*number)) {
    related.push_back({word_of(lexicon_.word(record.to)),
                       static_cast<Relation>(record.relation & ~kListedLink),
                       (record.relation & kListedLink) != 0});
  }
  return related;
}

Relation Morphology::inverse(Relation relation) {
  switch (relation) {
    case Relation::BrokenPlural:
      return Relation::SingularOf;
    case Relation::SingularOf:
      return Relation::BrokenPlural;
    case Relation::Nisba:
      return Relation::NisbaOf;
    case Relation::NisbaOf:
      return Relation::Nisba;
    case Relation::Feminine:
      return Relation::MasculineOf;
    case Relation::MasculineOf:
      return Relation::Feminine;
    case Relation::Masdar:
      return Relation::MasdarOf;
    case Relation::MasdarOf:
      return Relation::Masdar;
    case Relation::SamePlural:
    case Relation::OtherSpelling:
    case Relation::OtherReading:
      break;
  }
  return relation;
}

}  // namespace niger::arabic
