/// niger-index build: a new generation beside the one in use, then one atomic switch.
#include <sys/statvfs.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <thread>

#include "common/base/error.h"
#include "common/index/schema.h"
#include "indexer/app/collection.h"
#include "indexer/app/version.h"
#include "indexer/app/writing_run.h"
#include "indexer/writing/content_hash.h"
#include "indexer/writing/generations.h"
#include "indexer/writing/index_builder.h"

namespace niger {
namespace fs = std::filesystem;
namespace {

SourceSettings settings_of(const IndexOptions& options) {
  SourceSettings settings;
  for (const std::string& source : options.sources) {
    if (source.empty()) {
      throw Error(ErrorKind::Usage, "SOURCE wants a folder or a file, not nothing");
    }
    std::string root = fs::absolute(source).lexically_normal().string();
    while (root.size() > 1 && root.ends_with('/')) {
      root.pop_back();
    }
    settings.roots.push_back(std::move(root));
  }
  settings.encoding = options.encoding;
  settings.fields = options.fields;
  settings.hidden = options.hidden;
  settings.file_dates = options.file_dates;
  return settings;
}

// A build needs room for its parts and for what they are merged into at the same time.
void require_space(const fs::path& index, std::uint64_t source_bytes) {
  constexpr std::uint64_t kNeededPerByte = 3;  // measured 2.6 on news articles, 2026-11-21
  const std::uint64_t needed = source_bytes * kNeededPerByte;
  struct statvfs disk {};
  if (statvfs(index.c_str(), &disk) != 0) {
    return;  // the disk does not tell; the build will notice itself when it is full
  }
  const std::uint64_t free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  if (free < needed) {
    throw Error(ErrorKind::Index, "the index needs about " + size_text(needed) + " in " +
                                      index.string() + ", where " + size_text(free) +
                                      " are free: make room, or give another folder with --index");
  }
}

class BuilderTarget : public ArticleTarget {
 public:
  explicit BuilderTarget(IndexBuilder::Worker& worker) : worker_(worker) {}
  void start_batch(std::uint64_t number) override { worker_.start_batch(number); }
  void add(const Article& article) override { worker_.add(article); }

