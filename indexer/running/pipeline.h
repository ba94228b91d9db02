#pragma once
/// The pipeline from files to added articles, on every core. Each thread takes the next files in
/// order, reads them and adds their articles. A big file is read by one thread, and the batches it
/// is cut into are added by whoever is free. What is added, and in which order, does not depend on
/// the number of threads. Knows neither formats nor the index: both are handed in.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "common/article.h"
#include "indexer/catalog/catalog.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/reading/reader.h"
#include "indexer/reading/walk/file_walker.h"

namespace niger::running {

/// What became of one file.
struct FileOutcome {
  std::uint64_t hash = 0;
  std::uint32_t articles = 0;
  bool dated_by_time = false;                   ///< an article has the day of the file as its date
  std::vector<catalog::CatalogRecord> records;  ///< one for each article
  bool is_container = false;                    ///< its articles are records or entries of the file
  std::uint64_t skipped = 0;                    ///< pieces
  std::vector<catalog::Skip> skips;             ///< the first kMostSkips of them
  std::uint64_t removed = 0;              ///< articles kept back, since a person has taken them out
  std::uint64_t replaced = 0;             ///< records that later ones with their ids have replaced
  std::vector<std::string> replaced_ids;  ///< of the first kMostSkips of them
  articles::FileReport report;
};
inline constexpr std::size_t kMostSkips = 1000;

/// Where a thread's articles go.
class ArticleTarget {
 public:
  virtual ~ArticleTarget() = default;
  virtual void start_batch(std::uint64_t number) = 0;
  virtual void add(Article&& article) = 0;
  virtual void end_batch() {}
};

/// Reads the files of one thread.
class FileReading {
 public:
  virtual ~FileReading() = default;
  /// These files are read next, in this order.
  virtual void expect(const std::vector<walk::Candidate>& files) = 0;
  /// Reads one file into the sink, and notes what it learns of it. May throw PipelineStopped.
  virtual void read(const walk::Candidate& file, articles::ArticleSink& sink,
                    FileOutcome& outcome) = 0;
};

/// Leaves a file in the middle when the run is stopped: asked for from outside, or another thread
/// has the failure to report.
struct PipelineStopped {};

struct PipelineOptions {
  std::size_t batch_bytes = std::size_t{1} << 20;
  /// A file larger than this may hold more than a batch, and is cut into batches of its own.
  std::uint64_t big_file_bytes = 128 << 10;
  /// These two are called once by each thread, for what it uses alone. `stopped`: the reading is to
  /// be left.
  std::function<std::unique_ptr<ArticleTarget>(unsigned thread)> target;
  std::function<std::unique_ptr<FileReading>(std::function<bool()> stopped)> reader;
  /// Articles that stay out, and whether their ids are unique in the collection. Outlives the run.
  const catalog::RemovedArticles* removed = nullptr;
  bool unique_ids = false;
  unsigned threads = 2;
  std::function<bool()> stopped;  ///< true: end early
  /// Called by any thread after each article: its bytes of title and text.
  std::function<void(std::size_t bytes)> article_added;
  /// Called by any thread after each file.
  std::function<void(const walk::Candidate& file, const FileOutcome& outcome)> file_done;
};

/// Reads and adds all files; the outcomes are in the order of `files`. An exception of a thread
/// ends all of them and is thrown again here. Stopped early, the outcomes are not complete.
[[nodiscard]] std::vector<FileOutcome> run_pipeline(const std::vector<walk::Candidate>& files,
                                                    const PipelineOptions& options);

/// Counts an article, and keeps its id and hash.
void note_article(const Article& article, FileOutcome& outcome);

/// Counts and keeps what was skipped, as the catalogue has it.
void note_skip(walk::Skipped&& skipped, FileOutcome& outcome);

/// Notes that the article of `record` is searched up to its `words`-th word only.
void note_cut(const std::string& record, std::size_t words, FileOutcome& outcome);

/// True where the same file may be well the next time, though it has not changed.
[[nodiscard]] bool is_passing(walk::SkipReason reason);

}  // namespace niger::running
