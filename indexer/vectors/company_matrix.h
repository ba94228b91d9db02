#pragma once
/// The matrix of company: which stems stand in which articles, and how often, as vectors of stems
/// are learned from it. Sparse, by stems; made of an index's posting lists, no text is read again.
///
/// What counts: one article of each near-duplicate group (copies would be the company of all that
/// they hold), stems that stand in enough of these articles and in at most half of them, with
/// the frequencies that ranking counts (the secondary zone does not).
#include <xapian.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace niger::vectors {

struct CompanyMatrix {
  /// An entry: the row of an article in the upper 24 bits, the frequency, 255 at most, in the
  /// lower.
  static constexpr unsigned kFrequencyBits = 8;
  static constexpr std::uint32_t kMostRows = std::uint32_t{1} << 24;

  std::uint32_t rows = 0;              ///< articles that count
  std::uint32_t least = 0;             ///< articles that each of the stems stands in, at least
  std::vector<std::string> terms;      ///< of the stems, ascending
  std::vector<std::size_t> starts;     ///< where the entries of each stem begin, and the end
  std::vector<std::uint32_t> entries;  ///< by stem, then by row

  [[nodiscard]] std::size_t stems() const { return terms.size(); }
};

/// Fewer articles than this, copies apart, give no company worth the name.
inline constexpr std::uint32_t kLeastArticles = 200;
/// From so many on a stem must stand in kLeastCompany of them; below, in kLeastCompanyOfFew.
inline constexpr std::uint32_t kManyArticles = 10'000;
inline constexpr std::uint32_t kLeastCompany = 5;
inline constexpr std::uint32_t kLeastCompanyOfFew = 3;

/// The matrix of `database`, empty where it has too few articles. It and the vectors learned of it
/// (`dimensions` floats for each row and stem) take about `memory_bytes`: of a larger collection
/// the articles with the least hashes of their keys are taken, and of more stems than a quarter of
/// that memory holds those in the most articles. Throws what Xapian throws, and Error once
/// `cancelled`.
[[nodiscard]] CompanyMatrix company_matrix(const Xapian::Database& database,
                                           std::size_t memory_bytes, std::size_t dimensions,
                                           const std::atomic<bool>& cancelled);

}  // namespace niger::vectors
