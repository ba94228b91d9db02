#pragma once
/// The query builder: from what was asked to what Xapian is asked, and to what a snippet
/// highlights. It opens nothing and runs nothing (searcher/engine/searcher.h); typed text is parsed
/// by query_text.h.
#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "searcher/base/deadline.h"
#include "searcher/expansion/vocabulary.h"
#include "searcher/expansion/word_knowledge.h"
#include "searcher/grammar/query_text.h"
#include "searcher/query/built_query.h"

namespace niger::query {

/// Builds queries for one database. Everything given must outlive it; for one thread.
class QueryBuilder {
 public:
  QueryBuilder(const Xapian::Database& database, arabic::Analyzer::Session& session,
               const expansion::Vocabulary& vocabulary, const expansion::WordKnowledge& knowledge);

  /// Throws what Xapian throws (DatabaseModifiedError among it). Words that the deadline leaves no
  /// time for keep to themselves.
  [[nodiscard]] BuiltQuery build(const grammar::ParsedQuery& parsed, const BuildOptions& options,
                                 Deadline& deadline);
  [[nodiscard]] BuiltQuery build(const grammar::ParsedQuery& parsed, const BuildOptions& options) {
    Deadline never;
    return build(parsed, options, never);
  }

 private:
  const Xapian::Database& database_;
  arabic::Analyzer::Session& session_;
  const expansion::Vocabulary& vocabulary_;
  const expansion::WordKnowledge& knowledge_;
};

}  // namespace niger::query
