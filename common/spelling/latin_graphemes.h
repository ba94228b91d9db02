#pragma once
/// The tables of latin_script.cpp: which letters of Latin script are one sound, what each sound
/// adds to a spelling key, and in which Arabic letters it is written. European spellings, of Arabic
/// names and of everybody else's.
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace niger::spelling {

/// Where in the Latin word a row holds.
enum class Place : std::uint8_t {
  Anywhere,
  First,
  Last,  ///< at the end, and not the whole word
  NotFirst,
  BeforeFront,    ///< before e, i, y
  BeforeSilentE,  ///< before one consonant and a final e: Blake, Clive
};

/// True where the `size` letters of `word` from `begin` stand in `place`.
[[nodiscard]] bool in_place(Place place, std::string_view word, std::size_t begin,
                            std::size_t size);

/// a e i o u y
[[nodiscard]] bool is_latin_vowel(char letter);

/// What a group of letters gives to the key, likeliest first; "" where it may be silent.
struct KeyRule {
  std::string_view group;
  Place place;
  std::array<std::string_view, 3> classes;
  std::size_t choices;  ///< how many of classes count
};

/// The first row that holds at `at` of `word`; null for vowels, which give nothing.
[[nodiscard]] const KeyRule* key_rule(std::string_view word, std::size_t at);

/// A group of Latin letters, one of its Arabic spellings, and what that costs.
struct Grapheme {
  std::string_view latin;
  std::u32string_view arabic;
  double cost;
  Place place;
};

/// All rows whose group starts with `letter`.
[[nodiscard]] std::span<const Grapheme> graphemes(char letter);

}  // namespace niger::spelling
