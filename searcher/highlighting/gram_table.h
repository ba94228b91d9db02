#pragma once
/// The gram table: one query's three-letter grams, by which a word of a text is worth a closer look
/// or not. Asked once for every letter of every text that is read. Used by word_matcher only.
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "searcher/highlighting/letter_table.h"

namespace niger::highlighting {

inline constexpr std::uint32_t kGramMask = (1U << 3 * LetterTable::kCodeBits) - 1;

/// The gram of the last two letters of `gram` and one more.
[[nodiscard]] constexpr std::uint32_t shifted(std::uint32_t gram, std::uint8_t code) {
  return ((gram << LetterTable::kCodeBits) | code) & kGramMask;
}

/// The grams of a word, its borders included: as many as it has letters.
[[nodiscard]] std::vector<std::uint32_t> grams_of(const std::vector<FoldedLetter>& letters);

struct Gram {
  static constexpr std::uint16_t kNotCounted = std::numeric_limits<std::uint16_t>::max();

  std::uint32_t gram = 0;
  std::uint16_t count_index = kNotCounted;  ///< in TextMatches::gram_counts
  bool is_anchor = false;                   ///< alone reason enough to look
  std::vector<std::uint16_t> words;  ///< the query's words it is of, once for each occurrence
};

/// First a bit for each gram there is, then a hash table.
class GramTable {
 public:
  void clear();

  /// The gram, added where it is new. The reference is valid until the next call.
  [[nodiscard]] Gram& at(std::uint32_t gram);

  /// To be called when all grams are there, before the first find.
  void finish();

  /// Null where the query has no such gram.
  [[nodiscard]] const Gram* find(std::uint32_t gram) const {
    if ((bits_[gram / 64] >> (gram % 64) & 1) == 0) {
      return nullptr;
    }
    for (std::size_t place = place_of(gram);; place = (place + 1) & (places_.size() - 1)) {
      const Gram& known = grams_[places_[place] - 1];
      if (known.gram == gram) {
        return &known;
      }
    }
  }

 private:
  [[nodiscard]] std::size_t place_of(std::uint32_t gram) const {
    return (gram * 0x9E3779B1U >> 8) & (places_.size() - 1);
  }

  std::array<std::uint64_t, (kGramMask + 1) / 64> bits_{};
  std::vector<Gram> grams_;
  std::vector<std::uint32_t> places_;  ///< 1 + index in grams_, by hash; 0: free
};

}  // namespace niger::highlighting
