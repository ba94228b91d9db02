#pragma once
/// Character classes, the part a character plays in a word: the table the tokenizer scans with. It
/// says nothing of which letters are one letter (letter_rules.h).
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace niger::letters {

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
/// East and Europe with their punctuation, and the presentation forms. A character is asked of ICU
/// the first time it is seen, others each time: a search sees a hundred, and whole tables would
/// take a tenth of its time to make. Any thread may look up.
class CharacterClasses {
 public:
  [[nodiscard]] static const CharacterClasses& instance();

  [[nodiscard]] CharacterClass operator[](char32_t c) const {
    if (c < letters_.size()) return known(letters_[c], c);
    const char32_t form = c - kFirstForm;  // wraps far up for what is below
    return form < forms_.size() ? known(forms_[form], c) : of_other(c);
  }

 private:
  /// 0: not seen yet; else the class and one. Whoever comes first fills it in, always the same.
  using Entry = std::atomic<std::uint8_t>;

  constexpr CharacterClasses() = default;
  [[nodiscard]] static CharacterClass known(Entry& entry, char32_t c) {
    const std::uint8_t found = entry.load(std::memory_order_relaxed);
    return found != 0 ? static_cast<CharacterClass>(found - 1) : filled_in(entry, c);
  }
  [[nodiscard]] static CharacterClass filled_in(Entry& entry, char32_t c);
  [[nodiscard]] static CharacterClass of_other(char32_t c);

  static constexpr char32_t kFirstForm = 0xFB50;
  mutable std::array<Entry, 0x2100> letters_{};  ///< U+0000–U+20FF
  mutable std::array<Entry, 0xFF00 - kFirstForm> forms_{};
};

/// True of U+064B–U+0652: the vowel signs, nunation, shadda and sukun of ordinary vocalised text.
[[nodiscard]] constexpr bool is_tashkeel(char32_t c) { return c >= 0x064B && c <= 0x0652; }

/// The value of a decimal digit of any script, 0–9; -1 for any other character.
[[nodiscard]] int digit_value(char32_t c);

}  // namespace niger::letters
