#pragma once
/// The maker of documents: the one place that decides which terms, values and data an article
/// becomes. Builder and updater both write what this gives. It writes nothing itself.
#include <cstddef>
#include <memory>
#include <optional>

#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "common/article.h"
#include "common/index/article_record.h"

namespace niger::writing {

/// Gives a document, whatever it had, the terms and values of where `article` comes from: its id,
/// its file and the folders above it.
void set_origin(Xapian::Document& document, const Article& article);

/// Makes documents; keeps the words it has seen, up to a bound. For one thread; `analyzer` and
/// `records` must outlive it.
class DocumentMaker {
 public:
  static constexpr std::size_t kCacheBytes = std::size_t{64} << 20;

  /// Of an article no more is searched than its first words, until there are so many of them, or so
  /// many different stems: an article needs no more memory than its text and a hundred megabytes.
  /// The largest books have fewer of both.
  static constexpr std::size_t kMostWords = std::size_t{1} << 22;
  static constexpr std::size_t kMostStems = std::size_t{1} << 17;

  DocumentMaker(const arabic::Analyzer& analyzer, index::ArticleRecordWriter& records,
                std::size_t cache_bytes = kCacheBytes);
  ~DocumentMaker();
  DocumentMaker(const DocumentMaker&) = delete;
  DocumentMaker& operator=(const DocumentMaker&) = delete;
  DocumentMaker(DocumentMaker&&) = delete;
  DocumentMaker& operator=(DocumentMaker&&) = delete;

  /// The document of `article`, which has at least its id term.
  [[nodiscard]] Xapian::Document document(const Article& article);

  /// Where the last article reached a limit: how many of its words are searched.
  [[nodiscard]] std::optional<std::size_t> cut_after() const;

  /// With the words it has seen.
  [[nodiscard]] arabic::Analyzer::Session& session();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace niger::writing
