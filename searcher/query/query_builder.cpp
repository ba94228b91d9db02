#include "searcher/query/query_builder.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

#include "common/arabic/folding.h"
#include "common/index/schema.h"
#include "common/index/term_codec.h"
#include "searcher/query/field_filter.h"
#include "searcher/query/match_weights.h"
#include "searcher/query/mentions.h"
#include "searcher/query/quorum.h"

namespace niger {
namespace {

using Queries = std::vector<Xapian::Query>;
using XQuery = Xapian::Query;

XQuery combined(XQuery::op op, const Queries& parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts.front();
  return {op, parts.begin(), parts.end()};
}

// The terms one after the other. Stop words have no positions: the window leaves a gap for each.
XQuery phrase_query(const std::vector<std::string>& terms,
                    const std::vector<std::uint32_t>& places) {
  return {XQuery::OP_PHRASE, terms.begin(), terms.end(), places.back() + 1};
}

// The terms in any order, within `window` words. Of one term: the term.
XQuery near_query(const std::vector<std::string>& terms, Xapian::termcount window) {
  if (terms.size() == 1) return XQuery(terms.front());
  return {XQuery::OP_NEAR, terms.begin(), terms.end(), window};
}

// One word of the query as the index knows it.
struct Leaf {
  XQuery query;
  std::string term;                     // of the stem itself
  std::vector<std::string> stems;       // terms of all that answers for the word, without prefix
  std::size_t built = Wanted::kNoWord;  // in BuiltQuery::words
  std::size_t wanted = Wanted::kNoWord;
  std::uint32_t position = 0;
  bool is_stop_word = false;
};

// What a clause becomes: the articles it admits and the weight it gives them, in one query.
struct Clause {
  XQuery query;
  bool is_filter = false;  // admits and gives no weight
};

class Builder {
 public:
  Builder(const Xapian::Database& database, Analyzer::Session& session,
          const Vocabulary& vocabulary, const WordKnowledge& knowledge, const BuildOptions& options)
      : database_(database),
        session_(session),
        vocabulary_(vocabulary),
        knowledge_(knowledge),
        options_(options) {}

  BuiltQuery run(const QueryNode& root) {
    looks_for_content_ = has_content(root);
    out_.query = group(root).query;
    out_.only_stop_words = !looks_for_content_ && stop_words_used_;
    return std::move(out_);
  }

 private:
  std::vector<TokenRef>& analyzed(std::string_view text) {
    session_.analyze(text, tokens_);
    return tokens_;
  }

  // True where anything but stop words is looked for: then stop words are left out.
  bool has_content(const QueryNode& node) {
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
        return true;
      case NodeKind::Dates:
        return false;
      case NodeKind::Near:
      case NodeKind::Or:
      case NodeKind::Group:
        break;
    }
    return std::any_of(node.children.begin(), node.children.end(),
                       [this](const QueryNode& child) { return has_content(child); });
  }

  // ---- Words ------------------------------------------------------------------------------------

  std::string term_of(std::string_view stem, QueryField field) const {
    const std::string_view prefix =
        field == QueryField::Title ? schema::kTitlePrefix : schema::kStemPrefix;
    return std::string(prefix) += encoded_term(stem);
  }