 private:
  IndexBuilder::Worker& worker_;
};

std::vector<FileOutcome> read_and_add(const Collection& collection, const SourceSettings& settings,
                                      unsigned threads, const Interruption& interruption,
                                      IndexBuilder& builder, ProgressCount& count) {
  const ReadOptions reading = read_options(settings);
  PipelineOptions options;
  options.threads = threads;
  options.batch_bytes = IndexBuilder::Worker::kBatchBytes;
  options.stopped = [&interruption] { return interruption.asked(); };
  options.target = [&builder](unsigned thread) {
    return std::make_unique<BuilderTarget>(builder.worker(thread));
  };
  options.reader = [&reading](unsigned) {
    auto reader = std::make_shared<Reader>(reading);
    return [reader](const Candidate& file, ArticleSink& sink, FileOutcome& outcome) {
      // The hash first: a file that changes while it is read is then read again by an update.
      outcome.hash = file_hash(file.native_path).value_or(0);
      outcome.report = reader->read(file, sink);
    };
  };
  options.article_added = [&count](std::size_t bytes) {
    ++count.articles;
    count.text_bytes += bytes;
  };
  options.file_done = [&count](const Candidate& file) { count.done_bytes += file.size_bytes; };
  return run_pipeline(collection.files, options);
}

void write_report(const std::string& file, const std::vector<FileOutcome>& outcomes) {
  std::ofstream stream(file);
  stream << "path\tkind\tencoding\tbytes\tarticles\tskipped\trepaired\tdoubts\n";
  for (const FileOutcome& outcome : outcomes) {
    const FileReport& report = outcome.report;
    stream << report.path << '\t' << report.kind << '\t' << report.encoding << '\t' << report.bytes
           << '\t' << report.articles << '\t' << report.skipped << '\t' << report.repaired << '\t';
    for (const std::string& doubt : report.doubts) {
      stream << doubt << "; ";
    }
    stream << '\n';
  }
  if (!stream.flush()) {
    throw Error(ErrorKind::Usage, "cannot write the report " + file);
  }
}

RunResult build(const IndexOptions& options, const Invocation& invocation, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  const std::int64_t start_ns = std::chrono::duration_cast<std::chrono::nanoseconds>(
                                    std::chrono::system_clock::now().time_since_epoch())
                                    .count();
  const SourceSettings settings = settings_of(options);
  (void)read_options(settings);  // a bad field is told before anything is read
  progress.start_task("Looking", 0);
  const Collection collection = found_collection(settings);
  if (collection.files.empty()) {
    throw Error(ErrorKind::Input, "there is no file in " + shown_path(settings.roots.front()) +
                                      ": give a folder of articles; the index in use is as it was");
  }
  require_space(options.index, collection.bytes);

  NewGeneration generation(options.index);
  const unsigned threads =
      options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  IndexBuilder builder({generation.path(), options.memory_bytes, threads});
  const StopOnSignal stop(invocation.interruption, [&builder] { builder.cancel(); });
  progress.start_task("Indexing", collection.bytes);
  const std::vector<FileOutcome> outcomes = read_and_add(
      collection, settings, threads, invocation.interruption, builder, progress.count());
  if (invocation.interruption.asked()) {
    throw Error(ErrorKind::Input, "interrupted");
  }

  progress.start_task("Merging", 0);
  Catalog catalog;
  IndexMetadata metadata{{std::string(schema::kCreatorKey), creator_text()},
                         {std::string(schema::kBuiltAtKey), time_stamp()},
                         {std::string(schema::kSourcesKey), stored_sources(settings)}};
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    const CatalogFile entry = catalog_entry(collection.files[i], outcomes[i], start_ns);
    if (!outcomes[i].records.empty()) {
      const IndexMetadata records = records_metadata(entry.path, outcomes[i].records);
      metadata.insert(metadata.end(), records.begin(), records.end());
    }
    catalog[entry.path] = entry;
  }
  for (CatalogFile& entry : unreached_entries(collection.unreached)) {
    catalog[entry.path] = std::move(entry);
  }
  if (progress.count().articles == 0) {
    throw Error(ErrorKind::Input, "no article in any of the " + grouped(collection.files.size()) +
                                      " files of " + shown_path(settings.roots.front()) +
                                      "; the index in use is as it was. " + first_skip(catalog));
  }
  const IndexMetadata entries = catalog_metadata(catalog);
  metadata.insert(metadata.end(), entries.begin(), entries.end());
  const BuildStats stats = builder.finish(metadata);
  generation.publish();
  if (!options.report.empty()) {
    write_report(options.report, outcomes);
  }

  RunResult result;
  result.record.files = collection.files.size();
  result.record.articles = stats.articles;
  result.record.added = stats.articles;
  result.record.skipped = skipped_count(catalog);
  result.record.text_bytes = stats.article_bytes;
  result.exit_one = result.record.skipped > 0;
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  result.summary =
      "Indexed " + grouped(stats.articles) + " articles of " + grouped(collection.files.size()) +
      " files, " + size_text(stats.article_bytes) + " of text, in " + time_text(seconds) + " (" +
      size_text(static_cast<std::uint64_t>(static_cast<double>(stats.article_bytes) / seconds)) +
      "/s)\n";
  if (stats.repeated_ids > 0) {
    result.summary += grouped(stats.repeated_ids) +
                      " articles have the id of a later one, which alone is in the index\n";
  }
  result.summary += skipped_text(catalog, options.listed);
  result.summary +=
      "Index: " + options.index + ", " + size_text(folder_bytes(generation.path())) + "\n";
  return result;
}

}  // namespace

int run_build(const Invocation& invocation) {
  IndexOptions options;
  if (!read_options("build", invocation, options)) {
    return 0;
  }
  return run_writing("build", options, invocation,
                     [&](Progress& progress) { return build(options, invocation, progress); });
}

}  // namespace niger
