#pragma once
/// The article ids of the documents of a match. Read along the value stream of one slot, without
/// opening a document.
#include <xapian.h>

#include <string>
#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/matching/matching.h"
#include "searcher/response/result_options.h"

namespace niger::matching {

/// The ids of the documents `matches`, which ascend, in their order: of the first of them where the
/// deadline leaves no time for the others.
[[nodiscard]] std::vector<std::string> article_ids(const Xapian::Database& database,
                                                   const std::vector<Xapian::docid>& matches,
                                                   Deadline& deadline);

/// Drops the seen articles from `matches`, whose `all` must be there and whose `first` must be
/// complete; their order stays. `with_duplicates`: those too of which a near-duplicate is seen; and
/// those that the deadline leaves no time for.
void drop_seen(const Xapian::Database& database, const response::SeenKeys& seen,
               bool with_duplicates, Matches& matches, Deadline& deadline);

}  // namespace niger::matching