  // The words of `text`, each a leaf; those that were seen before keep their place in Wanted.
  std::vector<Leaf> leaves(const QueryNode& node, bool excluded, bool in_phrase) {
    std::vector<Leaf> out;
    const std::string_view text = node.text;
    for (const TokenRef& token : analyzed(text)) {
      Leaf leaf;
      leaf.position = token.position;
      leaf.is_stop_word = token.is_stop_word;
      const std::string_view typed = text.substr(token.span.begin, token.span.size());
      const std::string term = term_of(token.stem, node.field);
      BuiltWord word{.typed = std::string(typed),
                     .stem = std::string(token.stem),
                     .field = std::string(field_name(node.field)),
                     .role = BuiltWord::Role::Looked,
                     .folded = std::string(token.folded),
                     .term = term};
      word.articles = database_.get_termfreq(term);
      leaf.query = XQuery(term);
      leaf.term = term;
      if (node.field == QueryField::Any && !excluded) {
        leaf.stems.push_back(encoded_term(token.stem));
        // A word that only tails have is no unknown word.
        if (word.articles == 0) word.articles = mentions(database_, leaf.stems.front());
      }
      if (excluded) {
        word.role = BuiltWord::Role::Excluded;
      } else if (token.is_stop_word && looks_for_content_ && !in_phrase && !node.required) {
        word.role = BuiltWord::Role::StopWord;
      } else if (known_.size() >= match::kMaxQueryWords &&
                 known_.find(term + exact_letters(node, typed)) == known_.end()) {
        word.role = BuiltWord::Role::TooMany;
        ++out_.left_out;
      } else {
        leaf.wanted = want(node, token, typed, word, in_phrase);
        stop_words_used_ = stop_words_used_ || token.is_stop_word;
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

  static std::string exact_letters(const QueryNode& node, std::string_view typed) {
    return node.kind == NodeKind::Exact ? exact_form(typed) : std::string();
  }

  std::size_t want(const QueryNode& node, const TokenRef& token, std::string_view typed,
                   const BuiltWord& word, bool in_phrase) {
    const std::string exact = exact_letters(node, typed);
    const auto [at, is_new] = known_.try_emplace(word.term + exact, out_.wanted.words.size());
    if (is_new) {
      out_.wanted.words.push_back({.typed = std::string(typed),
                                   .stems = {std::string(token.stem)},
                                   .exact = exact,
                                   .vocalised = has_tashkeel(typed) ? std::string(typed) : "",
                                   .weight = rarity(word.articles),
                                   .in_text = node.field == QueryField::Any,
                                   .only_in_phrase = in_phrase});
      out_.wanted.followers.push_back(Wanted::kNoWord);
    }
    WantedWord& wanted = out_.wanted.words[at->second];
    wanted.only_in_phrase = wanted.only_in_phrase && in_phrase;
    return at->second;
  }

  double rarity(std::uint64_t articles) const {
    const auto all = static_cast<double>(database_.get_doccount());
    return std::log(1 + all / (1 + static_cast<double>(articles)));
  }

  // Adds to each word, in place, the other stems that answer for it: no better than the word
  // itself in any article, by OP_MAX and by a weight that is never above its own.
  void expand(std::vector<Leaf>& words) {
    if (options_.as_typed) return;
    std::vector<QueryWord> asked;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i].is_stop_word || words[i].wanted == Wanted::kNoWord) continue;
      if (words[i].built == Wanted::kNoWord) continue;
      const BuiltWord& word = out_.words[words[i].built];
      asked.push_back({word.folded, word.stem, exact_form(word.typed), false});
      which.push_back(i);
    }
    std::vector<Queries> ways(words.size());
    for (const ExpandedWords& entry : expanded(asked, vocabulary_, knowledge_)) {
      for (const Expansion& way : entry.expansions) {
        if (way.rule == ExpansionRule::Typed || !way.matches || way.doc_freq == 0) continue;
        for (std::size_t k = 0; k < entry.words; ++k) {
          add_way(way, words[which[entry.first + k]], ways[which[entry.first + k]]);
        }
      }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (ways[i].empty()) continue;
      ways[i].push_back(words[i].query);
      words[i].query = XQuery(XQuery::OP_MAX, ways[i].begin(), ways[i].end());
    }
  }

  void add_way(const Expansion& way, Leaf& word, Queries& ways) {
    BuiltWord& built = out_.words[word.built];
    std::vector<std::string> terms;
    std::string letters;
    for (const std::string& stem : way.stems) {
      terms.push_back(encoded_term(stem));
      letters += (letters.empty() ? "" : " ") + stem;
    }
    const XQuery query = terms.size() == 1 ? XQuery(terms.front()) : phrase_query(terms, {0, 1});
    // A rarer cousin would weigh more than the word itself, where any article has that.
    const double own = built.articles == 0 ? rarity(way.doc_freq) : rarity(built.articles);
    const double share = std::min(1.0, own / rarity(way.doc_freq));
    ways.emplace_back(XQuery::OP_SCALE_WEIGHT, query, way.closeness * share);
    built.forms.push_back({letters, way.rule, way.doc_freq});
    if (way.stems.size() == 1) {
      word.stems.push_back(terms.front());
      out_.wanted.words[word.wanted].stems.push_back(way.stems.front());
    } else {
      want_phrase(way.stems, word.wanted);
    }
  }

