#pragma once
/// The words of a query, and how each is looked for: analyzed text to terms, each with the other
/// stems of its expansion; keeps the list of words for snippets and explanations. What words become
/// together is query_builder.h's.
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/arabic/analyzer.h"
#include "searcher/expansion/expansion.h"
#include "searcher/grammar/query_text.h"
#include "searcher/query/built_query.h"
#include "searcher/query/clause.h"
#include "searcher/query/query_bounds.h"

namespace niger::query {

/// One word of the query as the index knows it.
struct QueryLeaf {
  Clause clause;
  std::string typed;
  std::string stem;
  std::string term;                         ///< of the stem itself, with its prefix
  std::size_t built = QueryTerms::kNoWord;  ///< in BuiltQuery::words
  std::size_t query_term = QueryTerms::kNoWord;
  std::uint32_t position = 0;
  bool is_stop_word = false;
};

/// In a query of so many words that a name is searched, its spellings count alike. In a longer one,
/// such as a headline half remembered, the spelling tells which text is meant.
inline constexpr std::size_t kNameWords = 2;

/// The words of one query. Everything must outlive it.
class QueryWords {
 public:
  QueryWords(const Xapian::Database& database, arabic::Analyzer::Session& session,
             const expansion::Vocabulary& vocabulary, const expansion::WordKnowledge& knowledge,
             const BuildOptions& options, QueryBounds& bounds, BuiltQuery& out)
      : database_(database),
        session_(session),
        vocabulary_(vocabulary),
        knowledge_(knowledge),
        options_(options),
        bounds_(bounds),
        out_(out) {}

  /// To be called first. Where anything but stop words is looked for, those are left out.
  void look_over(const grammar::QueryNode& root) {
    looks_for_content_ = has_content(root);
    const std::size_t words = content_words(root);
    is_one_word_ = words == 1;
    spellings_are_alike_ = words <= kNameWords;
  }

  /// True where nothing but stop words was looked for.
  [[nodiscard]] bool only_stop_words() const { return !looks_for_content_ && stop_words_used_; }

  /// The words of a node's text; those that were seen before keep their place in QueryTerms.
  [[nodiscard]] std::vector<QueryLeaf> leaves(const grammar::QueryNode& node, bool excluded,
                                              bool in_phrase);

  /// Adds to each word, in place, the other stems of its expansion: no better than the word itself
  /// in any article, by OP_MAX and by a weight that is never above its own.
  void expand(std::vector<QueryLeaf>& words);

  /// The term of a stem, or the beginning of terms, in a field (Any or Title).
  [[nodiscard]] static std::string term_of(std::string_view stem, grammar::QueryField field);

 private:
  [[nodiscard]] const std::vector<arabic::TokenRef>& analyzed(std::string_view text);
  [[nodiscard]] bool has_content(const grammar::QueryNode& node);
  [[nodiscard]] std::size_t content_words(const grammar::QueryNode& node);
  [[nodiscard]] std::size_t want(const grammar::QueryNode& node, const arabic::TokenRef& token,
                                 std::string_view typed, const BuiltWord& word, bool in_phrase);
  [[nodiscard]] std::vector<index::NearStem> company_of(const grammar::QueryNode& node,
                                                        std::string_view stem) const;
  [[nodiscard]] double rarity(std::uint64_t articles) const;
  void add_acronyms(std::vector<QueryLeaf>& words, std::vector<Clauses>& ways);
  // `spelled`: how many articles the other spellings of the word have.
  void add_way(const expansion::Expansion& way, std::uint64_t spelled, QueryLeaf& word,
               Clauses& ways);
  void want_phrase(const std::vector<std::string>& stems, std::size_t word);

  const Xapian::Database& database_;
  arabic::Analyzer::Session& session_;
  const expansion::Vocabulary& vocabulary_;
  const expansion::WordKnowledge& knowledge_;
  const BuildOptions& options_;
  QueryBounds& bounds_;
  BuiltQuery& out_;
  bool looks_for_content_ = true;
  bool is_one_word_ = false;
  bool spellings_are_alike_ = false;
  bool stop_words_used_ = false;
  std::vector<arabic::TokenRef> tokens_;
  std::unordered_map<std::string, std::size_t>
      known_;  // term and exact letters to QueryTerms::words
};

}  // namespace niger::query
