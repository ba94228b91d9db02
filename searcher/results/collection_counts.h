#pragma once
/// How often words stand in the whole collection, every copy counted: exactly, though the terms of
/// an index weigh some of their places more.
#include <xapian.h>

#include <cstdint>
#include <string_view>

#include "searcher/base/deadline.h"

namespace niger::results {

/// Of title and own text (is_own_text) of all articles. The database must outlive it.
class CollectionCounts {
 public:
  explicit CollectionCounts(const Xapian::Database& database) : database_(database) {}

  /// Words with this stem. Throws what Xapian throws.
  [[nodiscard]] std::uint64_t of(std::string_view stem) const;

  /// All words; those of the articles that the deadline left time for. Throws what Xapian throws.
  [[nodiscard]] std::uint64_t all(Deadline& deadline) const;

 private:
  const Xapian::Database& database_;
};

}  // namespace niger::results