  void admit_mentions(std::vector<Leaf>& words) const {
    for (Leaf& word : words) word.query = with_mentions(database_, word.query, word.stems);
  }

  // عبد الله for عبدالله: lit where the two stand together.
  void want_phrase(const std::vector<std::string>& stems, std::size_t word) {
    const double weight = out_.wanted.words[word].weight / static_cast<double>(stems.size());
    WantedPhrase phrase;
    for (const std::string& stem : stems) {
      phrase.words.push_back(out_.wanted.words.size());
      phrase.places.push_back(static_cast<std::uint32_t>(phrase.places.size()));
      out_.wanted.words.push_back(
          {.typed = stem, .stems = {stem}, .weight = weight, .only_in_phrase = true});
      out_.wanted.followers.push_back(Wanted::kNoWord);
    }
    out_.wanted.phrases.push_back(std::move(phrase));
  }

  // ---- Clauses ----------------------------------------------------------------------------------

  Clause clause(const QueryNode& node, bool excluded) {
    if (node.field != QueryField::Any && node.field != QueryField::Title && node.children.empty()) {
      FieldFilter filter = field_filter(database_, node.field, node.text);
      if (!filter.met) out_.unknown_values.push_back(node.text);
      return {filter.query, true};
    }
    switch (node.kind) {
      case NodeKind::Dates:
        return {date_filter(node.dates), true};
      case NodeKind::Prefix:
        return {prefix(node, excluded), false};
      case NodeKind::Phrase:
        return {phrase(node, excluded), false};
      case NodeKind::Near:
        return {near(node, excluded), false};
      case NodeKind::Or:
        return alternatives(node, excluded);
      case NodeKind::Group:
        return group(node, excluded);
      case NodeKind::Exact:
        return {exact(node, excluded), false};
      case NodeKind::Word:
        break;
    }
    std::vector<Leaf> words = leaves(node, excluded, false);
    if (!excluded && node.field == QueryField::Any) expand(words);
    admit_mentions(words);
    return {all_of(words), false};
  }

  static XQuery all_of(const std::vector<Leaf>& words) {
    Queries parts;
    for (const Leaf& word : words) parts.push_back(word.query);
    return combined(XQuery::OP_AND, parts);
  }

  // The articles with the stem, of which those with other letters are dropped when their texts are
  // read. Among alternatives the stem is all that is asked for.
  XQuery exact(const QueryNode& node, bool excluded) {
    const std::size_t known_words = out_.wanted.words.size();
    if (excluded && alternatives_depth_ == 0) {
      for (const TokenRef& token : analyzed(node.text)) {
        const std::string typed = node.text.substr(token.span.begin, token.span.size());
        out_.exact_excluded.push_back(
            {.typed = typed, .stems = {std::string(token.stem)}, .exact = exact_form(typed)});
        out_.words.push_back(
            {.typed = typed, .stem = std::string(token.stem), .role = BuiltWord::Role::Excluded});
      }
      return {};
    }
    std::vector<Leaf> words = leaves(node, excluded, false);
    admit_mentions(words);
    const XQuery query = all_of(words);
    for (std::size_t i = known_words; i < out_.wanted.words.size(); ++i) {
      if (alternatives_depth_ == 0) out_.exact_required.push_back(i);
    }
    return query;
  }

