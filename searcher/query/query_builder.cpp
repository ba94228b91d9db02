#include "searcher/query/query_builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "common/letters/folding.h"
#include "searcher/base/match_weights.h"
#include "searcher/query/clause.h"
#include "searcher/query/field_filter.h"
#include "searcher/query/minimum_should_match.h"
#include "searcher/query/nearest_value.h"
#include "searcher/query/pattern_clauses.h"
#include "searcher/query/query_bounds.h"
#include "searcher/query/query_parts.h"
#include "searcher/query/query_words.h"
#include "searcher/query/secondary_zone.h"
#include "searcher/query/word_clauses.h"

namespace niger::query {

using grammar::NodeKind;
using grammar::QueryField;
using grammar::QueryNode;

namespace {

using XQuery = Xapian::Query;
using Leaves = std::vector<QueryLeaf>;

Clause filter_clause(XQuery query) {
  Clause clause{std::move(query)};
  clause.is_filter = true;
  return clause;
}

Clauses clauses_of(const Leaves& words) {
  Clauses out;
  for (const QueryLeaf& word : words) out.push_back(word.clause);
  return out;
}

class Builder {
 public:
  Builder(const Xapian::Database& database, arabic::Analyzer::Session& session,
          const expansion::Vocabulary& vocabulary, const expansion::WordKnowledge& knowledge,
          const BuildOptions& options, Deadline& deadline)
      : database_(database),
        options_(options),
        bounds_(database, deadline, out_),
        words_(database, session, vocabulary, knowledge, options, bounds_, out_),
        patterns_(database, bounds_, out_),
        clauses_(words_, bounds_, out_) {}

  BuiltQuery run(const QueryNode& root) {
    words_.look_over(root);
    bounds_.look_over(root);
    QueryParts parts = group_parts(root, false);
    Clause all = assembled(parts);
    if (!options_.loose) {
      out_.least_words = least_of(parts.words.size());
      out_.parts = std::move(parts);
    }
    out_.query = std::move(all.query);
    out_.check = std::move(all.check);
    out_.certain = std::move(all.certain);
    out_.only_stop_words = words_.only_stop_words();
    return std::move(out_);
  }

 private:
  Clause clause(const QueryNode& node, bool excluded) {
    if (node.field != QueryField::Any && node.field != QueryField::Title && node.children.empty()) {
      FieldFilter filter = field_filter(database_, node.field, node.text, options_.aliases);
      if (!filter.has_value) {
        const bool is_compared =
            out_.unknown_values.size() < match::kMaxNearestValues && bounds_.has_time();
        UnknownValue& unknown = out_.unknown_values.emplace_back(UnknownValue{.text = node.text});
        if (is_compared) unknown.nearest = nearest_values(database_, node.field, node.text);
      }
      return filter_clause(std::move(filter.query));
    }
    switch (node.kind) {
      case NodeKind::Dates:
        return filter_clause(date_filter(node.dates));
      case NodeKind::Every:
        return filter_clause(every_article());
      case NodeKind::Prefix:
        return patterns_.prefix(node, excluded);
      case NodeKind::Stars:
        return patterns_.stars(node, excluded);
      case NodeKind::Regex:
        return patterns_.regex(node, excluded);
      case NodeKind::Together:
        return together(node, excluded);
      case NodeKind::Phrase:
        return clauses_.phrase(node, excluded);
      case NodeKind::Near:
        return clauses_.near(node, excluded);
      case NodeKind::Or:
        return alternatives(node, excluded);
      case NodeKind::Group:
        return group(node, excluded);
      case NodeKind::Exact:
        return clauses_.exact(node, excluded);
      case NodeKind::Word:
        break;
    }
    if (node.least > 1) return clauses_.often(node, excluded);
    Leaves words = words_.leaves(node, excluded, false);
    if (!excluded && node.field == QueryField::Any) words_.expand(words);
    return all_of(clauses_of(words));
  }

