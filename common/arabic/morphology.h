#pragma once
/// Related forms: links between stems that the stemmer keeps apart and a reader takes for the same
/// word, as broken plurals, adjectives of relation, a feminine of its own. Used when a query is
/// expanded, never when indexing. Whether such a stem is in an index is not checked here.
#include <string>
#include <string_view>
#include <vector>

#include "common/arabic/stemmer.h"

namespace niger::arabic {

enum class Relation : std::uint8_t {
  BrokenPlural,   ///< of the stem, or another plural that is a stem: قاعده → قواعد
  SingularOf,     ///< the other way: قواعد → قاعده
  SamePlural,     ///< another plural of the same singular: بحار, بحور
  Nisba,          ///< the adjective of relation, or a people: روسيا → روسي, روس
  NisbaOf,        ///< the other way: روسي → روسيا
  Feminine,       ///< of the stem, where both are words of their own: ملك → ملكه
  MasculineOf,    ///< the other way
  OtherSpelling,  ///< ميليشيا → مليشيا, مئة → مائة
  Masdar,         ///< the verbal noun of a verb: انسحب → انسحاب
  MasdarOf,       ///< the other way
  OtherReading,   ///< of an ambiguous typed word: كتابه (كتابة) → كتاب (كتابه)
};

struct RelatedStem {
  std::string stem;
  Relation relation = Relation::BrokenPlural;
  bool is_listed = false;  ///< in a list of ours, not made by a pattern from the dictionary's words

  friend bool operator==(const RelatedStem&, const RelatedStem&) = default;
};

/// Immutable once made, and safe to use from several threads.
class Morphology {
 public:
  /// The links of the lexicon built into the library.
  Morphology() : Morphology(Lexicon::builtin()) {}
  explicit Morphology(const Lexicon& lexicon) : lexicon_(lexicon) {}

  /// The related stems of a stem, nearest first, each once, never the stem itself. A stem is not
  /// stemmed again: فاخر is no form of آخر. Links are symmetrical and do not chain. Empty for words
  /// without related stems.
  [[nodiscard]] std::vector<RelatedStem> related_stems_of(std::string_view stem) const;

  /// The relation seen from the other end.
  [[nodiscard]] static Relation inverse(Relation relation);

 private:
  Lexicon lexicon_;
};

/// The three or four radicals of a stem, by the patterns of nouns and verbs and the verbs the
/// lexicon knows; empty where none fits. Features for ranking: words of one root are not one word.
[[nodiscard]] std::string root_of(std::string_view stem);

}  // namespace niger::arabic
