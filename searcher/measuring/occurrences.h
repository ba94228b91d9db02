#pragma once
/// How often the words of a query stand in articles: what a concordance has lines of, counted
/// without making any. By positional values where these tell, else by the text.
#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/index/positional_value.h"
#include "common/index/value_reader.h"
#include "searcher/index/index_reader.h"
#include "searcher/query/query_terms.h"
#include "searcher/query/story_stem.h"
#include "searcher/results/concordance.h"

namespace niger::measuring {

/// For one thread; everything must outlive it.
class Occurrences {
 public:
  Occurrences(snapshot::IndexReader& reader, arabic::Analyzer::Session& session,
              const query::QueryTerms& query_terms);

  /// In the title and the article's own text; words that a phrase or their neighbourhood makes one
  /// count once. No article before the last one asked for. Throws what Xapian throws, and
  /// Error(Index) for a record that cannot be read.
  [[nodiscard]] std::uint64_t in(Xapian::docid article);

 private:
  struct Stem {
    query::StoryStem story;
    bool in_text;                    // or of the title alone
    std::vector<std::size_t> words;  // of the query
  };

  void add_stem(const std::string& stem, std::size_t word);
  [[nodiscard]] bool may_be_followed(const index::WordPlaces& places) const;
  [[nodiscard]] std::uint64_t stand_in(Xapian::docid article, const index::WordPlaces& places,
                                       bool is_title);
  [[nodiscard]] std::uint64_t read(Xapian::docid article);

  snapshot::IndexReader& reader_;
  const query::QueryTerms& query_terms_;
  results::Concordance concordance_;
  index::ValueReader positions_;
  bool needs_text_ = false;
  std::vector<index::WordHash> hashes_;
  std::vector<Stem> stems_;  // beside hashes_
};

}  // namespace niger::measuring
