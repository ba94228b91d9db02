#include "indexer/running/removed_filter.h"

#include <algorithm>
#include <utility>

#include "common/index/article_key.h"

namespace niger::running {

using catalog::Recognized;

void RemovedFilter::article(Article&& article) {
  const bool own_id = index::has_own_id(article);
  if (!own_id && !of_file_.empty()) {
    const std::uint64_t text = catalog::text_hash(article);
    for (const catalog::RemovedArticle* removed : of_file_) {
      if (!removed->own_id && removed->text == text) {
        matched_.insert(removed);
      }
    }
  }
  const Recognized recognized = removed_.recognized(article, unique_ids_);
  if (recognized == Recognized::Removed) {
    ++dropped_;
    return;
  }
  if (recognized == Recognized::IdAlone) {
    doubtful_.push_back(article.record);
  }
  const std::uint64_t place = own_id ? 0 : catalog::place_hash(article);
  if (!own_id && is_missed(place)) {
    waiting_.emplace_back(place, std::move(article));
  } else {
    sink_.article(std::move(article));
  }
}

bool RemovedFilter::is_missed(std::uint64_t place) const {
  return std::any_of(of_file_.begin(), of_file_.end(), [&](const catalog::RemovedArticle* removed) {
    return !removed->own_id && removed->place == place && !matched_.contains(removed);
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

}  // namespace niger::running
