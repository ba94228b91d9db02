#pragma once
/// Folding: the canonical form of a word, equal for spellings that are one, and the two forms that
/// keep more of it (its exact letters, its vocalisation). Finds no words (tokenizer.h) and strips
/// no clitics (stemmer.h). All functions take UTF-8; ill-formed bytes become U+FFFD.
#include <string>
#include <string_view>

namespace niger::letters {

/// The canonical form of `text`, letter by letter; characters between words stay as they are.
/// Idempotent. Empty text, or a word of marks only, gives the empty string.
///  - marks, tatweel and invisible characters are removed: كِتَاب, كتـــاب → كتاب
///  - presentation forms are taken apart: ﻻ → لا
///  - letters become plain by letter_rules.h: أ إ آ ٱ → ا, ة → ه, ى → ي, ک → ك, پ → ب
///  - ء and the alef after it, inside a word and not after alef, are one alef: قرءان → قران
///  - ؤ and ئ inside a word are ء but before alef: مسؤول, مسئول → مسءول; سؤال → سؤال
///  - ئ at the end of a word is يء: شئ → شيء
///  - digits of any script are ASCII; Latin is lower case without accents: Zürich → zurich
[[nodiscard]] std::string fold(std::string_view text);

/// The letters of `word` as it is spelt: marks, tatweel and invisible characters removed, one code
/// point a letter (ک → ك, ﻻ → لا, decomposed hamza composed, lower case); hamza, teh marbuta,
/// alef maqsura, letters such as پ and accents stay. fold(exact_form(w)) == fold(w).
[[nodiscard]] std::string exact_form(std::string_view word);

/// True where `word` carries U+064B–U+0652 or U+0670 SUPERSCRIPT ALEF.
[[nodiscard]] bool has_tashkeel(std::string_view word);

/// True where no letter carries vowel signs in both words that contradict each other, and the
/// letters are the same after folding. A bare letter agrees with any: علم agrees with عِلْم, not
/// عَلَم with عِلْم. The sign of the last letter, the case ending, is not compared.
[[nodiscard]] bool vocalisations_agree(std::string_view word, std::string_view other);

}  // namespace niger::letters
