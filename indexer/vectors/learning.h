#pragma once
/// The vectors of an index's stems, learned from its own articles and written to its metadata:
/// common/index/stem_vectors.h has the bytes, subspace.h the recipe. They are learned by a build,
/// and again where enough has changed; in between a search uses those that are there.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>

#include <xapian.h>

namespace niger::vectors {

struct LearningOptions {
  std::size_t memory_bytes = 0;  ///< of the run; the vectors take half of it at most
  unsigned threads = 1;
};

/// Learns the vectors of `database` and writes them in the place of those that are there; a
/// collection of few articles has none. Commits nothing. The same for the same articles, whatever
/// the threads. Throws what Xapian throws, and Error once `cancelled`.
void learn_vectors(Xapian::WritableDatabase& database, const LearningOptions& options,
                   const std::atomic<bool>& cancelled);

/// Removes the vectors of those of the stems with these terms that no article has any more. Commits
/// nothing.
void forget_vectors(Xapian::WritableDatabase& database,
                    const std::unordered_set<std::string>& terms);

/// How many articles updates have changed in a database since it was built.
[[nodiscard]] std::uint64_t changed_articles(const Xapian::Database& database);

/// How many since its vectors were learned; nothing where it does not say when.
[[nodiscard]] std::optional<std::uint64_t> changed_since_learned(const Xapian::Database& database);

/// True where that is a fifth of the articles there were then, or not known.
[[nodiscard]] bool vectors_are_due(const Xapian::Database& database);

}  // namespace niger::vectors
