#pragma once
/// Which of the articles that Xapian proposes do not match after all? Word order and exact letters
/// are looked up on our side, so that an index may be served by stock remote servers. A microsecond
/// or two an article for phrases and nearness; a tenth of a millisecond for exact letters, whose
/// texts are read.
#include <xapian.h>

#include <vector>

#include "common/arabic/analyzer.h"
#include "searcher/query/built_query.h"
#include "searcher/results/index_reader.h"

namespace niger {

/// Matches of built.query that do not meet built.check, ascending. Throws what Xapian throws.
[[nodiscard]] std::vector<Xapian::docid> rejected(const BuiltQuery& built, IndexReader& reader,
                                                  Analyzer::Session& session);

}  // namespace niger
