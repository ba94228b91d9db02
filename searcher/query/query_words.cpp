#include "searcher/query/query_words.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "common/letters/folding.h"
#include "searcher/base/match_weights.h"
#include "searcher/base/ranking.h"
#include "searcher/expansion/compounds.h"
#include "searcher/query/neighbours.h"
#include "searcher/query/secondary_zone.h"
#include "searcher/spelling/letter_names.h"

namespace niger::query {

using arabic::TokenRef;
using expansion::Expansion;
using grammar::NodeKind;
using grammar::QueryField;
using grammar::QueryNode;

namespace {

// The article of a name in Latin letters, before a hyphen: al-Sisi, Deir ez-Zor.
bool is_latin_article(std::string_view text, const TokenRef& token) {
  static constexpr std::string_view kArticles[] = {"al", "el",  "ul",  "ad",  "ed", "an", "en",
                                                   "ar", "er",  "as",  "es",  "at", "et", "az",
                                                   "ez", "ash", "esh", "adh", "ath"};
  static constexpr std::string_view kHyphens[] = {"-", "\u2010", "\u2011"};
  const std::string_view after = text.substr(token.span.end);
  return token.kind == letters::TokenKind::Latin &&
         std::any_of(std::begin(kHyphens), std::end(kHyphens),
                     [after](std::string_view hyphen) {
                       return after.starts_with(hyphen) && after.size() > hyphen.size();
                     }) &&
         std::find(std::begin(kArticles), std::end(kArticles), token.folded) != std::end(kArticles);
}

constexpr std::size_t kMostBuiltWords = 4 * match::kMaxQueryWords;

std::string exact_letters(const QueryNode& node, std::string_view typed) {
  return node.kind == NodeKind::Exact ? letters::exact_form(typed) : std::string();
}

/// BM25 gives the most frequent word of a title five times what it gives a word of a long text.
constexpr double kBelowTheWord = .1;

BuiltForm form_of(const Expansion& way) {
  std::string letters;
  for (const std::string& stem : way.stems) {
    letters += (letters.empty() ? "" : " ") + stem;
  }
  return {letters, way.rule, way.doc_freq, way.warrant, way.rejection, way.likeness};
}

}  // namespace

const std::vector<TokenRef>& QueryWords::analyzed(std::string_view text) {
  session_.analyze(text, tokens_);
  return tokens_;
}

// True where anything but stop words is looked for.
bool QueryWords::has_content(const QueryNode& node) {
  if (node.excluded) return false;
  switch (node.kind) {
    case NodeKind::Word:
    case NodeKind::Phrase:
    case NodeKind::Exact:
      if (node.field != QueryField::Any && node.field != QueryField::Title) return false;
      for (const TokenRef& token : analyzed(node.text)) {
        if (!token.is_stop_word) return true;
      }
      return false;
    case NodeKind::Prefix:
    case NodeKind::Stars:
    case NodeKind::Regex:
      return true;
    case NodeKind::Dates:
    case NodeKind::Every:
      return false;
    case NodeKind::Near:
    case NodeKind::Or:
    case NodeKind::Group:
    case NodeKind::Together:
      break;
  }
  return std::any_of(node.children.begin(), node.children.end(),
                     [this](const QueryNode& child) { return has_content(child); });
}

std::size_t QueryWords::content_words(const QueryNode& node) {
  if (node.excluded || node.kind == NodeKind::Dates) return 0;
  std::size_t count = 0;
  for (const TokenRef& token : analyzed(node.text)) count += token.is_stop_word ? 0 : 1;
  for (const QueryNode& child : node.children) count += content_words(child);
  return count;
}

std::string QueryWords::term_of(std::string_view stem, QueryField field) {
  const std::string_view prefix =
      field == QueryField::Title ? schema::kTitlePrefix : schema::kStemPrefix;
  return std::string(prefix) += index::encoded_term(stem);
}

std::vector<QueryLeaf> QueryWords::leaves(const QueryNode& node, bool excluded, bool in_phrase) {
  std::vector<QueryLeaf> out;
  const std::string_view text = node.text;
  for (const TokenRef& token : analyzed(text)) {
    QueryLeaf leaf;
    leaf.position = token.position;
    leaf.is_stop_word = token.is_stop_word || is_latin_article(text, token);
    const std::string_view typed = text.substr(token.span.begin, token.span.size());
    const std::string term = term_of(token.stem, node.field);
    BuiltWord word{.typed = std::string(typed),
                   .stem = std::string(token.stem),
                   .field = std::string(grammar::field_name(node.field)),
                   .role = BuiltWord::Role::Looked,
                   .folded = std::string(token.folded),
                   .term = term,
                   .is_exact = node.kind == NodeKind::Exact};
    word.articles = database_.get_termfreq(term);
    leaf.clause.query =
        excluded && node.field == QueryField::Any ? in_story(database_, term) : Xapian::Query(term);
    leaf.typed = word.typed;
    leaf.stem = word.stem;
    leaf.term = term;
    if (excluded) {
      word.role = BuiltWord::Role::Excluded;
    } else if (leaf.is_stop_word && looks_for_content_ && !in_phrase && !node.required) {
      word.role = BuiltWord::Role::StopWord;
    } else if (known_.size() >= match::kMaxQueryWords &&
               known_.find(term + exact_letters(node, typed)) == known_.end()) {
      word.role = BuiltWord::Role::TooMany;
      ++out_.left_out;
    } else {
      leaf.query_term = want(node, token, typed, word, in_phrase);
      stop_words_used_ = stop_words_used_ || leaf.is_stop_word;
    }
    const bool used = word.role == BuiltWord::Role::Looked || excluded;
    if (out_.words.size() < kMostBuiltWords) {
      leaf.built = out_.words.size();
      out_.words.push_back(std::move(word));
    }
    if (used) out.push_back(std::move(leaf));
  }
  return out;
}

std::size_t QueryWords::want(const QueryNode& node, const TokenRef& token, std::string_view typed,
                             const BuiltWord& word, bool in_phrase) {
  const std::string exact = exact_letters(node, typed);
  const auto [at, is_new] = known_.try_emplace(word.term + exact, out_.query_terms.words.size());
  if (is_new) {
    out_.query_terms.words.push_back(
        {.typed = std::string(typed),
         .stems = {std::string(token.stem)},
         .exact = exact,
         .vocalised = letters::has_tashkeel(typed) ? std::string(typed) : "",
         .company = company_of(node, token.stem),
         .weight = rarity(word.articles),
         .in_text = node.field == QueryField::Any,
         .is_known = word.articles > 0,
         .only_in_phrase = in_phrase});
    out_.query_terms.followers.push_back(QueryTerms::kNoWord);
  }
  QueryTerm& term = out_.query_terms.words[at->second];
  term.only_in_phrase = term.only_in_phrase && in_phrase;
  return at->second;
}

// A word of exact letters, or of a title, has no other.
std::vector<index::NearStem> QueryWords::company_of(const QueryNode& node,
                                                    std::string_view stem) const {
  const bool is_alone =
      options_.as_typed || node.kind == NodeKind::Exact || node.field != QueryField::Any;
  return is_alone ? std::vector<index::NearStem>() : vocabulary_.near_stems(stem);
}

double QueryWords::rarity(std::uint64_t articles) const {
  const auto all = static_cast<double>(database_.get_doccount());
  return std::log(1 + all / (1 + static_cast<double>(articles)));
}

namespace {

bool is_spelling(const Expansion& way) {
  return way.doc_freq > 0 && way.stems.size() == 1 && way.rule != expansion::ExpansionRule::Typed &&
         expansion::is_the_word_itself(way);
}

}  // namespace

void QueryWords::expand(std::vector<QueryLeaf>& words) {
  if (options_.as_typed) return;
  std::vector<expansion::QueryWord> asked;
  std::vector<std::size_t> which;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].is_stop_word || words[i].query_term == QueryTerms::kNoWord) continue;
    if (words[i].built == QueryTerms::kNoWord) continue;
    const BuiltWord& word = out_.words[words[i].built];
    asked.push_back({word.folded, word.stem, letters::exact_form(word.typed), false});
    which.push_back(i);
  }
  if (!bounds_.may_expand(asked.size())) return;
  std::vector<Clauses> ways(words.size());
  const std::vector<expansion::ExpandedWords> entries =
      expansion::expanded(asked, vocabulary_, knowledge_);
  // A word is as rare as all its spellings together: whichever is typed, an article with one of
  // them weighs as much as with another.
  std::vector<std::uint64_t> spelled(words.size());
  for (const expansion::ExpandedWords& entry : entries) {
    for (const Expansion& way : entry.expansions) {
      if (spellings_are_alike_ && entry.words == 1 && is_spelling(way))
        spelled[which[entry.first]] += way.doc_freq;
    }
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (spelled[i] == 0) continue;
    const std::uint64_t own = out_.words[words[i].built].articles;
    QueryTerm& term = out_.query_terms.words[words[i].query_term];
    term.spellings_are_alike = true;
    term.weight = rarity(spelled[i] + own);
    if (own > 0) words[i].clause = scaled(words[i].clause, term.weight / rarity(own));
  }
  for (const expansion::ExpandedWords& entry : entries) {
    for (const Expansion& way : entry.expansions) {
      if (way.rule == expansion::ExpansionRule::Typed || way.doc_freq == 0) continue;
      for (std::size_t k = 0; k < entry.words; ++k) {
        const std::size_t at = which[entry.first + k];
        if (way.matches() || options_.wide) {
          add_way(way, spelled[at], words[at], ways[at]);
        } else {
          out_.words[words[at].built].rejected.push_back(form_of(way));
        }
      }
    }
  }
  add_acronyms(words, ways);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (ways[i].empty()) continue;
    ways[i].push_back(words[i].clause);
    words[i].clause = any_of(ways[i], Xapian::Query::OP_MAX);
  }
}