  // Words in one sentence; what is no word (a date, a phrase, alternatives) is asked for beside
  // them.
  Clause together(const QueryNode& node, bool excluded) {
    PostFilter filter{.kind = PostFilter::Kind::Together,
                      .is_paragraph = node.unit == grammar::TextUnit::Paragraph};
    Clauses parts;
    std::vector<std::string> terms;
    for (const QueryNode& child : node.children) {
      const bool is_word = child.kind == NodeKind::Word || child.kind == NodeKind::Exact;
      if (!is_word || child.excluded) {
        Clause one = clause(child, excluded != child.excluded);
        if (one.empty()) continue;
        parts.push_back(child.excluded ? without({every_article()}, one) : std::move(one));
        continue;
      }
      Leaves words = words_.leaves(child, excluded, false);
      if (!excluded && child.kind == NodeKind::Word && child.field == QueryField::Any) {
        words_.expand(words);
      }
      filter.in_title = filter.in_title || child.field == QueryField::Title;
      for (QueryLeaf& word : words) {
        filter.words.push_back(clauses_.term_of(word, child.field));
        if (child.kind == NodeKind::Exact) {
          filter.words.back().exact = letters::exact_form(word.typed);
        }
        terms.push_back(word.term);
        parts.push_back(std::move(word.clause));
      }
    }
    Clause all = all_of(parts);
    if (filter.words.size() < 2) return all;
    return bounds_.may_check(terms) ? checked(all, std::move(filter)) : Clause();
  }

  // Not this or not that is: not both of them.
  Clause alternatives(const QueryNode& node, bool excluded) {
    Clauses parts;
    Clauses absent;
    bool all_filters = true;
    MergedParts merged;
    for (const QueryNode& child : node.children) {
      if (!merged.is_new(child)) continue;
      Clause one = clause(child, excluded != child.excluded);
      if (one.empty()) continue;
      all_filters = all_filters && one.is_filter;
      (child.excluded ? absent : parts).push_back(std::move(one));
    }
    if (!absent.empty()) parts.push_back(without({every_article()}, all_of(absent)));
    if (parts.empty()) return {};
    Clause out = any_of(parts);
    out.is_filter = all_filters;
    return out;
  }

  // ---- Groups -----------------------------------------------------------------------------------

  Clause group(const QueryNode& node, bool excluded) {
    return assembled(group_parts(node, excluded));
  }

  QueryParts group_parts(const QueryNode& node, bool excluded) {
    QueryParts parts;
    Leaves words;  // of which enough must match
    std::size_t before = QueryTerms::kNoWord;
    MergedParts merged;
    for (std::size_t at = 0; at < node.children.size(); ++at) {
      const QueryNode& child = node.children[at];
      if (is_plain(child)) {
        add_words(child, excluded, before, words);
        continue;
      }
      before = QueryTerms::kNoWord;
      if (!merged.is_new(child)) continue;
      const std::size_t unknown = out_.unknown_values.size();
      Clause one = clause(child, excluded != child.excluded);
      if (out_.unknown_values.size() > unknown && child.kind == NodeKind::Word) {
        note_words_after(child, std::span(node.children).subspan(at + 1));
      }
      if (one.empty()) continue;
      if (child.excluded) {
        parts.excluded.push_back(std::move(one));
      } else {
        (one.is_filter ? parts.filters : parts.required).push_back(std::move(one));
      }
    }
    words_.expand(words);
    for (const QueryLeaf& word : words) parts.words.push_back({word.clause, articles_of(word)});
    return parts;
  }

  // Of source:فرانس برس the second word may belong to the field: as many words as make one of its
  // values, else one, and then only if no value is near.
  void note_words_after(const QueryNode& value, std::span<const QueryNode> after) {
    constexpr std::size_t kMostWords = 4;
    UnknownValue& unknown = out_.unknown_values.back();
    std::string words = value.text;
    for (const QueryNode& word : after.subspan(0, std::min(kMostWords, after.size()))) {
      if (word.kind != NodeKind::Word || !is_plain(word)) break;
      const bool is_first = words.size() == value.text.size();
      words += " " + word.text;
      const bool is_value = out_.unknown_values.size() <= match::kMaxNearestValues &&
                            bounds_.has_time() &&
                            field_filter(database_, value.field, words, options_.aliases).has_value;
      if (is_value || (is_first && unknown.nearest.empty())) {
        unknown.words = words;
        unknown.field = grammar::field_name(value.field);
      }
      if (is_value) break;
    }
  }

