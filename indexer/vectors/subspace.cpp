#include "indexer/vectors/subspace.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>

#include "common/base/content_hash.h"
#include "common/base/on_threads.h"
#include "common/messages/text_error.h"

namespace niger::vectors {
namespace {

constexpr unsigned kPasses = 3;
constexpr std::size_t kDimensions = index::kVectorDimensions;
// Dimensions that a thread works on at a time: two cache lines of them, so that one step reads a
// little memory, and the numbers of all articles in these dimensions stay near the processor.
constexpr std::size_t kSlice = 32;
constexpr std::size_t kSlices = kDimensions / kSlice;
static_assert(kDimensions % kSlice == 0);
// Rows whose products one task sums up; the sums of the tasks are added in their order.
constexpr std::size_t kRowsPerTask = 4096;

using Line = std::array<float, kSlice>;
using Square = std::vector<double>;  // kDimensions × kDimensions, by rows

// Vectors, cut by dimensions: the lines of all vectors in the first slice, then those in the next.
class Slices {
 public:
  explicit Slices(std::size_t vectors) : vectors_(vectors), lines_(vectors * kSlices) {}
  [[nodiscard]] std::size_t vectors() const { return vectors_; }
  Line* slice(std::size_t which) { return lines_.data() + which * vectors_; }
  [[nodiscard]] const Line* slice(std::size_t which) const {
    return lines_.data() + which * vectors_;
  }

 private:
  std::size_t vectors_;
  std::vector<Line> lines_;
};

// Does tasks 0 … count - 1, each by one thread. They throw nothing.
class Workers {
 public:
  Workers(unsigned threads, const std::atomic<bool>& cancelled)
      : threads_(std::max(1U, threads)), cancelled_(cancelled) {}

  void each(std::size_t count, const std::function<void(std::size_t)>& task) const {
    std::atomic<std::size_t> next = 0;
    on_threads(static_cast<unsigned>(std::min<std::size_t>(threads_, count)), [&](unsigned) {
      for (std::size_t which = next++; which < count && !cancelled_; which = next++) {
        task(which);
      }
    });
    if (cancelled_) {
      throw messages::TextError(ErrorKind::Index, messages::Message::RunStopped);
    }
  }

 private:
  unsigned threads_;
  const std::atomic<bool>& cancelled_;
};

inline void add_scaled(Line& sum, float factor, const Line& line) {
  for (std::size_t at = 0; at < kSlice; ++at) sum[at] += factor * line[at];
}

// M as products: entry (row, stem) = row_scale · tf(frequency) · idf(stem).
class ScaledMatrix {
 public:
  explicit ScaledMatrix(const CompanyMatrix& matrix)
      : matrix_(matrix), idf_(matrix.stems()), row_scale_(matrix.rows) {
    for (std::size_t frequency = 1; frequency < tf_.size(); ++frequency) {
      tf_[frequency] = 1 + std::log(static_cast<float>(frequency));
    }
    std::vector<double> squares(matrix.rows);
    for (std::size_t stem = 0; stem < matrix.stems(); ++stem) {
      const std::size_t articles = matrix.starts[stem + 1] - matrix.starts[stem];
      idf_[stem] = std::log(static_cast<float>(matrix.rows) / static_cast<float>(articles));
      for (std::size_t at = matrix.starts[stem]; at < matrix.starts[stem + 1]; ++at) {
        const float weight = weight_of(matrix.entries[at]) * idf_[stem];
        squares[row_of(matrix.entries[at])] += static_cast<double>(weight) * weight;
      }
    }
    for (std::size_t row = 0; row < squares.size(); ++row) {
      row_scale_[row] = squares[row] > 0 ? static_cast<float>(1 / std::sqrt(squares[row])) : 0;
    }
  }

  // rows ← M · stems, in one slice.
  void times(const Line* stems, Line* rows) const {
    std::fill_n(rows, matrix_.rows, Line{});
    for (std::size_t stem = 0; stem < matrix_.stems(); ++stem) {
      Line line = stems[stem];
      for (float& number : line) number *= idf_[stem];
      for (std::size_t at = matrix_.starts[stem]; at < matrix_.starts[stem + 1]; ++at) {
        add_scaled(rows[row_of(matrix_.entries[at])], weight_of(matrix_.entries[at]), line);
      }
    }
    scale(rows);
  }

