#pragma once
/// The vector of a stem as an index keeps it: what company the stem keeps in the collection, in 128
/// directions, learned by indexer/vectors; and the stems nearest to it. One metadata entry a stem,
/// so that a query reads those of its words and nothing else. Knows no Xapian.
///
/// The value under metadata_key_of_vector(stem): 48 bytes, eight numbers of three bits in each
/// three bytes, the lowest bits first. A number n stands for the middle of its step, n - 3.5, in
/// whatever unit: only directions count. Three bits tell right relatives from wrong ones as well as
/// floats do (AUC .858 of .859 on 1,332 relatives of the lexicon and 1,997 words a letter apart,
/// 31,523 articles; two bits .851). Then, for each of up to kNearStems other stems, the most alike
/// first: a byte that is 255 for a likeness of 1, the length of its term in one byte, the term.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace niger::index {

inline constexpr std::size_t kVectorDimensions = 128;
inline constexpr std::size_t kStoredVectorBytes = 48;

/// Odd numbers from -7 to 7: twice the middles of steps.
using StemVector = std::array<std::int8_t, kVectorDimensions>;

/// The metadata key of a stem's vector (`stem` as the analyzer gives it).
[[nodiscard]] std::string metadata_key_of_vector(std::string_view stem);

/// `vector`, of length 1 and not all in few directions, as the bytes above.
[[nodiscard]] std::string encoded_stem_vector(std::span<const float, kVectorDimensions> vector);

/// How many near stems are kept. MRR@10 of ten or twenty is the same within .001, of all within
/// .002 (ANT, tydiqa, xquad_ar).
inline constexpr std::size_t kNearStems = 16;
/// From this likeness on stems are near. Above it, in the middle, is what right relatives have; of
/// two stems at random one in a hundred is as much alike.
inline constexpr float kLeastNearLikeness = .3F;

/// A stem that keeps nearly the same company as another.
struct NearStem {
  std::string stem;
  float likeness = 0;
};

/// Adds the near stem with this term to a stored vector, after those that are more like it.
void append_near_stem(std::string_view term, float likeness, std::string& value);

/// The near stems of a stored vector; none where `value` is empty or no vector.
[[nodiscard]] std::vector<NearStem> decoded_near_stems(std::string_view value);

/// Nothing where `value` is empty or no vector.
[[nodiscard]] std::optional<StemVector> decoded_stem_vector(std::string_view value);

/// How much alike the company of two stems is, from -1 to 1: the cosine of their vectors.
[[nodiscard]] double likeness(const StemVector& one, const StemVector& other);

/// How the vectors of an index came about, under schema::kVectorsKey.
struct VectorsRecord {
  std::uint64_t stems = 0;     ///< that have a vector
  std::uint64_t learned = 0;   ///< articles that they were learned from
  std::uint64_t least = 0;     ///< of these each of the stems stands in, at least
  std::uint64_t articles = 0;  ///< of the index then
  std::uint64_t changed = 0;   ///< schema::kChangedKey then
  std::uint64_t sum = 0;       ///< of vector_sum() over the stems: whether these are they

  friend bool operator==(const VectorsRecord&, const VectorsRecord&) = default;
};

/// A hash of a stem's term and the stored bytes of its vector.
[[nodiscard]] std::uint64_t vector_sum(std::string_view term, std::string_view value);

[[nodiscard]] std::string encoded_vectors_record(const VectorsRecord& record);

/// Nothing where `value` is empty, damaged, or of vectors of another kind.
[[nodiscard]] std::optional<VectorsRecord> decoded_vectors_record(std::string_view value);

}  // namespace niger::index
