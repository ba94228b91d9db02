#include "indexer/running/building.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/index/former_paths.h"
#include "common/index/generation.h"
#include "common/index/schema.h"
#include "common/messages/quantities.h"
#include "common/messages/text_error.h"
#include "indexer/catalog/change_hash.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/stored_articles.h"
#include "indexer/folder/generations.h"
#include "indexer/folder/kept_sources.h"
#include "indexer/running/collection.h"
#include "indexer/running/disk_space.h"
#include "indexer/running/report.h"
#include "indexer/running/unique_ids.h"
#include "indexer/running/writing_run.h"
#include "indexer/settings/version.h"
#include "indexer/writing/index_builder.h"

namespace niger::running {

using catalog::Catalog;
using catalog::IndexMetadata;
using catalog::metadata_of;
using catalog::RemovedArticles;
using index::FormerPaths;
using index::live_generation;
using messages::Message;
using messages::size_text;
using messages::Text;
using messages::TextError;
using run_settings::SourceSettings;
using writing::IndexBuilder;
namespace fs = std::filesystem;
namespace {

// What has been merged into the new database so far; see BuilderOptions::directory.
std::uint64_t merged_bytes(const fs::path& directory) {
  std::uint64_t bytes = 0;
  std::error_code failure;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, failure)) {
    const bool is_file = entry.is_regular_file(failure);
    const std::uintmax_t size = is_file ? entry.file_size(failure) : 0;
    bytes += failure ? 0 : size;
  }
  return bytes;
}

class BuilderTarget : public ArticleTarget {
 public:
  explicit BuilderTarget(IndexBuilder::Worker& worker) : worker_(worker) {}
  void start_batch(std::uint64_t number) override { worker_.start_batch(number); }
  void add(Article&& article) override { worker_.add(std::move(article)); }

 private:
  IndexBuilder::Worker& worker_;
};

std::vector<FileOutcome> read_and_add(const Collection& collection, PipelineOptions options,
                                      const run_settings::Interruption& interruption,
                                      IndexBuilder& builder, const RemovedArticles& removed,
                                      run_settings::ProgressCount& count) {
  options.batch_bytes = IndexBuilder::Worker::kBatchBytes;
  options.removed = &removed;
  options.stopped = [&interruption] { return interruption.asked(); };
  options.target = [&builder](unsigned thread) {
    return std::make_unique<BuilderTarget>(builder.worker(thread));
  };
  options.article_added = [&count](std::size_t bytes) {
    ++count.articles;
    count.text_bytes += bytes;
  };
  return run_pipeline(collection.files, options);
}

// The list of articles taken out, of the index that is rebuilt: files that were moved since take
// their part of it with them.
RemovedArticles removed_so_far(const std::string& index, const Collection& collection) {
  catalog::MetadataReader metadata;
  try {
    metadata = metadata_of(live_generation(index).path());
  } catch (const Error&) {
    metadata = nullptr;  // what is kept beside it counts then
  }
  RemovedArticles removed = catalog::removed_in_use(index, metadata);
  if (removed.empty() || !metadata) {
    return removed;
  }
  Catalog before;
  try {
    before = catalog::loaded_catalog(metadata);
  } catch (const Error&) {
    return removed;
  }
  std::unordered_set<std::string> with_removed;
  for (const catalog::RemovedArticle& one : removed.all()) {
    with_removed.insert(one.paths.begin(), one.paths.end());
    with_removed.insert(one.copies.begin(), one.copies.end());
  }
  Catalog gone = before;
  std::unordered_map<std::string_view, const walk::Candidate*> native;
  std::vector<catalog::FoundFile> fresh;
  for (const walk::Candidate& file : collection.files) {
    gone.erase(file.path);
    if (!before.contains(file.path)) {
      fresh.push_back({file.path, file.size_bytes, file.mtime_ns, file.ctime_ns});
      native.emplace(file.path, &file);
    }
  }
  std::erase_if(gone, [&](const auto& file) { return !with_removed.contains(file.first); });
  catalog::PlanOptions options;
  options.hash_of = [&native](std::string_view path) {
    return catalog::file_hash(native.at(path)->place());
  };
  catalog::follow_moves(catalog::planned_update(gone, fresh, options), removed);
  return removed;
}

