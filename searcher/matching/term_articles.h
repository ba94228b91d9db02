#pragma once
/// The articles of a query that any of some terms answers, read along the posting lists: for a few
/// articles, or where they are counted one by one, sooner than by a match.
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/base/deadline.h"

namespace niger::matching {

/// True for any of some terms, whatever each weighs.
[[nodiscard]] bool is_any_of_terms(const Xapian::Query& query);

/// Calls `see(id)` for each article of each term of `query`, which is_any_of_terms().
template <typename See>
void for_each_article(const Xapian::Database& database, const Xapian::Query& query,
                      DeadlineWatch& watch, const See& see) {
  for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term) {
    const auto end = database.postlist_end(*term);
    for (auto at = database.postlist_begin(*term); at != end && !watch.is_over(); ++at) see(*at);
  }
}

/// The same of `ids`, which ascend, alone.
template <typename See>
void for_each_article_of(const Xapian::Database& database, const Xapian::Query& query,
                         const std::vector<Xapian::docid>& ids, DeadlineWatch& watch,
                         const See& see) {
  for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term) {
    auto at = database.postlist_begin(*term);
    const auto end = database.postlist_end(*term);
    for (const Xapian::docid id : ids) {
      if (at == end || watch.is_over()) break;
      at.skip_to(id);
      if (at != end && *at == id) see(id);
    }
  }
}

}  // namespace niger::matching
