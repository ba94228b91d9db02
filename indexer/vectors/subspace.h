#pragma once
/// Vectors of stems from the company that they keep: randomised subspace iteration (Halko,
/// Martinsson and Tropp 2011) on the tf-idf matrix M of articles by stems, in rows of length 1:
///   X ← a random sign for each stem and dimension
///   kPasses times: D ← M X, orthonormalised (by Cholesky's factor of DᵀD); X ← Mᵀ D
///   rows of X normalised, their mean taken out, normalised again.
/// The likeness of two stems is the cosine of their vectors. Knows numbers alone.
#include <atomic>
#include <cstddef>
#include <vector>

#include "common/index/stem_vectors.h"
#include "indexer/vectors/company_matrix.h"

namespace niger::vectors {

/// A vector for each stem of `matrix`, one after another. The same for the same matrix, whatever
/// the number of threads. Throws Error once `cancelled`.
[[nodiscard]] std::vector<float> company_vectors(const CompanyMatrix& matrix, unsigned threads,
                                                 const std::atomic<bool>& cancelled);

}  // namespace niger::vectors
