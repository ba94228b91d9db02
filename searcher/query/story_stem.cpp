#include "searcher/query/story_stem.h"

#include "searcher/query/secondary_zone.h"

namespace niger::query {

StoryStem::StoryStem(const Xapian::Database& database, const std::string& term)
    : at_(database.postlist_begin(term)),
      end_(database.postlist_end(term)),
      tail_(database.postlist_begin(related_term(term))),
      tail_end_(database.postlist_end(related_term(term))) {}

bool StoryStem::stands_in(Xapian::docid article) {
  if (at_ != end_) at_.skip_to(article);
  if (at_ == end_ || *at_ != article) return false;
  if (tail_ != tail_end_) tail_.skip_to(article);
  return tail_ == tail_end_ || *tail_ != article;
}

}  // namespace niger::query
