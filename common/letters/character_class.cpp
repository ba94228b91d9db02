#include "common/letters/character_class.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace niger::letters {
namespace {

constexpr bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

// U+200B–U+200F spaces of no width, joiners and direction marks; U+202A–U+202E embeddings;
// U+2060–U+2069 word joiner and isolates; U+061C ARABIC LETTER MARK; U+FEFF; U+00AD SOFT HYPHEN.
constexpr bool is_invisible(char32_t c) {
  return in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) || in(c, 0x2060, 0x2069) || c == 0x061C ||
         c == 0xFEFF || c == 0x00AD;
}

// Marks of the Arabic script, also those that Unicode counts as letters or symbols: U+0610–U+061A
// honorific signs, U+064B–U+065F tashkeel and hamza, U+0670 superscript alef, U+06D6–U+06ED
// Quranic marks but the end of an ayah and of a rub el hizb, U+08D3–U+08FF extended marks,
// U+FBB2–U+FBC2 the marks alone, U+FC5E–U+FC63 and U+FE70–U+FE7F their spacing forms.
constexpr bool is_arabic_mark(char32_t c) {
  return in(c, 0x0610, 0x061A) || in(c, 0x064B, 0x065F) || c == 0x0670 ||
         (in(c, 0x06D6, 0x06ED) && c != 0x06DD && c != 0x06DE && c != 0x06E9) ||
         in(c, 0x08D3, 0x08FF) || in(c, 0xFBB2, 0xFBC2) || in(c, 0xFC5E, 0xFC63) ||
         in(c, 0xFE70, 0xFE7F);
}

CharacterClass class_of(char32_t c) {
  if (c == 0x0640) {
    return CharacterClass::Tatweel;
  }
  if (is_invisible(c)) {
    return CharacterClass::Invisible;
  }
  if (c == 0xFDFA || c == 0xFDFB || c == 0xFDFD) {
    return CharacterClass::Honorific;
  }
  if (c == 0x2019 || c == 0x02BC) {  // apostrophes: the tokenizer knows where they join
    return CharacterClass::Break;
  }
  if (is_arabic_mark(c) || in(c, 0x02B9, 0x02C1)) {  // U+02BF, U+02BE: ain and hamza in Latin
    return CharacterClass::Mark;
  }
  const auto code_point = static_cast<UChar32>(c);
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(code_point, &status);
  if (c == 0xFDFC) {  // RIAL SIGN: a symbol to Unicode, the word ريال to a reader
    return CharacterClass::Arabic;
  }
  switch (u_charType(code_point)) {
    case U_DECIMAL_DIGIT_NUMBER:
      return CharacterClass::Digit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
    case U_ENCLOSING_MARK:
      return CharacterClass::Mark;
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
      break;
    default:
      return CharacterClass::Break;
  }
  if (u_hasBinaryProperty(code_point, UCHAR_IDEOGRAPHIC) || script == USCRIPT_HIRAGANA ||
      script == USCRIPT_KATAKANA || script == USCRIPT_THAI) {
    return CharacterClass::Ideograph;
  }
  switch (script) {
    case USCRIPT_ARABIC:
      return CharacterClass::Arabic;
    case USCRIPT_LATIN:
      return CharacterClass::Latin;
    default:
      return CharacterClass::Letter;
  }
}

}  // namespace

const CharacterClasses& CharacterClasses::instance() {
  static constinit const CharacterClasses kClasses;
  return kClasses;
}

CharacterClass CharacterClasses::filled_in(Entry& entry, char32_t c) {
  const CharacterClass found = class_of(c);
  entry.store(static_cast<std::uint8_t>(1 + static_cast<unsigned>(found)),
              std::memory_order_relaxed);
  return found;
}

CharacterClass CharacterClasses::of_other(char32_t c) { return class_of(c); }

int digit_value(char32_t c) {
  if (c < 0x80) {
    return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  }
  return u_charDigitValue(static_cast<UChar32>(c));
}

}  // namespace niger::letters
