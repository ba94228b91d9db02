#pragma once
/// Buckets of sketches: the articles that agree in two places, a round for each two places. Says
/// which articles of a bucket are paired, so that pairs grow with the articles, not their square.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <span>
#include <vector>

#include "indexer/duplicates/fingerprint.h"

namespace niger::duplicates {

/// In a bucket of at most so many articles each is paired with each.
inline constexpr std::size_t kMostPairedWithAll = 64;
/// In a larger one, a crowd, each is paired with so many that follow it and as many before it (the
/// sorted neighborhood: Hernández and Stolfo 1995). The order is that of the sketches, read from
/// the places of the round on, so that those next to each other agree in most places.
inline constexpr std::size_t kNeighbors = 16;

/// Articles become candidates where two places of their sketches agree that are so far apart: of
/// those that share two fifths of their triples 98 of 100 do, of unrelated articles nearly none.
inline constexpr std::size_t kPlaceDistances[] = {1, 2};
inline constexpr std::size_t kSketchRounds = std::size(kPlaceDistances) * Fingerprint::kPlaces;

/// The two places of the sketches that a round looks at.
constexpr std::size_t first_place(std::size_t round) { return round % Fingerprint::kPlaces; }
constexpr std::size_t second_place(std::size_t round) {
  return (round + kPlaceDistances[round / Fingerprint::kPlaces]) % Fingerprint::kPlaces;
}

[[nodiscard]] constexpr bool is_crowd(std::size_t articles) {
  return articles > kMostPairedWithAll;
}

class SketchBuckets {
 public:
  /// `prints` must outlive it, and `articles` name those of its places that have a sketch, no two
  /// with the same words.
  SketchBuckets(const std::vector<const Fingerprint*>& prints,
                const std::vector<std::uint32_t>& articles)
      : prints_(prints), articles_(articles) {}

  /// Calls `take` with each bucket of the round that has an article of `wanted` (as long as
  /// `prints`); others may come too. The members of a crowd are in the order of their neighbors,
  /// which depends on the fingerprints alone.
  void for_each(std::size_t round, const std::vector<bool>& wanted,
                const std::function<void(std::span<const std::uint32_t>)>& take) const;

 private:
  [[nodiscard]] std::uint32_t key_of(std::uint32_t article, std::size_t round) const;
  [[nodiscard]] bool precedes(std::uint32_t one, std::uint32_t other, std::size_t round) const;

  const std::vector<const Fingerprint*>& prints_;
  const std::vector<std::uint32_t>& articles_;
};

}  // namespace niger::duplicates
