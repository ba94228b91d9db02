#pragma once
/// The exact letters of an article: which of the words of a query stand there to the letter. Its
/// text is read once, however many words are asked for.
#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/arabic/analyzer.h"
#include "searcher/highlighting/snippet.h"
#include "searcher/index/index_reader.h"
#include "searcher/query/query_terms.h"

namespace niger::highlighting {

/// For one thread; reader and session must outlive it.
class ExactLetters {
 public:
  ExactLetters(snapshot::IndexReader& reader, arabic::Analyzer::Session& session)
      : reader_(reader), session_(session) {}

  /// A word that will be asked for; all of them before the first question.
  void add(const query::QueryTerm& word);

  /// True where the word stands in the title or, unless only that was asked for, in the text.
  [[nodiscard]] bool stand_in(Xapian::docid id, const query::QueryTerm& word);

  /// Forgets the articles read, whose words are kept till then.
  void forget() { known_.clear(); }

 private:
  using Words = std::vector<bool>;  // of query_terms_, in the title and then in the text

  [[nodiscard]] Words read(Xapian::docid id);

  snapshot::IndexReader& reader_;
  arabic::Analyzer::Session& session_;
  query::QueryTerms query_terms_;
  std::unordered_map<std::string, std::size_t> places_;  // by stem and letters
  std::optional<Highlighter> highlighter_;               // made at the first question
  std::unordered_map<Xapian::docid, Words> known_;
};

}  // namespace niger::highlighting
