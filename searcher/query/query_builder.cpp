#include "searcher/query/query_builder.h"

#include <algorithm>
#include <span>
#include <utility>

#include "common/base/utf8.h"
#include "common/index/schema.h"
#include "common/letters/folding.h"
#include "searcher/base/match_weights.h"
#include "searcher/query/clause.h"
#include "searcher/query/field_filter.h"
#include "searcher/query/minimum_should_match.h"
#include "searcher/query/nearest_value.h"
#include "searcher/query/query_bounds.h"
#include "searcher/query/query_parts.h"
#include "searcher/query/query_words.h"
#include "searcher/query/secondary_zone.h"

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
        words_(database, session, vocabulary, knowledge, options, bounds_, out_) {}

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
        return prefix(node, excluded);
      case NodeKind::Phrase:
        return phrase(node, excluded);
      case NodeKind::Near:
        return near(node, excluded);
      case NodeKind::Or:
        return alternatives(node, excluded);
      case NodeKind::Group:
        return group(node, excluded);
      case NodeKind::Exact:
        return exact(node, excluded);
      case NodeKind::Word:
        break;
    }
    Leaves words = words_.leaves(node, excluded, false);
    if (!excluded && node.field == QueryField::Any) words_.expand(words);
    return all_of(clauses_of(words));
  }

  // Letters are not in the index: of the articles with the stem those with others are dropped.
  Clause exact(const QueryNode& node, bool excluded) {
    const Leaves words = words_.leaves(node, excluded, false);
    Clauses parts;
    for (const QueryLeaf& word : words) {
      parts.push_back(with_letters(word.clause, {.typed = word.typed,
                                                 .stems = {word.stem},
                                                 .exact = letters::exact_form(word.typed),
                                                 .in_text = node.field == QueryField::Any}));
    }
    return all_of(parts);
  }

  Clause prefix(const QueryNode& node, bool excluded) {
    std::string letters = letters::fold(node.text);
    // Stems stand without the article: النيج* is looked for as نيج*.
    static constexpr std::string_view kArticle = "ال";
    if (letters.starts_with(kArticle) && count_code_points(letters) > 4) {
      letters.erase(0, kArticle.size());
    }
    if (letters.empty()) return {};
    const std::string start = QueryWords::term_of(letters, node.field);
    const Xapian::termcount most = bounds_.terms_of_prefix();
    Xapian::termcount terms = 0;
    auto at = database_.allterms_begin(start);
    const auto end = database_.allterms_end(start);
    for (; at != end && terms <= most; ++at) ++terms;
    if (terms > most) out_.crowded_prefixes.push_back({node.text, most});
    if (!excluded) {
      out_.query_terms.words.push_back(
          {.typed = node.text, .stem_prefix = letters, .in_text = node.field == QueryField::Any});
      out_.query_terms.followers.push_back(QueryTerms::kNoWord);
    }
    out_.words.push_back({.typed = node.text + "*",
                          .stem = letters,
                          .field = std::string(grammar::field_name(node.field)),
                          .role = excluded ? BuiltWord::Role::Excluded : BuiltWord::Role::Looked});
    if (excluded && node.field == QueryField::Any) {
      return {prefix_in_story(database_, start, most)};
    }
    return {XQuery(XQuery::OP_WILDCARD, start, most, XQuery::WILDCARD_LIMIT_MOST_FREQUENT,
                   XQuery::OP_SYNONYM)};
  }

  // Stop words stand in the order too: they are words of the phrase like any other.
  Clause phrase(const QueryNode& node, bool excluded) {
    const Leaves words = words_.leaves(node, excluded, true);
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

  Clause near(const QueryNode& node, bool excluded) {
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
    if (options_.loose && (node.kind == NodeKind::Phrase || node.kind == NodeKind::Near)) {
      return true;
    }
    return node.kind == NodeKind::Word && (options_.loose || !node.required);
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
  QueryBounds bounds_;  // writes to out_
  QueryWords words_;    // writes to out_
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
