#pragma once
/// A filter for articles that a person has removed from the index: between a reader and what takes
/// its articles.
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/catalog/removed_articles.h"
#include "indexer/reading/reader.h"

namespace niger::running {

/// For one file. What RemovedArticles::recognized calls removed is kept back. Of an article without
/// an own id whose text is not in its file any more, what is in its place is it: to know that, an
/// article in such a place waits for the end of the file.
class RemovedFilter : public articles::ArticleSink {
 public:
  RemovedFilter(const catalog::RemovedArticles& removed, const std::string& path, bool unique_ids,
                articles::ArticleSink& sink)
      : removed_(removed), of_file_(removed.of_file(path)), unique_ids_(unique_ids), sink_(sink) {}

  void article(Article&& article) override;
  void skipped(walk::Skipped&& skipped) override { sink_.skipped(std::move(skipped)); }

  /// The file is read: hands on what has waited in vain.
  void finish();

  /// How many articles it has kept back.
  [[nodiscard]] std::uint32_t dropped() const { return dropped_; }

  /// The records of those it has handed on though they have the id of a removed article.
  [[nodiscard]] const std::vector<std::string>& doubtful() const { return doubtful_; }

 private:
  // True where what was removed from a place has not been found elsewhere.
  [[nodiscard]] bool is_missed(std::uint64_t place) const;

  const catalog::RemovedArticles& removed_;
  std::vector<const catalog::RemovedArticle*> of_file_;
  const bool unique_ids_;
  articles::ArticleSink& sink_;
  std::unordered_set<const catalog::RemovedArticle*> matched_;  // by their texts
  std::vector<std::pair<std::uint64_t, Article>> waiting_;      // by place
  std::uint32_t dropped_ = 0;
  std::vector<std::string> doubtful_;
};

}  // namespace niger::running
