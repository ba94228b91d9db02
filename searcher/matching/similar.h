#pragma once
/// Which articles are on the same matter as one? Those that share enough of its most telling words,
/// by Xapian's own weights; its copies are left out.
#include <xapian.h>

#include "searcher/query/built_query.h"

namespace niger {

/// Adds to `built`, whose query (if it has one) then only narrows: matches are articles that share
/// enough words with the article `number`. Throws what Xapian throws.
void ask_for_similar(const Xapian::Database& database, Xapian::docid number, BuiltQuery& built);

}  // namespace niger
