#include "indexer/vectors/nearest.h"

#include <algorithm>
#include <cmath>

#include "common/base/on_threads.h"
#include "common/messages/text_error.h"

namespace niger::vectors {

using index::StemVector;

namespace {

// Lists that are looked through: of the pivots nearest to a vector.
constexpr std::size_t kLists = 12;

bool is_nearer(const Neighbour& one, const Neighbour& other) {
  if (one.likeness != other.likeness) return one.likeness > other.likeness;
  return one.stem < other.stem;
}

// Keeps the nearest `count`, in order.
void keep_nearest(std::vector<Neighbour>& found, std::size_t count) {
  const std::size_t kept = std::min(count, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(),
                    is_nearer);
  found.resize(kept);
}

class Likenesses {
 public:
  explicit Likenesses(const std::vector<StemVector>& vectors) : vectors_(vectors) {
    for (const StemVector& vector : vectors) {
      lengths_.push_back(std::sqrt(static_cast<float>(product(vector, vector))));
    }
  }

  [[nodiscard]] float of(std::uint32_t stem, std::uint32_t other) const {
    const auto dot = static_cast<float>(product(vectors_[stem], vectors_[other]));
    return dot / (lengths_[stem] * lengths_[other]);
  }

 private:
  static int product(const StemVector& one, const StemVector& other) {
    int sum = 0;
    for (std::size_t at = 0; at < index::kVectorDimensions; ++at) sum += one[at] * other[at];
    return sum;
  }

  const std::vector<StemVector>& vectors_;
  std::vector<float> lengths_;
};

// What one thread compares; as large as it may get beforehand, since no thread may fail.
using Scratch = std::vector<Neighbour>;

// Calls `work(stem, scratch)` for each of them, a block of them by one thread.
template <typename Work>
void each_stem(std::size_t stems, std::vector<Scratch>& scratches,
               const std::atomic<bool>& cancelled, const Work& work) {
  constexpr std::size_t kBlock = 256;
  std::atomic<std::size_t> next = 0;
  on_threads(static_cast<unsigned>(scratches.size()), [&](unsigned thread) {
    for (std::size_t from = next.fetch_add(kBlock); from < stems && !cancelled;
         from = next.fetch_add(kBlock)) {
      for (std::size_t stem = from; stem < std::min(from + kBlock, stems); ++stem) {
        scratches[thread].clear();
        work(static_cast<std::uint32_t>(stem), scratches[thread]);
      }
    }
  });
  if (cancelled) throw messages::TextError(ErrorKind::Index, messages::Message::RunStopped);
}

}  // namespace

std::vector<Neighbours> nearest_stems(const std::vector<StemVector>& vectors, unsigned threads,
                                      const std::atomic<bool>& cancelled) {
  const std::size_t stems = vectors.size();
  std::vector<Neighbours> nearest(stems);
  if (stems == 0) return nearest;
  const Likenesses likenesses(vectors);
  std::vector<Scratch> scratches(std::max(1U, threads));
  for (Scratch& scratch : scratches) scratch.reserve(stems);
  // Every so many-th in the order of the terms, which says nothing of their company.
  const auto pivots = static_cast<std::size_t>(std::lround(std::sqrt(stems)));
  const std::size_t lists = std::min(kLists, pivots);
  std::vector<std::array<std::uint32_t, kLists>> lists_of(stems);
  each_stem(stems, scratches, cancelled, [&](std::uint32_t stem, Scratch& found) {
    for (std::size_t pivot = 0; pivot < pivots; ++pivot) {
      const auto at = static_cast<std::uint32_t>(pivot * stems / pivots);
      found.push_back({static_cast<std::uint32_t>(pivot), likenesses.of(stem, at)});
    }
    keep_nearest(found, lists);
    for (std::size_t at = 0; at < lists; ++at) lists_of[stem][at] = found[at].stem;
  });
  std::vector<std::vector<std::uint32_t>> listed(pivots);
  for (std::uint32_t stem = 0; stem < stems; ++stem) {
    listed[lists_of[stem].front()].push_back(stem);
  }
  each_stem(stems, scratches, cancelled, [&](std::uint32_t stem, Scratch& found) {
    for (std::size_t at = 0; at < lists; ++at) {
      for (const std::uint32_t other : listed[lists_of[stem][at]]) {
        const float likeness = likenesses.of(stem, other);
        if (other != stem && likeness >= index::kLeastNearLikeness)
          found.push_back({other, likeness});
      }
    }
    keep_nearest(found, index::kNearStems);
    std::copy(found.begin(), found.end(), nearest[stem].nearest.begin());
    nearest[stem].count = found.size();
  });
  return nearest;
}

}  // namespace niger::vectors
