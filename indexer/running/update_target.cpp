#include "indexer/running/update_target.h"

#include <exception>
#include <utility>

#include "common/index/article_key.h"
#include "indexer/catalog/change_hash.h"
#include "indexer/writing/document_maker.h"

namespace niger::running {
namespace {

// No shorter text has too many words or stems to be searched whole.
constexpr std::size_t kMaybeCutBytes = 2 * writing::DocumentMaker::kMostStems;

}  // namespace

UpdateTarget::~UpdateTarget() {
  if (std::uncaught_exceptions() > 0) {
    delivery_.abandon();
  }
}

void UpdateTarget::add(Article&& article) {
  ChangedArticle changed;
  changed.path = article.path;
  changed.text_bytes = article.title.size() + article.text.size();
  // One that may be cut is prepared in any case: that it is so has to be reported again.
  if (changed.text_bytes > kMaybeCutBytes || !is_known(article)) {
    changed.prepared = updater_.prepared(article, thread_);
    held_bytes_ += changed.text_bytes;
    if (changed.prepared->cut_after()) {
      changed.record = std::move(article.record);
    }
  }
  changed.id = std::move(article.id);
  batch_.push_back(std::move(changed));
}

void UpdateTarget::end_batch() {
  delivery_.deliver(number_, std::exchange(batch_, {}), std::exchange(held_bytes_, 0));
}

bool UpdateTarget::is_known(const Article& article) const {
  const auto records = known_.find(article.path);
  if (records == known_.end()) {
    return false;
  }
  const auto record = records->second.find(index::key_term(article));
  return record != records->second.end() && record->second == catalog::article_hash(article);
}

}  // namespace niger::running
