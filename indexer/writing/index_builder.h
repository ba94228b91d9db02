#pragma once
/// The builder of a new database, on every core and in bounded memory. Articles are written to many
/// small databases, one at a time per worker, which are merged by levels into one. It reads no
/// files and knows nothing of generations or locks: the caller owns the directory.
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/catalog/index_metadata.h"

namespace niger::writing {

struct BuilderOptions {
  /// Must not exist, its parent must. Holds the database after finish(); until then only folders
  /// for the unfinished parts, so that whatever is found there after a crash may be deleted.
  std::filesystem::path directory;
  std::size_t memory_bytes = std::size_t{512} << 20;  ///< of all workers and merges together
  unsigned workers = 2;                               ///< threads that will add, at least 1
};

/// An article that is not searched to its end, see DocumentMaker::kMostWords.
struct CutArticle {
  std::string path;
  std::string record;
  std::size_t words = 0;  ///< that are searched

  // clang-tidy 14 takes the 0 of a defaulted <=> for a pointer.
  friend auto operator<=>(const CutArticle&,
                          const CutArticle&) = default;  // NOLINT(modernize-use-nullptr)
};

struct BuildStats {
  std::uint64_t articles = 0;        ///< in the database
  std::uint64_t repeated_ids = 0;    ///< articles dropped since a later one had the same id
  std::uint64_t article_bytes = 0;   ///< title and text of all that were added
  std::uint64_t database_bytes = 0;  ///< on disk, without metadata files of others
  std::uint64_t segments = 0;        ///< small databases written
};

/// Usage: each thread takes the worker of its number, and for each batch of articles calls
/// start_batch and add; when all threads are done one of them calls finish. Errors: throws
/// niger::Error (Index) when the disk refuses; then, and when finish was not reached, the
/// destructor deletes the directory.
class IndexBuilder {
 public:
  class Worker;

  explicit IndexBuilder(BuilderOptions options);
  ~IndexBuilder();
  IndexBuilder(const IndexBuilder&) = delete;
  IndexBuilder& operator=(const IndexBuilder&) = delete;
  IndexBuilder(IndexBuilder&&) = delete;
  IndexBuilder& operator=(IndexBuilder&&) = delete;

  /// The worker of thread `number`, 0 … workers - 1. It lives as long as the builder.
  [[nodiscard]] Worker& worker(unsigned number);

  /// To be called when no thread adds any more: the articles that are not searched to their end.
  [[nodiscard]] std::vector<CutArticle> cut_articles();

  /// Merges everything, drops all but the last of articles with one id, writes `metadata` and what
  /// the schema also asks for (format, analyzer, dictionary, spelling keys), syncs files and
  /// folder. To be called once, when no thread adds any more. No articles: an empty database.
  BuildStats finish(const catalog::IndexMetadata& metadata);

  /// May be called from any thread: add, start_batch and finish throw Error (Index, "cancelled")
  /// from then on, a merge that is running at its next table. The destructor deletes what was
  /// written; so may whoever ends the process before.
  void cancel();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// One thread's part in a build.
class IndexBuilder::Worker {
 public:
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  Worker(Worker&&) = delete;
  Worker& operator=(Worker&&) = delete;

  /// About as much title and text as a batch should hold.
  static constexpr std::size_t kBatchBytes = std::size_t{4} << 20;

  /// The articles added from here on are those of batch `number`. Batches are numbered from 0 in
  /// the order of the source, each number is started once and by one worker. They decide the order
  /// of articles in the database, so that it does not depend on the threads. Numbers may be missing
  /// in the end; while one is, those after it cannot be merged.
  void start_batch(std::uint64_t number);

  /// Adds one article to the batch. Any article will do: without title, without text, a book.
  /// The last of those with one id remains.
  void add(Article&& article);

  ~Worker();

 private:
  friend class IndexBuilder;
  struct State;
  explicit Worker(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace niger::writing
