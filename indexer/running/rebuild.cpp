#include "indexer/running/rebuild.h"

#include <limits>
#include <map>
#include <utility>

#include "common/index/former_paths.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/stored_articles.h"
#include "indexer/folder/generations.h"
#include "indexer/settings/version.h"
#include "indexer/writing/index_builder.h"

namespace niger::running {

using catalog::Catalog;
using catalog::IndexMetadata;
using catalog::MetadataReader;
using messages::Message;
using writing::IndexBuilder;

namespace {

// The entry of a file of which only the articles are known: an update reads it again.
catalog::CatalogFile unknown_file(const std::string& path, std::uint32_t articles) {
  catalog::CatalogFile file;
  file.path = path;
  file.bytes = std::numeric_limits<std::uint64_t>::max();
  file.settled = false;
  file.articles = articles;
  return file;
}

// The former list of files, where it can be read and agrees with the articles.
Catalog catalog_of(const MetadataReader& metadata,
                   const std::map<std::string, std::uint32_t>& articles_of) {
  Catalog before;
  try {
    before = catalog::loaded_catalog(metadata);
  } catch (const Error&) {
    before.clear();  // made from the articles, below
  }
  Catalog catalog;
  for (const auto& [path, file] : before) {
    if (file.articles == 0) {
      catalog[path] = file;
    }
  }
  for (const auto& [path, count] : articles_of) {
    const auto known = before.find(path);
    const bool agrees = known != before.end() && known->second.articles == count;
    catalog[path] = agrees ? known->second : unknown_file(path, count);
  }
  return catalog;
}

// What is kept of the records of files that hold several, where it can be read.
void add_records(const MetadataReader& metadata, const Catalog& catalog, IndexMetadata& all) {
  for (const auto& [path, file] : catalog) {
    try {
      const std::vector<catalog::CatalogRecord> records = catalog::loaded_records(metadata, path);
      if (!records.empty() && records.size() == file.articles + file.replaced) {
        const IndexMetadata kept = catalog::records_metadata(path, records);
        all.insert(all.end(), kept.begin(), kept.end());
      }
    } catch (const Error&) {
      continue;  // the next update reads the file whole instead
    }
  }
}

}  // namespace

RunResult rebuild_from_stored(const run_settings::SourceSettings& settings,
                              const run_settings::IndexOptions& options,
                              const run_settings::Invocation& invocation,
                              run_settings::Progress& progress,
                              const catalog::RemovedArticles& removed,
                              const std::function<void(const Article&)>& kept) {
  const index::HeldGeneration before = index::live_generation(options.index);
  progress.start_task(Message::TaskIndexing, catalog::article_count(before.path()));
  folder::NewGeneration generation(options.index);
  IndexBuilder builder({generation.path(), options.memory_bytes, 1});
  const run_settings::StopOnSignal stop(invocation.interruption, [&builder] { builder.cancel(); });
  IndexBuilder::Worker& worker = builder.worker(0);
  std::map<std::string, std::uint32_t> articles_of;
  std::uint64_t batch = 0;
  std::size_t batch_bytes = IndexBuilder::Worker::kBatchBytes;
  const catalog::StoredArticles stored =
      catalog::read_stored_articles(before.path(), [&](Article&& article) {
        const std::size_t bytes = article.title.size() + article.text.size();
        if (batch_bytes >= IndexBuilder::Worker::kBatchBytes) {
          worker.start_batch(batch++);
          batch_bytes = 0;
        }
        if (kept) {
          kept(article);
        }
        ++articles_of[article.path];
        worker.add(std::move(article));
        batch_bytes += bytes;
        ++progress.count().articles;
        ++progress.count().done;
        progress.count().text_bytes += bytes;
      });
  if (stored.read == 0) {
    throw messages::TextError(ErrorKind::Index,
                              {Message::RebuildNothingStored, {{"path", options.index}}});
  }
  progress.start_task(Message::TaskMerging, 0);
  const MetadataReader metadata = catalog::metadata_of(before.path());
  const Catalog catalog = catalog_of(metadata, articles_of);
  IndexMetadata all = catalog::catalog_metadata(catalog);
  all.emplace_back(schema::kCreatorKey, run_settings::creator_text());
  all.emplace_back(schema::kBuiltAtKey, time_stamp());
  all.emplace_back(schema::kSourcesKey, run_settings::stored_sources(settings));
  if (!removed.empty()) {
    all.emplace_back(schema::kRemovedKey, catalog::stored(removed));
  }
  if (const index::FormerPaths former(metadata(std::string(index::kMovesKey))); !former.empty()) {
    all.emplace_back(index::kMovesKey, former.stored());
  }
  add_records(metadata, catalog, all);
  const writing::BuildStats stats = builder.finish(all);
  generation.publish();
  catalog::keep_removed(options.index, removed);

  RunResult result;
  result.record.files = catalog.size();
  result.record.articles = stats.articles;
  result.record.added = stats.articles;
  result.record.skipped = stored.lost + skipped_count(catalog);
  result.record.text_bytes = stats.article_bytes;
  result.exit_one = result.record.skipped > 0;
  result.summary.emplace_back(
      Message::RebuiltFromStored,
      std::vector<messages::Argument>{{"count", messages::Grouped{stats.articles}}});
  if (stored.lost > 0) {
    result.summary.emplace_back(
        Message::RebuildLost,
        std::vector<messages::Argument>{{"count", messages::Grouped{stored.lost}}});
  }
  return result;
}

}  // namespace niger::running
