#pragma once
/// The word of a text that is being read, letter by letter, and the keys by which words are told
/// apart. Used by word_matcher only.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "searcher/highlighting/gram_table.h"
#include "searcher/highlighting/letter_table.h"
#include "searcher/highlighting/stem_filter.h"

namespace niger::highlighting {

inline constexpr std::size_t kMaxSharedGrams = 64;  ///< of one word; the rest are not compared

/// Tells words apart by their folded letters.
inline constexpr std::uint64_t kKeySeed = 0x9E3779B97F4A7C15;
[[nodiscard]] constexpr std::uint64_t with_letter(std::uint64_t key, char32_t letter) {
  key = (key ^ letter) * 0xFF51AFD7ED558CCD;
  return key ^ (key >> 29);
}

/// The key of the word as typed with another spelling of its stem in place of that; nothing where
/// it does not hold the stem.
[[nodiscard]] std::optional<std::uint64_t> key_in_spelling(const std::vector<FoldedLetter>& typed,
                                                           const std::vector<FoldedLetter>& stem,
                                                           const std::vector<FoldedLetter>& other);

struct OpenWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint64_t key = kKeySeed;
  std::uint32_t gram = 0;
  StemFilter shape;
  std::uint32_t counted = 0;  ///< grams that are of the query's words
  bool has_anchor = false;
  std::size_t shared_size = 0;
  std::array<const Gram*, kMaxSharedGrams> shared;  ///< its first shared_size are set
};

/// Counts those of `grams`, a word's of the query, that the open word has not: as though it stood
/// there in the spelling of the query.
void add_missing_grams(const OpenWord& word, const std::vector<const Gram*>& grams,
                       std::vector<std::uint16_t>& counts);

}  // namespace niger::highlighting
