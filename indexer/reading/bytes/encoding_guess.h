#pragma once
/// A guess at the encoding of bytes: how many are well-formed UTF-8, and in which Arabic code page
/// they read best.
#include <cstddef>
#include <string_view>

#include "indexer/reading/bytes/code_page.h"

namespace niger::bytes {

constexpr std::size_t kSampleBytes = std::size_t{12} << 10;  ///< enough to know letters by

/// A piece of `bytes` that has bytes past ASCII: markup before it shows nothing.
[[nodiscard]] std::string_view sample_of(std::string_view bytes);

struct PageGuess {
  const CodePage* page = nullptr;
  double score = 0;
  bool convincing = false;
};

/// The Arabic code page in which `bytes` read best; `declared`, the one they say they are in, where
/// two read equally well.
[[nodiscard]] PageGuess best_page(std::string_view bytes, std::string_view declared);

struct Utf8Counts {
  std::size_t well_formed = 0;  ///< sequences of two bytes and more
  std::size_t ill_formed = 0;
};

[[nodiscard]] Utf8Counts count_utf8(std::string_view bytes);

}  // namespace niger::bytes