  XQuery prefix(const QueryNode& node, bool excluded) {
    std::string letters = fold(node.text);
    // Stems stand without the article: النيج* is looked for as نيج*.
    static constexpr std::string_view kArticle = "ال";
    if (letters.starts_with(kArticle) && count_code_points(letters) > 4) {
      letters.erase(0, kArticle.size());
    }
    if (letters.empty()) return {};
    const std::string start = term_of(letters, node.field);
    Xapian::doccount terms = 0;
    auto at = database_.allterms_begin(start);
    const auto end = database_.allterms_end(start);
    for (; at != end && terms <= match::kMaxPrefixTerms; ++at) ++terms;
    if (terms > match::kMaxPrefixTerms) out_.crowded_prefixes.push_back(node.text);
    if (!excluded) {
      out_.wanted.words.push_back(
          {.typed = node.text, .stem_prefix = letters, .in_text = node.field == QueryField::Any});
      out_.wanted.followers.push_back(Wanted::kNoWord);
    }
    out_.words.push_back({.typed = node.text + "*",
                          .stem = letters,
                          .field = std::string(field_name(node.field)),
                          .role = excluded ? BuiltWord::Role::Excluded : BuiltWord::Role::Looked});
    const XQuery query(XQuery::OP_WILDCARD, start, match::kMaxPrefixTerms,
                       XQuery::WILDCARD_LIMIT_MOST_FREQUENT, XQuery::OP_SYNONYM);
    if (excluded || node.field != QueryField::Any) return query;
    return with_prefix_mentions(database_, query, start, match::kMaxPrefixTerms);
  }

  // Stop words have no positions: a phrase leaves a gap for them.
  XQuery phrase(const QueryNode& node, bool excluded) {
    const std::vector<Leaf> words = leaves(node, excluded, true);
    std::vector<const Leaf*> placed;
    for (const Leaf& word : words) {
      if (!word.is_stop_word) placed.push_back(&word);
    }
    if (placed.size() < 2 || node.field == QueryField::Title) {
      for (const Leaf& word : words) {
        if (word.wanted != Wanted::kNoWord) {
          out_.wanted.words[word.wanted].only_in_phrase = false;
        }
      }
      return all_of(words);  // titles have no positions of their own
    }
    std::vector<std::string> terms;
    WantedPhrase wanted;
    for (const Leaf* word : placed) {
      terms.push_back(word->term);
      wanted.words.push_back(word->wanted);
      wanted.places.push_back(word->position - placed.front()->position);
    }
    if (!excluded) out_.wanted.phrases.push_back(wanted);
    return phrase_query(terms, {wanted.places.begin(), wanted.places.end()});
  }

  XQuery near(const QueryNode& node, bool excluded) {
    std::vector<std::string> terms;
    for (const QueryNode& child : node.children) {
      for (const Leaf& word : leaves(child, excluded, false)) {
        // The words of a title have no positions of their own.
        if (!word.is_stop_word && child.field == QueryField::Any) terms.push_back(word.term);
      }
    }
    if (terms.empty()) return {};
    return near_query(terms, static_cast<Xapian::termcount>(node.window + terms.size() - 1));
  }

  Clause alternatives(const QueryNode& node, bool excluded) {
    Queries parts;
    bool all_filters = true;
    ++alternatives_depth_;
    for (const QueryNode& child : node.children) {
      const Clause one = clause(child, excluded != child.excluded);
      if (one.query.empty()) continue;
      parts.push_back(child.excluded ? XQuery(XQuery::OP_AND_NOT, XQuery::MatchAll, one.query)
                                     : one.query);
      all_filters = all_filters && one.is_filter;
    }
    --alternatives_depth_;
    return {combined(XQuery::OP_OR, parts), all_filters && !parts.empty()};
  }

  // ---- Groups -----------------------------------------------------------------------------------

  struct Parts {
    Queries required;
    Queries filters;
    Queries excluded;
    std::vector<Leaf> words;  // of which a quorum must be met
  };

  Clause group(const QueryNode& node, bool excluded = false) {
    Parts parts;
    std::size_t before = Wanted::kNoWord;
    for (const QueryNode& child : node.children) {
      if (is_plain(child)) {
        add_words(child, excluded, before, parts.words);
        continue;
      }
      before = Wanted::kNoWord;
      const Clause one = clause(child, excluded != child.excluded);
      if (one.query.empty()) continue;
      if (child.excluded) {
        parts.excluded.push_back(one.query);
      } else {
        (one.is_filter ? parts.filters : parts.required).push_back(one.query);
      }
    }
    expand(parts.words);
    admit_mentions(parts.words);
    return assembled(parts);
  }

