#pragma once
/// The clauses of words that must stand in a certain way: to the letter, so often, in an order,
/// near each other.
#include "searcher/grammar/query_text.h"
#include "searcher/query/built_query.h"
#include "searcher/query/clause.h"
#include "searcher/query/query_bounds.h"
#include "searcher/query/query_words.h"

namespace niger::query {

/// Of one query that is being built; everything must outlive it.
class WordClauses {
 public:
  WordClauses(QueryWords& words, QueryBounds& bounds, BuiltQuery& out)
      : words_(words), bounds_(bounds), out_(out) {}

  [[nodiscard]] Clause exact(const grammar::QueryNode& node, bool excluded);
  [[nodiscard]] Clause often(const grammar::QueryNode& node, bool excluded);
  [[nodiscard]] Clause phrase(const grammar::QueryNode& node, bool excluded);
  [[nodiscard]] Clause near(const grammar::QueryNode& node, bool excluded);

  /// A word as a text that is read is compared with it.
  [[nodiscard]] QueryTerm term_of(const QueryLeaf& word, grammar::QueryField field) const;

 private:
  QueryWords& words_;
  QueryBounds& bounds_;
  BuiltQuery& out_;
};

}  // namespace niger::query
