#pragma once
/// What part a character plays in a word: the table the tokenizer scans with. It says nothing of
/// which letters are one letter (letter_rules.h).
#include <array>
#include <cstdint>

namespace niger {

enum class CharacterClass : std::uint8_t {
  Break,      ///< space, punctuation, symbol, ill-formed bytes: between words
  Arabic,     ///< letter of the Arabic script, presentation forms and word ligatures included
  Mark,       ///< tashkeel, Quranic marks, accents: goes with the letter before it
  Tatweel,    ///< U+0640
  Invisible,  ///< joiners, direction marks, soft hyphen: nothing, wherever it stands
  Digit,      ///< a decimal digit of any script
  Latin,
  Letter,     ///< of another script
  Ideograph,  ///< of a script without spaces: a word by itself
  Honorific,  ///< one character that is several words: U+FDFA ﷺ, U+FDFB ﷻ, U+FDFD ﷽
};

/// Looks characters up in tables of what Arabic pages are written with: the scripts of the Near
/// East and Europe with their punctuation, and the presentation forms. Others are asked of ICU each
/// time: tables of all of them would take longer to make than most searches. Made once, immutable.
class CharacterClasses {
 public:
  /// The tables, made at the first call.
  [[nodiscard]] static const CharacterClasses& instance();

  [[nodiscard]] CharacterClass operator[](char32_t c) const {
    if (c < letters_.size()) return letters_[c];
    const char32_t form = c - kFirstForm;  // wraps far up for what is below
    return form < forms_.size() ? forms_[form] : of_other(c);
  }

 private:
  CharacterClasses();
  [[nodiscard]] static CharacterClass of_other(char32_t c);

  static constexpr char32_t kFirstForm = 0xFB50;
  std::array<CharacterClass, 0x2100> letters_;  ///< U+0000–U+20FF
  std::array<CharacterClass, 0xFF00 - kFirstForm> forms_;
};

/// True of U+064B–U+0652: the vowel signs, nunation, shadda and sukun of ordinary vocalised text.
[[nodiscard]] constexpr bool is_tashkeel(char32_t c) { return c >= 0x064B && c <= 0x0652; }

/// The value of a decimal digit of any script, 0–9; -1 for any other character.
[[nodiscard]] int digit_value(char32_t c);

}  // namespace niger
