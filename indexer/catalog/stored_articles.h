#pragma once
/// The stored articles of an index, as far as they can still be read: their records, one by one, so
/// that an index whose sources are gone can be rebuilt from them.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "common/article.h"
#include "indexer/catalog/catalog.h"

namespace niger::catalog {

struct StoredArticles {
  std::uint64_t read = 0;
  std::uint64_t lost = 0;  ///< their records are damaged
};

/// How many articles the database in `generation` says it has; 0 where it cannot be opened.
[[nodiscard]] std::uint64_t article_count(const std::filesystem::path& generation);

/// Calls `take` for each article of the database in `generation` that can be read, in the order of
/// the index. Throws Error(Index) where not even the database can be opened.
StoredArticles read_stored_articles(const std::filesystem::path& generation,
                                    const std::function<void(Article&&)>& take);

/// The metadata of the database in `generation`, for as long as the reader lives; empty where they
/// are damaged. Throws Error(Index) where the database cannot be opened.
[[nodiscard]] MetadataReader metadata_of(const std::filesystem::path& generation);

}  // namespace niger::catalog
