#pragma once
/// Letters of the Arabic script with the marks that stand on them, by their blocks: for rules that
/// ask no more than whether a text is Arabic. The tokenizer's table is character_class.h.
namespace niger::letters {

/// U+0620 ؠ – U+065F, U+066E ٮ – U+06D3 ۓ, U+06D5 ە, and the presentation forms U+FB50–U+FDFB,
/// U+FE70–U+FEFC. Not the digits U+0660–U+0669 and U+06F0–U+06F9, nor punctuation.
[[nodiscard]] constexpr bool is_arabic_letter(char32_t c) {
  return (c >= 0x0620 && c <= 0x065F) || (c >= 0x066E && c <= 0x06D3) || c == 0x06D5 ||
         (c >= 0xFB50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC);
}

}  // namespace niger::letters
