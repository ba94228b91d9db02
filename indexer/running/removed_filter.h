#pragma once
/// A filter for articles that a person has removed from the index: between a reader and what takes
/// its articles.
#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/catalog/removed_articles.h"
#include "indexer/reading/reader.h"

namespace niger {

/// For one file. An article with an own id is known by it. Another is known by its text, wherever
/// in its file it stands now; where the text is not there any more, what is in its place is it.
/// To know that, an article in such a place waits for the end of the file.
class RemovedFilter : public ArticleSink {
 public:
  RemovedFilter(std::vector<const RemovedArticle*> removed, bool unique_ids, ArticleSink& sink)
      : removed_(std::move(removed)), unique_ids_(unique_ids), sink_(sink) {}

  void article(Article&& article) override;
  void skipped(Skipped&& skipped) override { sink_.skipped(std::move(skipped)); }

  /// The file is read: hands on what has waited in vain.
  void finish();

  /// How many articles it has kept back.
  [[nodiscard]] std::uint32_t dropped() const { return dropped_; }

 private:
  // True where what was removed from a place has not been found elsewhere.
  [[nodiscard]] bool is_missed(std::uint64_t place) const;

  std::vector<const RemovedArticle*> removed_;
  const bool unique_ids_;
  ArticleSink& sink_;
  std::unordered_set<const RemovedArticle*> met_;           // by their texts
  std::vector<std::pair<std::uint64_t, Article>> waiting_;  // by place
  std::uint32_t dropped_ = 0;
};

}  // namespace niger
