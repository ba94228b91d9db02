#pragma once
/// The rule by which a word of the index answers a word of the query: its names for programs and
/// for people; how far such a word is from the one typed.
#include <cstdint>
#include <string_view>

#include "common/messages/text.h"

namespace niger::expansion {

enum class ExpansionRule : std::uint8_t {
  Typed,         ///< the stem of the typed word itself
  OtherReading,  ///< كتابه: كتابة, or كتاب and a pronoun
  BrokenPlural,  ///< قاعدة → قواعد
  Singular,      ///< قواعد → قاعدة
  SamePlural,    ///< بحار → بحور
  Feminine,      ///< ملك → ملكة
  Masculine,     ///< ملكة → ملك
  Nisba,         ///< روسيا → روسي
  NisbaOf,       ///< روسي → روسيا
  Spelling,      ///< أمريكا → أميركا
  NameNisba,  ///< أميركي → أمريكا: a name spelt otherwise, with or without the ending of nisba
  Month,         ///< نيسان → أبريل
  LatinScript,   ///< Agadez → أغاديز
  ArabicScript,  ///< أغاديز → Agadez
  Joined,        ///< عبد الله → عبدالله
  Masdar,        ///< انسحب → انسحاب
  MasdarOf,      ///< انسحاب → انسحب
  Parted,        ///< عبدالله → عبد الله
};

/// A stable name for programs: broken-plural.
[[nodiscard]] std::string_view code_of(ExpansionRule rule);

/// What it is for a reader: broken plural, جمع تكسير.
[[nodiscard]] messages::Message name_of(ExpansionRule rule);

/// How near a word found by this rule is to the typed one, 1 for itself; for the rules of spelling
/// the nearness of an equal spelling, from which the distance is taken.
[[nodiscard]] double closeness_of(ExpansionRule rule);

}  // namespace niger::expansion
