#pragma once
/// Unicode's own forms of letters, from ICU: what folding does to scripts other than Arabic, and to
/// presentation forms. The rules of Arabic letters are letter_rules.h's.
#include <string>

namespace niger::letters {

/// Arabic presentation forms A and B.
[[nodiscard]] bool is_presentation_form(char32_t c);

/// A character of the blocks of the Arabic script, presentation forms included.
[[nodiscard]] bool is_arabic_script(char32_t c);

/// The compatibility decomposition of one character, composed: ﻻ → لا.
[[nodiscard]] std::u32string compatibility_decomposition(char32_t c);

/// Full case folding, then NFC.
[[nodiscard]] std::u32string with_case_folded(const std::u32string& text);

/// Without accents: after canonical decomposition without U+0300–U+036F, and U+02B9–U+02C1 for ain
/// and hamza; letters that have no decomposition are written as people do (Łódź → lodz). Arabic
/// letters and what is between words stay.
[[nodiscard]] std::u32string without_accents(const std::u32string& text);

}  // namespace niger::letters
