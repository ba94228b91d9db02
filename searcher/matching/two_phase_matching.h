#pragma once
/// Two-phase matching, as in Lucene (TwoPhaseIterator): it drops those of the articles that Xapian
/// proposes that do not match after all. Word order and exact letters are looked up on our side, so
/// that an index may be served by stock remote servers. A microsecond or two an article for phrases
/// and nearness; a tenth of a millisecond for exact letters, whose texts are read.
#include <xapian.h>

#include <vector>

#include "common/arabic/analyzer.h"
#include "searcher/base/deadline.h"
#include "searcher/index/index_reader.h"
#include "searcher/query/built_query.h"

namespace niger::matching {

/// What was found of the matches of a built query.
struct Verdict {
  std::vector<Xapian::docid> rejected;  ///< those that do not pass its check, ascending
  /// The deadline passed: only `passed` are known to be matches, ascending, whatever else is
  /// proposed.
  bool is_cut = false;
  std::vector<Xapian::docid> passed;
};

/// Throws what Xapian throws.
[[nodiscard]] Verdict verified(const query::BuiltQuery& built, snapshot::IndexReader& reader,
                               arabic::Analyzer::Session& session, Deadline& deadline);

}  // namespace niger::matching
