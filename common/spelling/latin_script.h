#pragma once
/// Arabic spellings of words in Latin letters: the spelling keys that such spellings have, and how
/// far an Arabic word is from a Latin one: Agadez – أغاديز, Macron – ماكرون. Knows no list of
/// names: graphemes and their Arabic letters only.
#include <string>
#include <string_view>
#include <vector>

namespace niger::spelling {

/// True for a folded word of Latin letters only, a to z (fold() has taken case and accents off).
[[nodiscard]] bool is_latin_word(std::string_view folded);

/// The spelling keys of the Arabic spellings of `latin`, likeliest first, at most kMaxKeys of
/// spelling_key.h. None for a word that is not Latin, too short or too long for a key.
[[nodiscard]] std::vector<std::string> latin_keys(std::string_view latin);

/// The first of latin_keys(), without working out the others; empty where there are none.
[[nodiscard]] std::string latin_key(std::string_view latin);

/// What it costs to read the Latin word `latin` in the folded Arabic word `arabic`: 0 for the
/// plainest spelling (mali, مالي), about .1 for a vowel left out, 1 for a letter that has no
/// counterpart. More than `limit` is returned as kNotTheSame.
[[nodiscard]] double latin_distance(std::string_view latin, std::string_view arabic, double limit);

/// The greatest latin_distance at which the two are taken for one name: less for short words.
[[nodiscard]] double latin_limit(std::string_view latin);

}  // namespace niger::spelling
