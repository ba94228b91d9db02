#pragma once
/// The edit distance of two Arabic words: how likely one is a mistyping of the other. Edits
/// weighted by what hands and eyes confuse: letters that sound or look alike, neighbouring keys,
/// doubled letters. Spellings of foreign names are another question
/// (common/spelling/spelling_distance.h).
#include <string_view>

namespace niger::typing {

/// The weighted distance of Levenshtein (1966) with Damerau's swaps (1964), no letter edited twice
/// (optimal string alignment): the cheapest sum of edits between two folded words, symmetric;
/// infinity over `limit`, or for a word of more than 32 letters. About .3 for ض ظ, ذ ز, س ص, .5 for
/// letters that differ in their dots, a long vowel missing, or neighbouring keys, .6 for two
/// letters swapped, 1 for any other letter. An error in the first letter costs .2 more, unless
/// `is_inside`: letters stand before it.
[[nodiscard]] double edit_distance(std::u32string_view a, std::u32string_view b, double limit,
                                   bool is_inside = false);

/// What replacing one letter by the other costs there; 0 for equal letters.
[[nodiscard]] double replacement_cost(char32_t one, char32_t other);

}  // namespace niger::typing
