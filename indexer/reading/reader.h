#pragma once
/// The one door to all formats: makes articles of a file. What a file holds is decided by its name
/// and its first bytes, then the reader of that format hands articles to the sink. It walks no
/// folders and writes no index.
#include <memory>
#include <string_view>

#include "indexer/reading/articles/article_sink.h"
#include "indexer/reading/articles/file_report.h"
#include "indexer/reading/articles/read_options.h"
#include "indexer/reading/walk/file_walker.h"

namespace niger::reading {

/// One per thread: it keeps buffers from file to file. Different objects may be used from different
/// threads at the same time.
class Reader {
 public:
  explicit Reader(articles::ReadOptions options);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  /// Hands every article of the file to `sink`, and every piece that could not be read. Never
  /// throws for what a file holds; exceptions of the sink pass through.
  articles::FileReport read(const walk::Candidate& candidate, articles::ArticleSink& sink);

  /// The same for bytes that are there already; `candidate` only names them. No filter is run.
  articles::FileReport read_bytes(const walk::Candidate& candidate, std::string_view bytes,
                                  articles::ArticleSink& sink);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace niger::reading
