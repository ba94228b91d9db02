#pragma once
/// The distance of two folded words as spellings of one name or loanword: the finer comparison
/// behind spelling_key.h, in which each sound change has its cost. Typing errors are not its
/// business (searcher/correction/spelling_correction.h).
#include <cstddef>
#include <functional>
#include <limits>
#include <string_view>

namespace niger::spelling {

inline constexpr double kNotTheSame = std::numeric_limits<double>::infinity();

/// A weighted Levenshtein distance: the sum of the costs that turn `a` into `b`; 0 for equal words,
/// symmetric, 1 for a consonant that has no counterpart. A sum over `limit`, or a word without
/// letters or too long for a spelling key, is kNotTheSame. Words with ح ع ض ظ, which no foreign
/// name needs, have half the limit.
///   .15–.25 letters for one foreign sound: غ ج ق ك, ت ط ث, س ص ز …  · .25 a long vowel left out
///   .1 doubled letter, hamza · .3 a vowel that has moved (أميركا, أمريكا) · .45 و for ي
[[nodiscard]] double spelling_distance(std::string_view a, std::string_view b, double limit);

/// What the lexicon says of a stem.
enum class Origin {
  Unknown,  ///< not in the lexicon: a name, a loanword, or a misspelling
  Name,     ///< in the lexicon as a proper name
  Native,   ///< an ordinary word: غرب and جرب are two words, whatever their key
};
using OriginOf = std::function<Origin(std::string_view stem)>;

/// The greatest spelling_distance at which two words of these origins are one word; negative:
/// never. `classes` is the length of the shorter one's spelling_key(): the more consonants agree,
/// the less chance there is that two words agree by accident. Two ordinary words never are one; an
/// ordinary word and another only where they are long and close.
[[nodiscard]] double spelling_limit(std::size_t classes, Origin a, Origin b);

}  // namespace niger::spelling