  // True for what counts towards the minimum that should match.
  [[nodiscard]] bool is_plain(const QueryNode& node) const {
    if (node.excluded || node.field != QueryField::Any) return false;
    const bool is_sequence = node.kind == NodeKind::Phrase || node.kind == NodeKind::Near ||
                             node.kind == NodeKind::Together;
    if (options_.loose && is_sequence) return true;
    return node.kind == NodeKind::Word && (options_.loose || (!node.required && node.least < 2));
  }

  void add_words(const QueryNode& child, bool excluded, std::size_t& before, Leaves& words) {
    for (const QueryNode& word : child.children) add_words(word, excluded, before, words);
    for (QueryLeaf& leaf : words_.leaves(child, excluded, false)) {
      if (before != QueryTerms::kNoWord && leaf.query_term != QueryTerms::kNoWord &&
          before != leaf.query_term) {
        out_.query_terms.followers[before] = leaf.query_term;
      }
      before = leaf.query_term;
      const bool known = std::any_of(words.begin(), words.end(), [&leaf](const QueryLeaf& word) {
        return word.query_term == leaf.query_term && word.term == leaf.term;
      });
      if (!known) words.push_back(std::move(leaf));
    }
  }

  Clause assembled(const QueryParts& parts) {
    out_.relaxable = out_.relaxable || !parts.required.empty();
    return group_of(parts, parts.words.empty() ? Clause() : of_words(parts.words), options_.loose);
  }

  [[nodiscard]] std::size_t least_of(std::size_t words) const {
    if (options_.match == MatchMode::All) return words;
    return options_.match == MatchMode::Any ? std::min<std::size_t>(words, 1)
                                            : match::minimum_should_match(words);
  }

  Clause of_words(const std::vector<AskedWord>& words) {
    const bool any = options_.match == MatchMode::Any || options_.loose;
    out_.relaxable = out_.relaxable || (!any && words.size() > 1);
    if (!any && options_.match != MatchMode::All) {
      return minimum_should_match_of(words, database_.get_doccount());
    }
    Clauses clauses;
    for (const AskedWord& word : words) clauses.push_back(word.clause);
    return any ? any_of(clauses) : all_of(clauses);
  }

  // How many articles match the word, at most.
  [[nodiscard]] std::uint64_t articles_of(const QueryLeaf& word) const {
    if (word.built == QueryTerms::kNoWord) return database_.get_termfreq(word.term);
    const BuiltWord& built = out_.words[word.built];
    std::uint64_t sum = built.articles;
    for (const BuiltForm& form : built.forms) sum += form.articles;
    return sum;
  }

  const Xapian::Database& database_;
  BuildOptions options_;
  BuiltQuery out_;
  QueryBounds bounds_;       // writes to out_
  QueryWords words_;         // writes to out_
  PatternClauses patterns_;  // writes to out_
  WordClauses clauses_;      // writes to out_
};

}  // namespace

QueryBuilder::QueryBuilder(const Xapian::Database& database, arabic::Analyzer::Session& session,
                           const expansion::Vocabulary& vocabulary,
                           const expansion::WordKnowledge& knowledge)
    : database_(database), session_(session), vocabulary_(vocabulary), knowledge_(knowledge) {}

BuiltQuery QueryBuilder::build(const grammar::ParsedQuery& parsed, const BuildOptions& options,
                               Deadline& deadline) {
  return Builder(database_, session_, vocabulary_, knowledge_, options, deadline).run(parsed.root);
}

}  // namespace niger::query
