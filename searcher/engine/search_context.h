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

namespace niger {

/// For one thread.
struct SearchContext {
  IndexReader reader;
  std::shared_ptr<const LanguageTools> language;
  Analyzer::Session words;
  Rescorer order;
  Matcher matcher;
  Deadline deadline = {};                           // of the request at hand
  std::optional<Contributions> contributions = {};  // made when an explanation is asked for

  explicit SearchContext(const Snapshot& snapshot)
      : reader(snapshot),
        language(snapshot->language()),
        words(language->analyzer),
        order(reader, language->analyzer),
        matcher(reader, words) {}

  [[nodiscard]] const Xapian::Database& database() const { return reader.database(); }

  [[nodiscard]] BuiltQuery built(const ParsedQuery& parsed, const BuildOptions& options,
                                 const XapianVocabulary& vocabulary) {
    return QueryBuilder(database(), words, vocabulary, language->knowledge)
        .build(parsed, options, deadline);
  }
};

}  // namespace niger