// إف بي آي may be written FBI. A name of a letter may be a stop word too (سي إن إن), or stand
// twice: so the row is read off the words as they were typed.
void QueryWords::add_acronyms(std::vector<QueryLeaf>& words, std::vector<Clauses>& ways) {
  std::vector<std::string> row;
  for (std::size_t begin = 0; begin < out_.words.size();
       begin += std::max<std::size_t>(row.size(), 1)) {
    row.clear();
    for (std::size_t at = begin; at < out_.words.size(); ++at) {
      const BuiltWord& word = out_.words[at];
      const bool is_plain = word.role != BuiltWord::Role::Excluded && !word.is_exact;
      if (!is_plain || !typing::is_letter_name(word.folded, at == begin)) break;
      row.push_back(word.folded);
    }
    for (const Expansion& way : expansion::acronyms_at(row, vocabulary_)) {
      for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_of_row = words[i].built >= begin && words[i].built < begin + row.size() &&
                               words[i].built != QueryTerms::kNoWord &&
                               words[i].query_term != QueryTerms::kNoWord;
        if (is_of_row) add_way(way, 0, words[i], ways[i]);
      }
    }
  }
}

void QueryWords::add_way(const Expansion& way, std::uint64_t spelled, QueryLeaf& word,
                         Clauses& ways) {
  BuiltWord& built = out_.words[word.built];
  std::vector<std::string> terms;
  for (const std::string& stem : way.stems) {
    terms.push_back(index::encoded_term(stem));
  }
  if (terms.size() > 1 && (!may_stand_together(database_, terms) || !bounds_.may_check(terms))) {
    return;
  }
  std::vector<std::uint32_t> places(terms.size());
  std::iota(places.begin(), places.end(), 0U);
  Clause clause =
      terms.size() == 1 ? Clause{Xapian::Query(terms.front())} : phrase_clause(terms, places);
  clause.check.in_tail = true;
  // A rarer related form would weigh more than the word itself, where any article has that; another
  // spelling weighs as much.
  const std::uint64_t articles = built.articles + spelled;
  const double own = articles == 0 ? rarity(way.doc_freq) : rarity(articles);
  const double share = spelled > 0 && is_spelling(way) ? own / rarity(way.doc_freq) / way.closeness
                                                       : std::min(1.0, own / rarity(way.doc_freq));
  // Of the only word: no article with related forms alone above one that has the word.
  const bool stands_below =
      is_one_word_ && built.articles >= ranking::kPageHits && !expansion::is_the_word_itself(way);
  ways.push_back(scaled(clause, way.closeness * share * (stands_below ? kBelowTheWord : 1)));
  built.forms.push_back(form_of(way));
  QueryTerm& term = out_.query_terms.words[word.query_term];
  term.is_known = true;
  if (way.stems.size() == 1) {
    const bool is_own = expansion::is_the_word_itself(way);
    term.stems.insert(term.stems.begin() +
                          static_cast<std::ptrdiff_t>(is_own ? term.own_stems : term.stems.size()),
                      way.stems.front());
    term.own_stems += is_own ? 1 : 0;
  } else {
    want_phrase(way.stems, word.query_term);
  }
}

// عبد الله for عبدالله: highlighted where the two stand together.
void QueryWords::want_phrase(const std::vector<std::string>& stems, std::size_t word) {
  const double weight = out_.query_terms.words[word].weight / static_cast<double>(stems.size());
  QueryPhrase phrase;
  for (const std::string& stem : stems) {
    phrase.words.push_back(out_.query_terms.words.size());
    phrase.places.push_back(static_cast<std::uint32_t>(phrase.places.size()));
    out_.query_terms.words.push_back(
        {.typed = stem, .stems = {stem}, .weight = weight, .only_in_phrase = true});
    out_.query_terms.followers.push_back(QueryTerms::kNoWord);
  }
  out_.query_terms.phrases.push_back(std::move(phrase));
}

}  // namespace niger::query
