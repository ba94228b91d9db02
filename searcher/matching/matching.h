#pragma once
/// Matching: the articles that a query matches, their order and their count. The one place that
/// runs a query on the index: the page, and whatever is reported of all matches (counts by field,
/// by day, words in their context, what is new) starts from its plain data. Xapian's own operators
/// choose the candidates, so that an index may be served by stock remote servers; what they cannot
/// decide is filtered here, after the match. Rescores nothing and reads no texts to show.
#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/index/schema.h"
#include "searcher/base/deadline.h"
#include "searcher/index/index_reader.h"
#include "searcher/matching/level_count.h"
#include "searcher/query/query_builder.h"
#include "searcher/response/result_options.h"

namespace niger::matching {

struct MatchOptions {
  response::SortOrder order = response::SortOrder::Relevance;
  /// How many of Matches::first are needed. 0: they are only counted, and no match is weighed.
  std::uint64_t first = 10;
  bool all = false;  ///< Matches::all is needed
  /// Of matches that are near-duplicates only the first in order stays, and the others are
  /// counted with it.
  bool collapse = false;
  bool count_copies = false;  ///< Matches::copies is needed, though none is left out
  response::Counting counting = response::Counting::Exact;
};

struct Match {
  Xapian::docid id = 0;
  double weight = 0;         ///< Xapian's
  std::uint64_t others = 0;  ///< that MatchOptions::collapse put behind it
  std::string group = {};    ///< its value in schema::kClusterSlot, where that was looked at
  double recency = 0;        ///< 0–1, where it was asked for (recency.h)
};

struct Matches {
  std::vector<Match> first;  ///< in order
  std::uint64_t total = 0;   ///< after collapsing
  bool is_exact = true;      ///< false: there are at least `total`
  /// Near-duplicates of others of the matches: left out (MatchOptions::collapse), or among `total`.
  std::optional<std::uint64_t> copies = {};
  /// Where asked for: every match of `total`, ascending, so that value streams can run along.
  std::vector<Xapian::docid> all;
  /// Where it had to be known before: the tightest level (match_levels.h), none for the widest.
  bool is_tightest_known = false;
  std::optional<LevelCount> tightest = {};
};

/// Runs queries on the database that the reader has open. Everything must outlive it; for one
/// thread.
class Matcher {
 public:
  Matcher(snapshot::IndexReader& reader, arabic::Analyzer::Session& session)
      : reader_(reader), session_(session) {}

  /// Throws what Xapian throws (DatabaseModifiedError among it). A query without words matches
  /// nothing. Once the deadline has passed, the matches are those that were found by then.
  [[nodiscard]] Matches run(const query::BuiltQuery& built, const MatchOptions& options,
                            Deadline& deadline);
  [[nodiscard]] Matches run(const query::BuiltQuery& built, const MatchOptions& options) {
    Deadline never;
    return run(built, options, never);
  }

 private:
  snapshot::IndexReader& reader_;
  arabic::Analyzer::Session& session_;
};

}  // namespace niger::matching
