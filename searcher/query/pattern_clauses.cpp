#include "searcher/query/pattern_clauses.h"

#include <algorithm>
#include <utility>

#include "common/base/utf8.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "common/letters/folding.h"
#include "searcher/grammar/query_description.h"
#include "searcher/query/query_words.h"
#include "searcher/query/secondary_zone.h"

namespace niger::query {

using expansion::WordPattern;
using grammar::QueryField;
using grammar::QueryNode;
using XQuery = Xapian::Query;

namespace {

// Stems stand without the article: النيج* is looked for as نيج*.
std::string without_article(std::string letters) {
  static constexpr std::string_view kArticle = "ال";
  if (letters.starts_with(kArticle) && count_code_points(letters) > 4) {
    letters.erase(0, kArticle.size());
  }
  return letters;
}

// Folded but for its stars.
std::string folded_pattern(std::string_view text) {
  std::string out;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('*', begin), text.size());
    out += letters::fold(text.substr(begin, end - begin));
    if (end < text.size()) out += '*';
    begin = end + 1;
  }
  return out;
}

}  // namespace

Clause PatternClauses::prefix(const QueryNode& node, bool excluded) {
  const std::string letters = without_article(letters::fold(node.text));
  if (letters.empty()) return {};
  const std::string start = QueryWords::term_of(letters, node.field);
  const Xapian::termcount most = bounds_.terms_of_prefix();
  Xapian::termcount terms = 0;
  auto at = database_.allterms_begin(start);
  const auto end = database_.allterms_end(start);
  for (; at != end && terms <= most; ++at) ++terms;
  if (terms > most) out_.crowded_prefixes.push_back({node.text + "*", most});
  if (!excluded) {
    out_.query_terms.words.push_back(
        {.typed = node.text, .stem_prefix = letters, .in_text = node.field == QueryField::Any});
    out_.query_terms.followers.push_back(QueryTerms::kNoWord);
  }
  report(node, node.text + "*", letters, excluded);
  if (excluded && node.field == QueryField::Any) {
    return {prefix_in_story(database_, start, most)};
  }
  return {XQuery(XQuery::OP_WILDCARD, start, most, XQuery::WILDCARD_LIMIT_MOST_FREQUENT,
                 XQuery::OP_SYNONYM)};
}

Clause PatternClauses::stars(const QueryNode& node, bool excluded) {
  const std::string letters = without_article(folded_pattern(node.text));
  if (letters.find_first_not_of('*') == std::string::npos) return {};
  return of_pattern(node, excluded, WordPattern::of_stars(letters));
}

Clause PatternClauses::regex(const QueryNode& node, bool excluded) {
  return of_pattern(node, excluded, WordPattern::of_regex(node.text));
}

Clause PatternClauses::of_pattern(const QueryNode& node, bool excluded, WordPattern pattern) {
  const std::string start = QueryWords::term_of(pattern.beginning(), node.field);
  const std::size_t prefix =
      node.field == QueryField::Title ? schema::kTitlePrefix.size() : schema::kStemPrefix.size();
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const auto end = database_.allterms_end(start);
  std::size_t seen = 0;
  for (auto at = database_.allterms_begin(start); at != end; ++at) {
    constexpr std::size_t kUnwatched = 256;
    if (++seen % kUnwatched == 0 && !bounds_.has_time()) break;
    const std::string term = *at;
    const std::string_view stem = std::string_view(term).substr(prefix);
    if (!schema::is_stem_term(stem)) continue;
    if (pattern.matches(index::decoded_term(stem))) found.emplace_back(at.get_termfreq(), term);
    if (pattern.problem() != WordPattern::Problem::None) break;
  }
  if (pattern.problem() != WordPattern::Problem::None) {
    if (!out_.unusable_pattern) {
      out_.unusable_pattern = {node.text, pattern.problem() == WordPattern::Problem::Costly};
    }
    return {};
  }
  const std::size_t most = bounds_.terms_of_prefix();
  const std::string typed = grammar::described({.kind = node.kind, .text = node.text});
  std::sort(found.rbegin(), found.rend());
  if (found.size() > most) {
    out_.crowded_prefixes.push_back({typed, most});
    found.resize(most);
  }
  QueryTerm word{.typed = node.text, .in_text = node.field == QueryField::Any};
  std::vector<XQuery> ways;
  for (const auto& [articles, term] : found) {
    word.stems.push_back(index::decoded_term(std::string_view(term).substr(prefix)));
    ways.push_back(excluded && node.field == QueryField::Any ? in_story(database_, term)
                                                             : XQuery(term));
  }
  word.own_stems = word.stems.size();
  word.is_known = !word.stems.empty();
  if (!excluded && word.is_known) {
    out_.query_terms.words.push_back(std::move(word));
    out_.query_terms.followers.push_back(QueryTerms::kNoWord);
  }
  report(node, typed, node.text, excluded);
  // A word that no article has, so that it finds nothing.
  if (ways.empty()) return {XQuery(start + "\x01")};
  return {XQuery(excluded ? XQuery::OP_OR : XQuery::OP_SYNONYM, ways.begin(), ways.end())};
}

void PatternClauses::report(const QueryNode& node, const std::string& typed,
                            const std::string& letters, bool excluded) {
  out_.words.push_back({.typed = typed,
                        .stem = letters,
                        .field = std::string(grammar::field_name(node.field)),
                        .role = excluded ? BuiltWord::Role::Excluded : BuiltWord::Role::Looked});
}

}  // namespace niger::query
