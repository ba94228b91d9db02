#pragma once
/// Similar articles: those that share enough of the most telling words of one, by Xapian's own
/// weights; its near-duplicates are left out. The method of Lucene's MoreLikeThis.
#include <xapian.h>

#include "searcher/query/built_query.h"

namespace niger::matching {

/// Adds to `built`, whose query (if it has one) then only narrows: matches are articles that share
/// enough words with the article `number`. Throws what Xapian throws.
void ask_for_similar(const Xapian::Database& database, Xapian::docid number,
                     query::BuiltQuery& built);

}  // namespace niger::matching
