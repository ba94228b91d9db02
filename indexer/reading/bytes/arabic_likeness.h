#pragma once
/// A score of how far a text reads like Arabic. Confirms a guessed encoding: letters decoded
/// wrongly still are letters, but they make no common words. Judges no quality and no dialect.
#include <cstddef>
#include <string_view>

namespace niger::bytes {

/// Counts over the words of a text.
struct Likeness {
  std::size_t words = 0;     ///< runs of Arabic letters
  std::size_t frequent = 0;  ///< among them the commonest words: في من على …
  std::size_t definite = 0;  ///< among them those that start with ال
  std::size_t known = 0;     ///< among the first few the others that the dictionary knows
  std::size_t foreign = 0;   ///< words glued to Latin letters, controls, U+FFFD and the like

  /// About 0.3 for Arabic prose, about 0 or less for letters decoded wrongly; 0 without words.
  [[nodiscard]] double score() const;

  /// True where the score is that of Arabic and there are words enough to judge.
  [[nodiscard]] bool convincing() const;
};

/// `text` is UTF-8; a sample of some thousand bytes is enough.
[[nodiscard]] Likeness arabic_likeness(std::string_view text);

}  // namespace niger::bytes