  // True for what counts towards the quorum.
  [[nodiscard]] bool is_plain(const QueryNode& node) const {
    if (node.excluded || node.field != QueryField::Any) return false;
    if (options_.loose && (node.kind == NodeKind::Phrase || node.kind == NodeKind::Near)) {
      return true;
    }
    return node.kind == NodeKind::Word && (options_.loose || !node.required);
  }

  void add_words(const QueryNode& child, bool excluded, std::size_t& before,
                 std::vector<Leaf>& words) {
    for (const QueryNode& word : child.children) add_words(word, excluded, before, words);
    for (Leaf& leaf : leaves(child, excluded, false)) {
      if (before != Wanted::kNoWord && leaf.wanted != Wanted::kNoWord && before != leaf.wanted) {
        out_.wanted.followers[before] = leaf.wanted;
      }
      before = leaf.wanted;
      const bool known = std::any_of(words.begin(), words.end(), [&leaf](const Leaf& word) {
        return leaf.wanted != Wanted::kNoWord && word.wanted == leaf.wanted;
      });
      if (!known) words.push_back(std::move(leaf));
    }
  }

  Clause assembled(const Parts& parts) {
    Queries positive = parts.required;
    if (!parts.words.empty()) positive.push_back(words_query(parts.words));
    out_.relaxable = out_.relaxable || !parts.required.empty();
    XQuery query = combined(options_.loose ? XQuery::OP_OR : XQuery::OP_AND, positive);
    const bool is_filter = positive.empty();
    if (!parts.filters.empty()) {
      const XQuery filter = combined(XQuery::OP_AND, parts.filters);
      query = is_filter ? filter : XQuery(XQuery::OP_FILTER, query, filter);
    }
    if (!parts.excluded.empty()) {
      if (query.empty()) query = XQuery::MatchAll;
      query = XQuery(XQuery::OP_AND_NOT, query, combined(XQuery::OP_OR, parts.excluded));
    }
    if (is_filter && !query.empty()) query = XQuery(XQuery::OP_SCALE_WEIGHT, query, 0.0);
    return {query, is_filter};
  }

  XQuery words_query(const std::vector<Leaf>& words) {
    const bool any = options_.match == MatchMode::Any || options_.loose;
    out_.relaxable = out_.relaxable || (!any && words.size() > 1);
    if (any || options_.match == MatchMode::All) {
      Queries parts;
      for (const Leaf& word : words) parts.push_back(word.query);
      return combined(any ? XQuery::OP_OR : XQuery::OP_AND, parts);
    }
    std::vector<AskedWord> asked;
    for (const Leaf& word : words) asked.push_back({word.query, articles_of(word)});
    return quorum_query(std::move(asked), database_.get_doccount());
  }

  // How many articles meet the word, at most.
  [[nodiscard]] std::uint64_t articles_of(const Leaf& word) const {
    if (word.built == Wanted::kNoWord) return database_.get_termfreq(word.term);
    const BuiltWord& built = out_.words[word.built];
    std::uint64_t sum = built.articles + mentions(database_, word.term);
    for (const BuiltForm& form : built.forms) sum += form.articles;
    return sum;
  }

  const Xapian::Database& database_;
  Analyzer::Session& session_;
  const Vocabulary& vocabulary_;
  const WordKnowledge& knowledge_;
  BuildOptions options_;
  static constexpr std::size_t kMostBuiltWords = 4 * match::kMaxQueryWords;

  bool looks_for_content_ = true;
  bool stop_words_used_ = false;
  int alternatives_depth_ = 0;
  std::vector<TokenRef> tokens_;
  std::unordered_map<std::string, std::size_t> known_;  // term and exact letters to Wanted::words
  BuiltQuery out_;
};

}  // namespace

QueryBuilder::QueryBuilder(const Xapian::Database& database, Analyzer::Session& session,
                           const Vocabulary& vocabulary, const WordKnowledge& knowledge)
    : database_(database), session_(session), vocabulary_(vocabulary), knowledge_(knowledge) {}

BuiltQuery QueryBuilder::build(const ParsedQuery& parsed, const BuildOptions& options) {
  return Builder(database_, session_, vocabulary_, knowledge_, options).run(parsed.root);
}

}  // namespace niger
