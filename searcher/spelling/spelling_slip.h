#pragma once
/// Slips of the pen: whether two folded words are one word with a common one. Not which spellings a
/// foreign name has (spelling_distance.h), nor typing errors (searcher/spelling/edit_distance.h):
/// what hands that spare hamzas, or do not distinguish two letters, write for words of the
/// dictionary.
#include <string_view>

namespace niger::typing {

/// True where exactly one letter differs: a hamza written as the letter of its seat or on another
/// (U+0621 for و ي ا: موتمر, عايله, سوال; هيأه), or left out beside a long vowel, or U+0636 for
/// U+0638 (ظابط, انضار). A final ه counts for nothing, as the light stemmer takes it off. Words of
/// fewer than four letters have no slips.
[[nodiscard]] bool differs_by_slip(std::string_view a, std::string_view b);

/// True of a word that has a letter which slips: ء ؤ ئ ض ظ.
[[nodiscard]] bool may_slip(std::string_view folded);

}  // namespace niger::typing
