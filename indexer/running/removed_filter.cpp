#include "indexer/running/removed_filter.h"

#include <algorithm>
#include <utility>

#include "common/index/article_key.h"

namespace niger {

void RemovedFilter::article(Article&& article) {
  if (has_own_id(article)) {
    const bool is_out =
        std::any_of(removed_.begin(), removed_.end(), [&](const RemovedArticle* removed) {
          return has_removed_id(article, *removed, unique_ids_);
        });
    if (is_out) {
      ++dropped_;
    } else {
      sink_.article(std::move(article));
    }
    return;
  }
  const std::uint64_t text = text_hash(article);
  for (const RemovedArticle* removed : removed_) {
    if (!removed->own_id && removed->text == text) {
      met_.insert(removed);
      ++dropped_;
      return;
    }
  }
  const std::uint64_t place = place_hash(article);
  if (is_missed(place)) {
    waiting_.emplace_back(place, std::move(article));
  } else {
    sink_.article(std::move(article));
  }
}

bool RemovedFilter::is_missed(std::uint64_t place) const {
  return std::any_of(removed_.begin(), removed_.end(), [&](const RemovedArticle* removed) {
    return !removed->own_id && removed->place == place && !met_.contains(removed);
  });
}

void RemovedFilter::finish() {
  for (auto& [place, article] : waiting_) {
    if (is_missed(place)) {
      ++dropped_;
    } else {
      sink_.article(std::move(article));
    }
  }
  waiting_.clear();
}

}  // namespace niger
