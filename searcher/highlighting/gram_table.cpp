#include "searcher/highlighting/gram_table.h"

#include <algorithm>

namespace niger::highlighting {

std::vector<std::uint32_t> grams_of(const std::vector<FoldedLetter>& letters) {
  std::vector<std::uint32_t> grams;
  std::uint32_t gram = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    gram = shifted(gram, letters[i].code);
    if (i > 0) {
      grams.push_back(gram);
    }
  }
  if (!letters.empty()) {
    grams.push_back(shifted(gram, LetterTable::kBreak));
  }
  return grams;
}

void GramTable::clear() {
  for (const Gram& gram : grams_) {
    bits_[gram.gram / 64] = 0;
  }
  grams_.clear();
  places_.clear();
}

Gram& GramTable::at(std::uint32_t gram) {
  const auto found = std::find_if(grams_.begin(), grams_.end(),
                                  [&](const Gram& known) { return known.gram == gram; });
  if (found != grams_.end()) {
    return *found;
  }
  bits_[gram / 64] |= std::uint64_t{1} << (gram % 64);
  grams_.push_back({gram, Gram::kNotCounted, false, {}});
  return grams_.back();
}

void GramTable::finish() {
  std::size_t size = 64;
  while (size < 4 * grams_.size()) {
    size *= 2;
  }
  places_.assign(size, 0);
  for (std::size_t i = 0; i < grams_.size(); ++i) {
    std::size_t place = place_of(grams_[i].gram);
    while (places_[place] != 0) {
      place = (place + 1) & (places_.size() - 1);
    }
    places_[place] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace niger::highlighting
