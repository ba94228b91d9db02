#pragma once
/// The facts of a finished index: counts and dates for `status`, read from the database alone.
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "common/index/stem_vectors.h"
#include "common/messages/text.h"
#include "indexer/catalog/catalog.h"
#include "indexer/duplicates/near_duplicates.h"

namespace niger::writing {

struct IndexFacts {
  std::filesystem::path generation;  ///< folder of the generation in use
  std::uint64_t bytes = 0;           ///< of its files
  std::uint64_t packed_bytes = 0;    ///< the same when it was made; 0: not known
  std::uint64_t articles = 0;
  std::uint64_t terms = 0;  ///< distinct, prefixed ones included
  double mean_words = 0;    ///< of an article
  std::string first_day;    ///< of the articles' dates, YYYYMMDD; empty: none has a date
  std::string last_day;
  std::uint64_t undated = 0;                        ///< articles without a date
  std::map<std::string, std::uint64_t> publishers;  ///< as written, and their articles
  duplicates::DuplicateCounts duplicates;
  std::optional<index::VectorsRecord> vectors;  ///< of stems; nothing: none are known of
  std::uint64_t vector_bytes = 0;               ///< of these, with their keys
  std::uint64_t changed_since_learned = 0;      ///< articles, where vectors are known
  std::string format;
  std::string analyzer;
  std::string creator;
  std::string built_at;      ///< UTC, ISO 8601
  std::string sources;       ///< value of schema::kSourcesKey
  messages::Text complaint;  ///< why this program cannot search it; empty: it can
  catalog::Catalog catalog;
};

/// The metadata of the index in a folder, which stays open as long as the reader lives. Throws
/// Error(Index) where there is none that this program can use.
[[nodiscard]] catalog::MetadataReader live_metadata(const std::filesystem::path& index);

/// The facts of the index in a folder. Throws Error(Index) where there is none, or it is damaged;
/// an index of another version is reported, not refused.
[[nodiscard]] IndexFacts index_facts(const std::filesystem::path& index);

}  // namespace niger::writing
