#pragma once
/// The receiver of the articles that a reader finds.
#include "common/article.h"
#include "indexer/reading/walk/skipped.h"

namespace niger::articles {

/// Takes what a reader finds, in the order of the file. Called from the thread that reads.
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  virtual void article(Article&& article) = 0;
  virtual void skipped(walk::Skipped&& skipped) = 0;
};

}  // namespace niger::articles
