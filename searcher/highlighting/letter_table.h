#pragma once
/// The letter table: what a character adds to its word, once folded. For scanning a stored text in
/// a few microseconds: letters by code, with the folding of common/arabic letter by letter, filled
/// in as letters are first seen. The rules that look at a letter's neighbours are left out, so it
/// serves ranking, never matching.
#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>
#include <vector>

namespace niger::highlighting {

/// One folded letter: its code point, for telling words apart, and its code, for counting grams.
struct FoldedLetter {
  char32_t letter = 0;
  std::uint8_t code = 0;

  friend bool operator==(const FoldedLetter&, const FoldedLetter&) = default;
};

class LetterTable {
 public:
  static constexpr std::uint8_t kBreak = 0;         ///< between words; also a word's border
  static constexpr std::uint8_t kOtherLetter = 57;  ///< of a script without codes of its own
  static constexpr std::uint8_t kDigit = 58;
  static constexpr std::uint8_t kNothing = 255;  ///< a mark, tatweel, an invisible character
  static constexpr unsigned kCodeBits = 6;       ///< of every code but kNothing
  static constexpr char32_t kFirstBeyond = 0x700;

  [[nodiscard]] static const LetterTable& instance();

  /// For a character below kFirstBeyond.
  [[nodiscard]] FoldedLetter operator[](char32_t c) const {
    const std::uint32_t entry = table_[c].load(std::memory_order_relaxed);
    return entry != 0 ? FoldedLetter{entry >> 8 & kLetterMask, static_cast<std::uint8_t>(entry)}
                      : filled_in(c);
  }

  /// Appends the letters of any character: none for a mark, two for the ligature ﻻ, one of code
  /// kBreak for a space.
  void append_letters(char32_t c, std::vector<FoldedLetter>& letters) const;

  /// The letters of a word, without breaks.
  [[nodiscard]] std::vector<FoldedLetter> letters_of(std::string_view word) const;

 private:
  static constexpr std::uint32_t kLetterMask = 0x1FFFFF;
  static constexpr std::uint32_t kMet = std::uint32_t{1} << 31;

  constexpr LetterTable() = default;
  [[nodiscard]] FoldedLetter filled_in(char32_t c) const;

  /// 0: not seen yet; else kMet, the letter and its code. Any thread may fill in, always the same.
  mutable std::array<std::atomic<std::uint32_t>, kFirstBeyond> table_{};
};

}  // namespace niger::highlighting
