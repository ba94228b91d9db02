#pragma once
/// A shared unit: whether an article has all words of a filter in one sentence, or one paragraph,
/// of its title or own text. Its text is read.
#include <xapian.h>

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"
#include "searcher/highlighting/snippet.h"
#include "searcher/index/index_reader.h"
#include "searcher/query/post_filter.h"

namespace niger::highlighting {

/// For one thread; reader, session and every filter that it is asked for must outlive it.
class SharedUnit {
 public:
  SharedUnit(snapshot::IndexReader& reader, arabic::Analyzer::Session& session)
      : reader_(reader), session_(session) {}

  /// `filter`: of the kind Together. Of its words no more than kMostWords are looked for.
  [[nodiscard]] bool has(Xapian::docid article, const query::PostFilter& filter);
  static constexpr std::size_t kMostWords = 64;

 private:
  struct Asked {
    Asked(arabic::Analyzer::Session& session, const query::PostFilter& filter);
    query::QueryTerms query_terms;
    Highlighter highlighter;  // refers to query_terms: it never moves
  };

  [[nodiscard]] static bool has(std::string_view text, const std::vector<Zone>& zones,
                                const query::PostFilter& filter, Asked& asked,
                                const index::WordPlaces* places);

  snapshot::IndexReader& reader_;
  arabic::Analyzer::Session& session_;
  std::unordered_map<const query::PostFilter*, Asked> asked_;
};

}  // namespace niger::highlighting
