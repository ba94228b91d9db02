#pragma once
/// How does a file become articles? The one door to all formats: what a file holds is decided by
/// its name and its first bytes, then the reader of that format hands articles to the sink. It
/// walks no folders and writes no index.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "indexer/reading/file_walker.h"
#include "indexer/reading/reading_watch.h"
#include "indexer/reading/skipped.h"

namespace niger {

/// Takes what a reader finds, in the order of the file. Called from the thread that reads.
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  virtual void article(Article&& article) = 0;
  virtual void skipped(Skipped&& skipped) = 0;
};

/// What is refused rather than read. Every limit is settable; past it the thing is reported.
struct ReadLimits {
  std::uint64_t file_bytes = std::uint64_t{64} << 30;      ///< a file as it lies on disk
  std::uint64_t record_bytes = std::uint64_t{64} << 20;    ///< one page, text or line
  std::uint64_t unpacked_bytes = std::uint64_t{64} << 30;  ///< of one archive, all entries together
  std::uint64_t unpacked_ratio = 1000;  ///< unpacked : packed, once 16 MB are out
  std::uint64_t entries = 10'000'000;   ///< of one archive
  unsigned archive_depth = 3;           ///< an archive within an archive …
  std::chrono::milliseconds filter_time{60'000};

  friend bool operator==(const ReadLimits&, const ReadLimits&) = default;
};

/// A program that makes text or HTML of files with this extension.
struct FilterProgram {
  std::string extension;             ///< with its dot, lower case: ".pdf"
  std::vector<std::string> command;  ///< program and arguments; "%s" is the file
};

struct ReadOptions {
  std::string encoding;  ///< empty: found out; else an ICU name that is believed: "windows-1256"
  std::map<std::string, std::string> field_names;  ///< ours to theirs: {"body", "story"}
  std::vector<FilterProgram> filters;
  ReadLimits limits;
  bool date_from_file_time = false;  ///< where nothing else tells a date
  bool unique_ids = false;  ///< the collection promises that ids are unique (Article::repetition)
  /// Called from the thread that reads, with the bytes of a file just read: for a progress.
  std::function<void(std::size_t bytes)> bytes_read;
  ReadingWatch* watch = nullptr;  ///< outlives the reader; nullptr: nobody looks on
};

/// How often something was met in a file.
struct NamedCount {
  std::string name;
  std::uint64_t count = 0;
};
struct FieldCount {
  ArticleField field = ArticleField::Title;
  FieldOrigin origin = FieldOrigin::None;
  std::uint64_t count = 0;  ///< articles whose field was found there
};

/// What became of one file: a line of `niger-index build --report`.
struct FileReport {
  std::string path;  ///< as Candidate::path
  std::string kind;  ///< what it was taken for: "text", "html", "jsonl", "zip" …
  std::vector<NamedCount> inner_kinds;  ///< what was packed in it was taken for
  std::vector<NamedCount> encodings;    ///< of its articles
  std::vector<FieldCount> fields;       ///< of its articles, sorted
  std::uint64_t bytes = 0;              ///< of the file that were read
  std::uint64_t articles = 0;
  std::uint64_t skipped = 0;
  std::uint64_t repaired = 0;  ///< ill-formed byte sequences that became U+FFFD
  std::vector<Text> doubts;    ///< at most 20 lines for a person
};

/// One per thread: it keeps buffers from file to file. Different objects may be used from different
/// threads at the same time.
class Reader {
 public:
  explicit Reader(ReadOptions options);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Hands every article of the file to `sink`, and every piece that could not be read. Never
  /// throws for what a file holds; exceptions of the sink pass through.
  FileReport read(const Candidate& candidate, ArticleSink& sink);

  /// The same for bytes that are there already; `candidate` only names them. No filter is run.
  FileReport read_bytes(const Candidate& candidate, std::string_view bytes, ArticleSink& sink);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace niger
