#pragma once
/// Other spellings of the foreign names of the lists, so that the stemmer keeps all letters of
/// لاجوس (لاغوس) and مكرون (ماكرون), which it would take for ل + جاس and a plural. Used when the
/// lexicon is compiled; which spellings are one name is not decided here
/// (spelling/spelling_distance.h).
#include <string>
#include <string_view>
#include <vector>

#include "common/arabic/lexicon.h"

namespace niger::lexicon {

/// The usual other spellings of a folded name, one change each: ج or ق for غ, غ for ج, a long vowel
/// inside the word left out. None of names that have letters of no foreign sound, or fewer than
/// five letters.
[[nodiscard]] std::vector<std::string> respellings(std::string_view folded_name);

/// True where a respelling is free to be a name: `words` has no such word, and it is not read as a
/// form of an everyday word (مدونا of مادونا is rather مدون in the accusative).
[[nodiscard]] bool is_free(std::string_view folded, const arabic::Lexicon& words);

}  // namespace niger::lexicon