  // stems ← Mᵀ · rows, in one slice; `rows` are scaled on the way.
  void transposed_times(Line* rows, Line* stems) const {
    scale(rows);
    for (std::size_t stem = 0; stem < matrix_.stems(); ++stem) {
      Line sum{};
      for (std::size_t at = matrix_.starts[stem]; at < matrix_.starts[stem + 1]; ++at) {
        add_scaled(sum, weight_of(matrix_.entries[at]), rows[row_of(matrix_.entries[at])]);
      }
      for (float& number : sum) number *= idf_[stem];
      stems[stem] = sum;
    }
  }

 private:
  static std::size_t row_of(std::uint32_t entry) { return entry >> CompanyMatrix::kFrequencyBits; }
  [[nodiscard]] float weight_of(std::uint32_t entry) const {
    return tf_[entry & ((1U << CompanyMatrix::kFrequencyBits) - 1)];
  }
  void scale(Line* rows) const {
    for (std::size_t row = 0; row < matrix_.rows; ++row) {
      for (float& number : rows[row]) number *= row_scale_[row];
    }
  }

  const CompanyMatrix& matrix_;
  std::array<float, std::size_t{1} << CompanyMatrix::kFrequencyBits> tf_{};
  std::vector<float> idf_;
  std::vector<float> row_scale_;
};

// A random sign for each dimension, from the stem alone: its vector does not depend on what other
// stems there are before it.
void set_random(const std::vector<std::string>& terms, Slices& stems) {
  for (std::size_t stem = 0; stem < terms.size(); ++stem) {
    for (std::size_t which = 0; which < kSlices; ++which) {
      const std::uint64_t bits = content_hash(terms[stem], which + 1);
      for (std::size_t at = 0; at < kSlice; ++at) {
        stems.slice(which)[stem][at] = (bits >> at & 1U) != 0 ? 1.0F : -1.0F;
      }
    }
  }
}

// DᵀD.
Square products(const Slices& vectors, const Workers& workers) {
  const std::size_t tasks = (vectors.vectors() + kRowsPerTask - 1) / kRowsPerTask;
  std::vector<std::vector<float>> parts(tasks);
  for (auto& part : parts) part.resize(kDimensions * kDimensions);
  workers.each(tasks, [&](std::size_t task) {
    const std::size_t begin = task * kRowsPerTask;
    const std::size_t rows = std::min(kRowsPerTask, vectors.vectors() - begin);
    for (std::size_t left = 0; left < kSlices; ++left) {
      for (std::size_t right = left; right < kSlices; ++right) {
        const Line* others = vectors.slice(right) + begin;
        for (std::size_t column = 0; column < kSlice; ++column) {
          Line product{};
          for (std::size_t row = 0; row < rows; ++row) {
            add_scaled(product, vectors.slice(left)[begin + row][column], others[row]);
          }
          std::copy(product.begin(), product.end(),
                    parts[task].begin() + (left * kSlice + column) * kDimensions + right * kSlice);
        }
      }
    }
  });
  Square sum(kDimensions * kDimensions);
  for (const std::vector<float>& part : parts) {
    for (std::size_t at = 0; at < sum.size(); ++at) sum[at] += part[at];
  }
  return sum;
}

// R⁻¹ where `products` = RᵀR, R upper triangular (Cholesky). A column that the ones before it
// nearly span becomes zero: a small collection has fewer dimensions.
std::vector<float> inverse_factor(const Square& products) {
  constexpr double kSpanned = 1e-6;
  const std::size_t n = kDimensions;
  Square factor(n * n);   // R, by rows
  Square inverse(n * n);  // by rows
  std::vector<bool> kept(n);
  for (std::size_t column = 0; column < n; ++column) {
    double left = products[column * n + column];
    for (std::size_t row = 0; row < column; ++row) {
      if (!kept[row]) continue;
      double sum = products[row * n + column];
      for (std::size_t k = 0; k < row; ++k) sum -= factor[k * n + row] * factor[k * n + column];
      factor[row * n + column] = sum / factor[row * n + row];
      left -= factor[row * n + column] * factor[row * n + column];
    }
    kept[column] = left > kSpanned * products[column * n + column];
    if (!kept[column]) {
      for (std::size_t row = 0; row < column; ++row) factor[row * n + column] = 0;
      continue;
    }
    factor[column * n + column] = std::sqrt(left);
    inverse[column * n + column] = 1 / factor[column * n + column];
    for (std::size_t row = 0; row < column; ++row) {
      double sum = 0;
      for (std::size_t k = row; k < column; ++k) {
        sum += inverse[row * n + k] * factor[k * n + column];
      }
      inverse[row * n + column] = -sum * inverse[column * n + column];
    }
  }
  return {inverse.begin(), inverse.end()};
}

// Each vector ← vector · `factor`, upper triangular.
void multiply(Slices& vectors, const std::vector<float>& factor, const Workers& workers) {
  const std::size_t tasks = (vectors.vectors() + kRowsPerTask - 1) / kRowsPerTask;
  workers.each(tasks, [&](std::size_t task) {
    const std::size_t end = std::min((task + 1) * kRowsPerTask, vectors.vectors());
    for (std::size_t vector = task * kRowsPerTask; vector < end; ++vector) {
      for (std::size_t right = kSlices; right-- > 0;) {
        Line sum{};
        for (std::size_t left = 0; left <= right; ++left) {
          const Line& line = vectors.slice(left)[vector];
          const float* rows = factor.data() + left * kSlice * kDimensions + right * kSlice;
          for (std::size_t column = 0; column < kSlice; ++column) {
            for (std::size_t at = 0; at < kSlice; ++at) {
              sum[at] += line[column] * rows[column * kDimensions + at];
            }
          }
        }
        vectors.slice(right)[vector] = sum;
      }
    }
  });
}

// Random signs, then the Walsh-Hadamard transform: an orthogonal map, which changes no likeness.
// The first directions hold the most; after it all hold about the same, as a store of few bits
// needs.
void spread(float* vector) {
  for (std::size_t at = 0; at < kDimensions; ++at) {
    if ((content_hash("", at) & 1U) != 0) vector[at] = -vector[at];
  }
  for (std::size_t half = 1; half < kDimensions; half *= 2) {
    for (std::size_t block = 0; block < kDimensions; block += 2 * half) {
      for (std::size_t at = block; at < block + half; ++at) {
        const float sum = vector[at] + vector[at + half];
        vector[at + half] = vector[at] - vector[at + half];
        vector[at] = sum;
      }
    }
  }
}

void normalise(float* vector) {
  double square = 0;
  for (std::size_t at = 0; at < kDimensions; ++at) {
    square += static_cast<double>(vector[at]) * vector[at];
  }
  const float scale = square > 0 ? static_cast<float>(1 / std::sqrt(square)) : 0;
  for (std::size_t at = 0; at < kDimensions; ++at) vector[at] *= scale;
}

// Rows normalised, their mean taken out, spread and normalised again.
std::vector<float> centred(const Slices& stems) {
  std::vector<float> vectors(stems.vectors() * kDimensions);
  std::array<double, kDimensions> mean{};
  for (std::size_t stem = 0; stem < stems.vectors(); ++stem) {
    float* vector = vectors.data() + stem * kDimensions;
    for (std::size_t which = 0; which < kSlices; ++which) {
      const Line& line = stems.slice(which)[stem];
      std::copy(line.begin(), line.end(), vector + which * kSlice);
    }
    normalise(vector);
    for (std::size_t at = 0; at < kDimensions; ++at) mean[at] += vector[at];
  }
  for (std::size_t stem = 0; stem < stems.vectors(); ++stem) {
    float* vector = vectors.data() + stem * kDimensions;
    for (std::size_t at = 0; at < kDimensions; ++at) {
      vector[at] -= static_cast<float>(mean[at] / static_cast<double>(stems.vectors()));
    }
    spread(vector);
    normalise(vector);
  }
  return vectors;
}

void iterate(const CompanyMatrix& matrix, const Workers& workers, Slices& stems) {
  const ScaledMatrix scaled(matrix);
  Slices rows(matrix.rows);
  for (unsigned pass = 0; pass < kPasses; ++pass) {
    workers.each(kSlices,
                 [&](std::size_t which) { scaled.times(stems.slice(which), rows.slice(which)); });
    multiply(rows, inverse_factor(products(rows, workers)), workers);
    workers.each(kSlices, [&](std::size_t which) {
      scaled.transposed_times(rows.slice(which), stems.slice(which));
    });
  }
}

}  // namespace

std::vector<float> company_vectors(const CompanyMatrix& matrix, unsigned threads,
                                   const std::atomic<bool>& cancelled) {
  const Workers workers(threads, cancelled);
  Slices stems(matrix.stems());
  set_random(matrix.terms, stems);
  iterate(matrix, workers, stems);
  return centred(stems);
}

}  // namespace niger::vectors
