#pragma once
/// Slips of the pen: whether two folded words are one word with a common one. Not which spellings a
/// foreign name has (spelling_distance.h), nor typing errors (searcher/spelling/edit_distance.h):
/// what hands that spare hamzas, or do not distinguish two letters, write for words of the
/// dictionary.
#include <string_view>

namespace niger::typing {

/// True where exactly one letter differs: a hamza written as the letter of its seat or on another
/// (U+0621 for و ي ا: موتمر, عايله, سوال; هيأه), or left out beside a long vowel, a U+0648 left out
/// beside a hamza (رؤس of رؤوس), or U+0636 for U+0638 (ظابط, انضار). A final ه counts for nothing,
/// as the light stemmer takes it off. Of words of three letters only a hamza between two others
/// slips: بير of بئر.
[[nodiscard]] bool differs_by_slip(std::string_view a, std::string_view b);

/// True where one has the letters that dialects say for those of the other: U+062A, U+062F, U+0636
/// for U+062B, U+0630, U+0638 (تلاته, دهب, ضهر), all of them, and maybe the seat of a hamza (ديب of
/// ذئب).
[[nodiscard]] bool differs_by_dialect(std::string_view a, std::string_view b);

/// True of a word that has a letter which slips, or which dialects say otherwise: ء ؤ ئ ض ظ ث ذ.
[[nodiscard]] bool may_slip(std::string_view folded);

}  // namespace niger::typing
