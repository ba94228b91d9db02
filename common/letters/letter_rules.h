#pragma once
/// The folding table, which letters are one letter: a row per code point, with a word that shows
/// why. Position rules (the end of a word, what follows) and the removal of marks are in
/// folding.cpp.
#include <array>
#include <span>
#include <string_view>

namespace niger::letters {

enum class LetterStep : unsigned char {
  Keyboard,  ///< the same letter under another code point: already applied by exact_form
  Alef,      ///< alefs with hamza, madda or wasla
  TehMarbuta,
  AlefMaqsura,
  Foreign,  ///< letters added for Persian, Urdu, Kurdish, Pashto, Maghrebi spelling
};

struct LetterRule {
  char32_t letter;
  char32_t becomes;
  LetterStep step;
  std::string_view example;  ///< a word as written…
  std::string_view folded;   ///< …and after fold()
};

/// All rows, in order of code point.
[[nodiscard]] std::span<const LetterRule> letter_rules();

/// What `letter` becomes by the rows of step Keyboard; itself where there is none.
[[nodiscard]] char32_t keyboard_letter(char32_t letter);

/// What `letter` becomes by all rows, wherever it stands in the word; itself where there is none.
[[nodiscard]] char32_t plain_letter(char32_t letter);

}  // namespace niger::letters