Catalog catalog_of(const Collection& collection, const std::vector<FileOutcome>& outcomes,
                   std::int64_t start_ns) {
  Catalog catalog;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    catalog::CatalogFile entry = catalog_entry(collection.files[i], outcomes[i], start_ns);
    catalog[entry.path] = std::move(entry);
  }
  for (const auto* missing : {&collection.unreached, &collection.vanished}) {
    for (catalog::CatalogFile& entry : unreached_entries(*missing)) {
      catalog[entry.path] = std::move(entry);
    }
  }
  return catalog;
}

void note_cut_articles(const std::vector<writing::CutArticle>& cut, const Collection& collection,
                       std::vector<FileOutcome>& outcomes) {
  if (cut.empty()) return;
  std::unordered_map<std::string_view, FileOutcome*> by_path;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    by_path.emplace(collection.files[i].path, &outcomes[i]);
  }
  for (const writing::CutArticle& article : cut) {
    const auto file = by_path.find(article.path);
    if (file != by_path.end()) note_cut(article.record, article.words, *file->second);
  }
}

// Of several articles with an id the builder keeps the last one, as is reported here.
void note_replaced(const Collection& collection, std::vector<FileOutcome>& outcomes) {
  std::vector<FileRecords> files;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    files.push_back({collection.files[i].path, &outcomes[i].records});
  }
  std::vector<ReplacedRecords> replaced = replaced_records(files);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    outcomes[i].replaced = replaced[i].count;
    outcomes[i].replaced_ids = std::move(replaced[i].ids);
    outcomes[i].articles -= static_cast<std::uint32_t>(replaced[i].count);
  }
}

// Where the files were before, as the index that is rebuilt has it.
FormerPaths former_paths_so_far(const std::string& index) {
  try {
    return FormerPaths(metadata_of(live_generation(index).path())(std::string(index::kMovesKey)));
  } catch (const Error&) {
    return {};
  }
}

IndexMetadata metadata_of(const SourceSettings& settings, const Catalog& catalog,
                          const std::vector<FileOutcome>& outcomes, const RemovedArticles& removed,
                          const FormerPaths& former) {
  IndexMetadata metadata = catalog::catalog_metadata(catalog);
  metadata.emplace_back(schema::kCreatorKey, run_settings::creator_text());
  metadata.emplace_back(schema::kBuiltAtKey, time_stamp());
  metadata.emplace_back(schema::kSourcesKey, run_settings::stored_sources(settings));
  if (!removed.empty()) {
    metadata.emplace_back(schema::kRemovedKey, catalog::stored(removed));
  }
  if (!former.empty()) {
    metadata.emplace_back(index::kMovesKey, former.stored());
  }
  for (const FileOutcome& outcome : outcomes) {
    if (keeps_records(outcome, settings)) {
      const IndexMetadata records = catalog::records_metadata(outcome.report.path, outcome.records);
      metadata.insert(metadata.end(), records.begin(), records.end());
    }
  }
  return metadata;
}

Text counted_articles(std::uint64_t count) {
  return {Message::ArticleCount, {{"count", messages::Grouped{count}}}};
}

Text counted_files(std::uint64_t count) {
  return {Message::FileCount, {{"count", messages::Grouped{count}}}};
}

std::vector<Text> summary_of(const writing::BuildStats& stats, std::size_t files, double seconds) {
  const auto rate = static_cast<double>(stats.article_bytes) / std::max(seconds, 1e-3);
  std::vector<Text> lines;
  lines.emplace_back(
      Message::IndexedSummary,
      std::vector<messages::Argument>{{"articles", counted_articles(stats.articles)},
                                      {"files", counted_files(files)},
                                      {"size", size_text(stats.article_bytes)},
                                      {"time", messages::time_text(seconds)},
                                      {"rate", size_text(static_cast<std::uint64_t>(rate))}});
  return lines;
}

}  // namespace

