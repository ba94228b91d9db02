#pragma once
/// What the spelling of a word tells that folding takes away: the hamza of each alef, ة or ه, ى or
/// ي, a tanwin, a doubled last letter. Evidence for the stemmer, which weighs it; decides nothing.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace niger::letters {

/// Nothing is known of a word with more letters.
inline constexpr std::size_t kMaxSpelledLetters = 32;

/// How an alef is written. A bit each, so that the lexicon can say which of them a word may have.
enum AlefSpelling : std::uint8_t {
  kAlefUnknown = 0,     ///< the word is known folded only
  kAlefBare = 1,        ///< ا ٱ, or what a typist made of any of them
  kAlefHamzaAbove = 2,  ///< أ
  kAlefHamzaBelow = 4,  ///< إ
  kAlefMadda = 8,       ///< آ
};

/// How the last letter is written, where folding makes two letters one.
enum class LastLetter : std::uint8_t { Unknown, Other, TehMarbuta, Heh, AlefMaqsura, Yeh };

/// The vowel sign at the end that only nouns have.
enum class Tanwin : std::uint8_t { None, Fathatan, Other };

/// Whether the word, as it is written, is a function word (stop_words.h).
enum class FunctionWord : std::uint8_t { Unknown, No, Yes };

/// `alef` is by letter of the folded word. Of a word that is known folded only nothing is known,
/// and every reading of it is as good as its letters make it.
struct WordSpelling {
  std::array<std::uint8_t, kMaxSpelledLetters> alef{};
  LastLetter last = LastLetter::Unknown;
  Tanwin tanwin = Tanwin::None;
  bool doubled_last = false;  ///< the last letter, or the one before ة, bears a shadda
  FunctionWord function_word = FunctionWord::Unknown;
};

/// The spelling of a word of `folded_letters` letters after folding; `exact` is its exact_form,
/// `written` the word with its marks. Nothing is known of a word that is too long.
[[nodiscard]] WordSpelling word_spelling(std::string_view written, std::string_view exact,
                                         std::size_t folded_letters);

/// The spellings that the alefs of a word of the lexicon have; a union where it is several words.
struct AlefSet {
  unsigned first = 0;  ///< of the first letter, bits of AlefSpelling; 0 where it is no alef
  bool hamza = false;  ///< an alef after the first letter has a hamza or madda
  bool bare = false;   ///< one has none

  /// Of the word `exact`, an exact_form.
  [[nodiscard]] static AlefSet of(std::string_view exact);

  /// In six bits, and back; what stands above them is ignored.
  [[nodiscard]] unsigned packed() const { return first | (hamza ? 16U : 0U) | (bare ? 32U : 0U); }
  [[nodiscard]] static AlefSet unpacked(unsigned bits) {
    return {bits & 15U, (bits & 16U) != 0, (bits & 32U) != 0};
  }
};

}  // namespace niger::letters
