#include "searcher/query/word_clauses.h"

#include <utility>

#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "common/letters/folding.h"

namespace niger::query {

using grammar::QueryField;
using grammar::QueryNode;

namespace {

Clauses clauses_of(const std::vector<QueryLeaf>& words) {
  Clauses out;
  for (const QueryLeaf& word : words) out.push_back(word.clause);
  return out;
}

}  // namespace

// Letters are not in the index: of the articles with the stem those with others are dropped.
Clause WordClauses::exact(const QueryNode& node, bool excluded) {
  const std::vector<QueryLeaf> words = words_.leaves(node, excluded, false);
  Clauses parts;
  for (const QueryLeaf& word : words) {
    parts.push_back(with_letters(word.clause, {.typed = word.typed,
                                               .stems = {word.stem},
                                               .exact = letters::exact_form(word.typed),
                                               .in_text = node.field == QueryField::Any}));
  }
  return all_of(parts);
}

// A word that stands so often: of its forms all together.
Clause WordClauses::often(const QueryNode& node, bool excluded) {
  std::vector<QueryLeaf> words = words_.leaves(node, excluded, false);
  if (!excluded && node.field == QueryField::Any) words_.expand(words);
  Clauses parts;
  for (const QueryLeaf& word : words) {
    PostFilter filter{.kind = PostFilter::Kind::Often,
                      .count = node.least,
                      .in_title = node.field == QueryField::Title};
    for (const std::string& stem : term_of(word, node.field).stems) {
      filter.terms.push_back(index::encoded_term(stem));
    }
    parts.push_back(checked(word.clause, std::move(filter)));
  }
  return all_of(parts);
}

// As a text that is read is compared with it.
QueryTerm WordClauses::term_of(const QueryLeaf& word, QueryField field) const {
  if (word.query_term != QueryTerms::kNoWord) return out_.query_terms.words[word.query_term];
  return {.typed = word.typed, .stems = {word.stem}, .in_text = field == QueryField::Any};
}

// Stop words stand in the order too: they are words of the phrase like any other.
Clause WordClauses::phrase(const QueryNode& node, bool excluded) {
  const std::vector<QueryLeaf> words = words_.leaves(node, excluded, true);
  if (words.size() < 2) {
    for (const QueryLeaf& word : words) {
      if (word.query_term != QueryTerms::kNoWord) {
        out_.query_terms.words[word.query_term].only_in_phrase = false;
      }
    }
    return all_of(clauses_of(words));
  }
  std::vector<std::string> terms;
  QueryPhrase phrase;
  for (const QueryLeaf& word : words) {
    terms.push_back(word.term);
    phrase.words.push_back(word.query_term);
    phrase.places.push_back(word.position - words.front().position);
  }
  if (!bounds_.may_check(terms)) return {};
  const bool in_title = node.field == QueryField::Title;
  Clause clause = phrase_clause(terms, phrase.places, in_title ? schema::kTitlePrefix.size() : 0);
  clause.check.in_tail = !excluded && !in_title;
  if (!excluded) out_.query_terms.phrases.push_back(std::move(phrase));
  return clause;
}

Clause WordClauses::near(const QueryNode& node, bool excluded) {
  std::vector<std::string> terms;
  for (const QueryNode& child : node.children) {
    for (const QueryLeaf& word : words_.leaves(child, excluded, false)) {
      if (!word.is_stop_word && child.field == QueryField::Any) terms.push_back(word.term);
    }
  }
  if (terms.empty() || !bounds_.may_check(terms)) return {};
  const std::size_t window = node.window + terms.size() - 1;
  Clause clause = near_clause(terms, window);
  clause.check.in_tail = !excluded;
  return clause;
}

}  // namespace niger::query