SourceSettings settings_in_use(const std::string& index) {
  SourceSettings settings;
  try {
    settings = run_settings::sources_from(
        metadata_of(live_generation(index).path())(std::string(schema::kSourcesKey)));
  } catch (const Error&) {
    settings = {};  // reported by the copy, or below
  }
  if (settings.empty()) {
    settings = run_settings::sources_from(folder::kept_sources(index));
  }
  if (settings.empty()) {
    throw TextError(ErrorKind::Index, {Message::SourcesUnknown, {{"path", index}}});
  }
  return settings;
}

RunResult build_index(const SourceSettings& settings, const run_settings::IndexOptions& options,
                      const run_settings::Invocation& invocation,
                      run_settings::Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  const std::int64_t start_ns = time_now_ns();
  (void)run_settings::read_options(
      settings);  // a bad filter or field is reported before anything is read
  if (!options.report.empty()) {
    check_report(options.report);
  }
  progress.start_task(Message::TaskLooking, 0);
  const Collection collection = found_collection(settings);
  if (collection.files.empty()) {
    throw TextError(ErrorKind::Input, {Message::NoFileToIndex, {{"path", settings.first()}}});
  }
  const SpaceCheck space = space_checked(options.index, space_needed(collection.files));
  progress.note(space.line);

  const RemovedArticles removed = removed_so_far(options.index, collection);
  folder::NewGeneration generation(options.index);
  const unsigned threads = run_settings::threads_of(options);
  IndexBuilder builder({generation.path(), options.memory_bytes, threads});
  const run_settings::StopOnSignal stop(invocation.interruption, [&builder] { builder.cancel(); });
  progress.start_task(Message::TaskIndexing, collection.bytes);
  std::vector<FileOutcome> outcomes =
      read_and_add(collection, counted_pipeline(settings, options, threads, progress.count()),
                   invocation.interruption, builder, removed, progress.count());
  if (invocation.interruption.asked()) {
    throw TextError(ErrorKind::Input, Message::RunStopped);
  }
  if (settings.unique_ids) {
    note_replaced(collection, outcomes);
  }

  progress.start_task(Message::TaskMerging, folder::folder_bytes(generation.path()),
                      [path = generation.path()] { return merged_bytes(path); });
  note_cut_articles(builder.cut_articles(), collection, outcomes);
  const Catalog catalog = catalog_of(collection, outcomes, start_ns);
  if (progress.count().articles == 0) {
    throw TextError(ErrorKind::Input, {Message::NoArticleToIndex,
                                       {{"files", counted_files(collection.files.size())},
                                        {"path", settings.first()},
                                        {"first", first_skip(catalog)}}});
  }
  const writing::BuildStats stats = builder.finish(
      metadata_of(settings, catalog, outcomes, removed, former_paths_so_far(options.index)));
  generation.publish();
  folder::keep_sources(options.index, run_settings::stored_sources(settings));
  catalog::keep_removed(options.index, removed);
  if (!options.report.empty()) {
    write_report(options.report, {outcomes, not_read(collection), collection.excluded, space.doubt},
                 invocation.language);
  }

  RunResult result;
  result.read_sources = true;
  result.record.files = collection.files.size();
  result.record.articles = stats.articles;
  result.record.added = stats.articles;
  result.record.skipped = skipped_count(catalog);
  result.record.text_bytes = stats.article_bytes;
  result.record.warning = space.doubt;
  result.record.ignored = ignored_counts(collection);
  result.exit_one = result.record.skipped + replaced_count(catalog) > 0;
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  result.summary = summary_of(stats, collection.files.size(), seconds);
  add_skipped(catalog, options.listed, result.summary);
  add_excluded(collection, result.summary);
  add_idle(collection, options, result.summary);
  if (!space.doubt.empty()) result.summary.push_back(space.doubt);
  result.summary.emplace_back(
      Message::IndexAndSize,
      std::vector<messages::Argument>{
          {"path", options.index}, {"size", size_text(folder::folder_bytes(generation.path()))}});
  return result;
}

}  // namespace niger::running
