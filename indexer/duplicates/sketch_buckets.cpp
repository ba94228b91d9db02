#include "indexer/duplicates/sketch_buckets.h"

#include <algorithm>
#include <utility>

namespace niger::duplicates {
namespace {

// What shares a bucket with no wanted article need not be sorted.
class KeyFilter {
 public:
  KeyFilter() : bits_(kBits) {}
  void add(std::uint32_t key) { bits_[place(key)] = true; }
  [[nodiscard]] bool may_have(std::uint32_t key) const { return bits_[place(key)]; }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 20;
  static std::size_t place(std::uint32_t key) {
    return (key * std::uint64_t{0x9E3779B97F4A7C15}) >> 44;
  }
  std::vector<bool> bits_;
};

}  // namespace

std::uint32_t SketchBuckets::key_of(std::uint32_t article, std::size_t round) const {
  const Fingerprint::Sketch& sketch = *prints_[article]->sketch;
  return static_cast<std::uint32_t>(sketch[first_place(round)]) << 16 | sketch[second_place(round)];
}

bool SketchBuckets::precedes(std::uint32_t one, std::uint32_t other, std::size_t round) const {
  const Fingerprint::Sketch& left = *prints_[one]->sketch;
  const Fingerprint::Sketch& right = *prints_[other]->sketch;
  for (std::size_t step = 0; step < Fingerprint::kPlaces; ++step) {
    const std::size_t place = (first_place(round) + step) % Fingerprint::kPlaces;
    if (left[place] != right[place]) {
      return left[place] < right[place];
    }
  }
  return prints_[one]->words < prints_[other]->words;
}

void SketchBuckets::for_each(
    std::size_t round, const std::vector<bool>& wanted,
    const std::function<void(std::span<const std::uint32_t>)>& take) const {
  KeyFilter filter;
  for (const std::uint32_t article : articles_) {
    if (wanted[article]) {
      filter.add(key_of(article, round));
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed;
  for (const std::uint32_t article : articles_) {
    if (const std::uint32_t key = key_of(article, round); filter.may_have(key)) {
      keyed.emplace_back(key, article);
    }
  }
  std::sort(keyed.begin(), keyed.end());
  std::vector<std::uint32_t> bucket;
  for (auto at = keyed.begin(); at != keyed.end();) {
    bucket.clear();
    for (const std::uint32_t key = at->first; at != keyed.end() && at->first == key; ++at) {
      bucket.push_back(at->second);
    }
    if (is_crowd(bucket.size())) {
      std::sort(bucket.begin(), bucket.end(),
                [this, round](std::uint32_t one, std::uint32_t other) {
                  return precedes(one, other, round);
                });
    }
    if (bucket.size() > 1) {
      take(bucket);
    }
  }
}

}  // namespace niger::duplicates
