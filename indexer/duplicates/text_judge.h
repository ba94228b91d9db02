#pragma once
/// Compares the stored texts of articles, which it keeps for the next comparison, in bounded space.
#include <xapian.h>

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/index/article_record.h"
#include "indexer/duplicates/duplicate_text.h"
#include "indexer/duplicates/text_comparison.h"

namespace niger::duplicates {

/// For one thread; database and session must outlive it.
class TextJudge {
 public:
  TextJudge(const Xapian::Database& database, arabic::Analyzer::Session& session);

  bool may_be_kin(Xapian::docid one, Xapian::docid other);
  Comparison compare(Xapian::docid one, Xapian::docid other);

  /// Valid until the next comparison.
  const DuplicateText& text_of(Xapian::docid number);

  /// The articles that have the very words of the first of `members`, and are compared as it.
  void add_same_words(const std::vector<Xapian::docid>& members);

 private:
  void forget_where_full();
  Article article(Xapian::docid number);

  const Xapian::Database& database_;
  index::ArticleRecordReader records_;
  DuplicateTextReader texts_of_;
  std::unordered_map<Xapian::docid, DuplicateText> texts_;
  std::unordered_map<Xapian::docid, std::vector<Xapian::docid>> same_words_;
  std::size_t held_bytes_ = 0;
};

}  // namespace niger::duplicates
