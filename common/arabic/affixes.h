#pragma once
/// The letters that may stand before and after an Arabic word: tables of proclitics, endings and
/// attached pronouns, as letter codes with the price of assuming each. Decides nothing (stemmer.h).
#include <span>

#include "common/arabic/word_key.h"

namespace niger::arabic {

/// What may follow a chain of proclitics.
enum class Followed : std::uint8_t {
  Any,       ///< و, ف, or nothing
  Noun,      ///< a preposition: ب, ل, ك
  Definite,  ///< ال: a noun without attached pronoun
  Doubled,   ///< لل: ل + ال, which swallows a ل that begins the noun: للجنة
  Verb,      ///< س, ل of purpose
  Question,  ///< أ, before a verb
};

struct Proclitic {
  std::array<std::uint8_t, 4> letters{};
  std::uint8_t size = 0;
  Followed followed = Followed::Any;
  int price = 0;
};

/// Every chain of proclitics, the empty one first.
[[nodiscard]] std::span<const Proclitic> proclitics();

/// How an ending is joined to the noun before it.
enum class Joined : std::uint8_t {
  Plain,       ///< the noun as it is
  Feminine,    ///< ه of ة: the noun takes a feminine
  PluralAt,    ///< ات: after the noun, or in place of its ة
  PluralUn,    ///< ون, and و before a pronoun or a noun
  PluralIn,    ///< ين: plural or dual; ي before a pronoun or a noun
  Dual,        ///< ان, and ا before a pronoun or a noun
  DualTeh,     ///< تان, تين, تا, تي: in place of ة
  Accusative,  ///< ا
  Possessive,  ///< ي: my
};

struct NounEnding {
  std::array<std::uint8_t, 4> letters{};
  std::uint8_t size = 0;
  Joined joined = Joined::Plain;
  int price = 0;
  bool before_pronoun = false;  ///< may be followed by an attached pronoun
  bool word_end = true;         ///< may end the word
  bool before_noun = false;     ///< ends the word before another noun only: never after ال
};

[[nodiscard]] std::span<const NounEnding> noun_endings();

struct Pronoun {
  std::array<std::uint8_t, 4> letters{};
  std::uint8_t size = 0;
  bool of_noun = true;
  bool of_verb = true;
};

/// The attached pronouns, longest first.
[[nodiscard]] std::span<const Pronoun> pronouns();

/// True where `affix` stands at letter `at` of `word`.
[[nodiscard]] inline bool stands_at(const Letters& word, std::size_t at,
                                    const std::array<std::uint8_t, 4>& affix, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    if (word.code[at + i] != affix[i]) {
      return false;
    }
  }
  return true;
}

}  // namespace niger::arabic
