#pragma once
/// The clauses of what stands for many words of the index: a beginning*, a word with stars, a
/// regular expression. Each takes as many of them as its share allows, the most frequent ones, and
/// a note says where there are more.
#include "searcher/expansion/word_pattern.h"
#include "searcher/grammar/query_text.h"
#include "searcher/query/built_query.h"
#include "searcher/query/clause.h"
#include "searcher/query/query_bounds.h"

namespace niger::query {

/// Of one query that is being built; everything must outlive it.
class PatternClauses {
 public:
  PatternClauses(const Xapian::Database& database, QueryBounds& bounds, BuiltQuery& out)
      : database_(database), bounds_(bounds), out_(out) {}

  [[nodiscard]] Clause prefix(const grammar::QueryNode& node, bool excluded);
  [[nodiscard]] Clause stars(const grammar::QueryNode& node, bool excluded);
  /// Of one that cannot be used nothing, and it is reported.
  [[nodiscard]] Clause regex(const grammar::QueryNode& node, bool excluded);

 private:
  [[nodiscard]] Clause of_pattern(const grammar::QueryNode& node, bool excluded,
                                  expansion::WordPattern pattern);
  void report(const grammar::QueryNode& node, const std::string& typed, const std::string& letters,
              bool excluded);

  const Xapian::Database& database_;
  QueryBounds& bounds_;
  BuiltQuery& out_;
};

}  // namespace niger::query
