#include "searcher/highlighting/open_word.h"

#include <algorithm>

namespace niger::highlighting {

std::optional<std::uint64_t> key_in_spelling(const std::vector<FoldedLetter>& typed,
                                             const std::vector<FoldedLetter>& stem,
                                             const std::vector<FoldedLetter>& other) {
  const auto at = std::search(
      typed.begin(), typed.end(), stem.begin(), stem.end(),
      [](const FoldedLetter& one, const FoldedLetter& two) { return one.letter == two.letter; });
  if (stem.empty() || at == typed.end()) {
    return std::nullopt;
  }
  std::uint64_t key = kKeySeed;
  const auto add = [&key](auto begin, auto end) {
    for (; begin != end; ++begin) {
      key = with_letter(key, begin->letter);
    }
  };
  add(typed.begin(), at);
  add(other.begin(), other.end());
  add(at + static_cast<std::ptrdiff_t>(stem.size()), typed.end());
  return key;
}

void add_missing_grams(const OpenWord& word, const std::vector<const Gram*>& grams,
                       std::vector<std::uint16_t>& counts) {
  const auto end = word.shared.begin() + static_cast<std::ptrdiff_t>(word.shared_size);
  for (const Gram* gram : grams) {
    if (std::find(word.shared.begin(), end, gram) == end) {
      std::uint16_t& count = counts[gram->count_index];
      count = static_cast<std::uint16_t>(std::min(count + 1, 0xFFFF));
    }
  }
}

}  // namespace niger::highlighting
