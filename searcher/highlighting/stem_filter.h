#pragma once
/// The stem filter: the stems and roots of which a word may be a form, as far as its letters tell.
/// Asked before a word of a text is stemmed, which costs more than all else that is done with it: a
/// few words too many pass, forms that no rule below knows do not, so it serves ranking, never
/// matching. Used by word_matcher only.
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "searcher/highlighting/letter_table.h"

namespace niger::highlighting {

/// The letters of a word, as codes of LetterTable.
struct StemFilter {
  static constexpr std::size_t kMaxLetters = 16;  ///< of which the codes are kept

  std::uint32_t letters = 0;
  std::uint64_t bits = 0;                       ///< a bit for each code it has
  std::array<std::uint8_t, kMaxLetters> codes;  ///< of its first letters

  void clear() {
    letters = 0;
    bits = 0;
  }

  void add(std::uint8_t code) {
    bits |= std::uint64_t{1} << code;
    if (letters < kMaxLetters) codes[letters] = code;
    ++letters;
  }

  [[nodiscard]] bool is_whole() const { return letters <= kMaxLetters; }
};

/// A stem whose letters stand in its forms, the last one changed or not (مكتبة, مكتبتها), between
/// letters of clitics and endings.
class StemShape {
 public:
  explicit StemShape(const std::vector<FoldedLetter>& stem);

  /// True of any word that is too long to tell.
  [[nodiscard]] bool may_be_in(const StemFilter& word) const;

 private:
  std::vector<std::uint8_t> start_;  ///< the codes that every form has
};

/// A root whose strong radicals stand in its words, in order, with nothing between them that no
/// form of a root has there.
class RootShape {
 public:
  /// Of a root with fewer than two strong radicals, or of none, no word passes.
  explicit RootShape(const std::vector<FoldedLetter>& root = {});

  /// False of any word that is too long to tell.
  [[nodiscard]] bool may_be_in(const StemFilter& word) const;

 private:
  std::vector<std::uint8_t> strong_;  ///< codes
  std::uint64_t bits_ = 0;            ///< a bit for each of them
};

}  // namespace niger::highlighting
