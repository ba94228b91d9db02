#pragma once
/// Does an article hold the exact letters that were asked for? They are not in the index, so that
/// each article with the right stem is read. Costs about a tenth of a millisecond an article.
#include <xapian.h>

#include "common/arabic/analyzer.h"
#include "searcher/query/query_builder.h"
#include "searcher/results/index_reader.h"
#include "searcher/results/snippet.h"

namespace niger {

/// Everything must outlive it.
class ExactDecider : public Xapian::MatchDecider {
 public:
  ExactDecider(IndexReader& reader, Analyzer::Session& session, const BuiltQuery& built);

  /// False where the query asks for no exact letters: then it need not be called.
  [[nodiscard]] bool decides() const { return !wanted_.words.empty(); }

  bool operator()(const Xapian::Document& document) const override;

 private:
  IndexReader& reader_;
  Wanted wanted_;
  std::size_t required_;  // the first of wanted_.words; the others must not be met
  mutable Highlighter highlighter_;
};

}  // namespace niger
