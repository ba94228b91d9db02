#pragma once
/// The working memory of one searcher: its reader, and what matching, ranking and highlighting keep
/// between queries. Xapian is known here, which those who ask a Searcher never see.
#include <memory>
#include <optional>

#include "common/arabic/analyzer.h"
#include "searcher/base/deadline.h"
#include "searcher/expansion/language_tools.h"
#include "searcher/expansion/xapian_vocabulary.h"
#include "searcher/index/index_reader.h"
#include "searcher/matching/matching.h"
#include "searcher/query/query_builder.h"
#include "searcher/ranking/contributions.h"
#include "searcher/ranking/rescorer.h"

namespace niger::engine {

/// For one thread.
struct SearchContext {
  snapshot::IndexReader reader;
  std::shared_ptr<const expansion::LanguageTools> language;
  arabic::Analyzer::Session words;
  ranking::Rescorer order;
  matching::Matcher matcher;
  Deadline deadline = {};  // of the request at hand
  std::optional<ranking::Contributions> contributions =
      {};  // made when an explanation is asked for

  explicit SearchContext(const snapshot::Snapshot& snapshot)
      : reader(snapshot),
        language(snapshot->language()),
        words(language->analyzer),
        order(reader, language->analyzer),
        matcher(reader, words) {}

  [[nodiscard]] const Xapian::Database& database() const { return reader.database(); }

  [[nodiscard]] query::BuiltQuery built(const grammar::ParsedQuery& parsed,
                                        const query::BuildOptions& options,
                                        const expansion::XapianVocabulary& vocabulary) {
    query::BuildOptions with_aliases = options;
    with_aliases.aliases = &reader.snapshot().aliases();
    return query::QueryBuilder(database(), words, vocabulary, language->knowledge)
        .build(parsed, with_aliases, deadline);
  }
};

}  // namespace niger::engine
