#include "indexer/writing/touched_stems.h"

#include "common/index/schema.h"
#include "indexer/vectors/learning.h"
#include "indexer/writing/stem_lists.h"

namespace niger::writing {

void TouchedStems::add(const std::string& term) {
  if (schema::is_stem_term(term)) {
    terms_.insert(term);
  }
}

void TouchedStems::add(const Xapian::Document& document) {
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    add(*term);
  }
}

void TouchedStems::add_differences(const Xapian::Document& before, const Xapian::Document& after) {
  auto old_term = before.termlist_begin();
  auto new_term = after.termlist_begin();
  while (old_term != before.termlist_end() && new_term != after.termlist_end()) {
    const std::string old_text = *old_term;
    const std::string new_text = *new_term;
    const int order = old_text.compare(new_text);
    if (order != 0) {
      add(order < 0 ? old_text : new_text);
    }
    if (order <= 0) {
      ++old_term;
    }
    if (order >= 0) {
      ++new_term;
    }
  }
  for (; old_term != before.termlist_end(); ++old_term) {
    add(*old_term);
  }
  for (; new_term != after.termlist_end(); ++new_term) {
    add(*new_term);
  }
}

void TouchedStems::list_in(Xapian::WritableDatabase& database) {
  update_stem_lists(database, terms_);
  vectors::forget_vectors(database, terms_);
  terms_.clear();
}

}  // namespace niger::writing
