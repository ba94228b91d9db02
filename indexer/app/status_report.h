#pragma once
/// What `niger-index status` tells, as plain data and as JSON.
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "common/sources/source_aliases.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/folder/run_record.h"
#include "indexer/settings/options.h"
#include "indexer/settings/source_settings.h"
#include "indexer/writing/index_facts.h"

namespace niger::index_app {

struct Status {
  writing::IndexFacts facts;
  std::optional<folder::RunRecord> run;
  std::string writer;       ///< who writes it now; empty: nobody
  std::string dead_writer;  ///< who was killed writing it; empty: nobody
  run_settings::SourceSettings sources;
  catalog::RemovedArticles removed;
  std::vector<std::pair<std::string, std::uint64_t>> publishers;  ///< most articles first
  sources::SourceAliases aliases;
  std::optional<std::uint64_t> backlog;  ///< files that an update would look at; if asked for
};

/// Seconds since an ISO 8601 time; -1 where it is none.
[[nodiscard]] std::int64_t age_seconds(const std::string& time);

/// A day of an article, YYYYMMDD, with hyphens.
[[nodiscard]] std::string day_text(const std::string& day);

/// One object, as niger-index(1) describes it.
void write_json(const Status& status, const run_settings::IndexOptions& options, std::ostream& out);

}  // namespace niger::index_app
