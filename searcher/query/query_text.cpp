#include "searcher/query/query_text.h"

#include <algorithm>
#include <utility>

#include "common/base/utf8.h"
#include "searcher/query/date_text.h"
#include "searcher/query/query_lexer.h"

namespace niger {
namespace {

// A time (10:30) and an address (https://…) are no fields that someone had in mind.
bool may_be_field(std::string_view name) {
  return name != "http" && name != "https" &&
         name.find_first_not_of("0123456789") != std::string_view::npos;
}

void set_field(QueryNode& node, QueryField field) {
  if (node.field == QueryField::Any && node.kind != NodeKind::Dates) node.field = field;
  for (QueryNode& child : node.children) set_field(child, field);
}

class Parser {
 public:
  Parser(std::vector<Lexeme> found, Date today, ParsedQuery& out)
      : lexemes_(std::move(found)), today_(today), out_(out) {
    soften_arabic_operators();
  }

  void run() {
    out_.root = sequence(0);
    while (at_ < lexemes_.size()) {  // a ) without its (
      remark(QueryRemark::Kind::UnbalancedParen);
      ++at_;
      QueryNode rest = sequence(0);
      std::move(rest.children.begin(), rest.children.end(), std::back_inserter(out_.root.children));
    }
  }

 private:
  using Kind = LexemeKind;

  // أو, و, ليس and قرب are everyday words: a sentence of more than kSentenceWords words and no
  // other sign of syntax (a pasted headline, a question) is not a formula.
  void soften_arabic_operators() {
    for (const Lexeme& lexeme : lexemes_) {
      if (lexeme.kind == Kind::Word) {
        ++words_;
      } else if (!lexeme.arabic_operator) {
        return;
      }
    }
    for (std::size_t i = 0; i < lexemes_.size(); ++i) {
      Lexeme& lexeme = lexemes_[i];
      const bool lone = lexemes_.size() == 1;
      if (lexeme.arabic_operator && (words_ > kSentenceWords || lone)) lexeme.kind = Kind::Word;
    }
  }

  bool is(Kind kind, std::size_t ahead = 0) const {
    return at_ + ahead < lexemes_.size() && lexemes_[at_ + ahead].kind == kind;
  }

  bool starts_clause(std::size_t ahead) const {
    if (at_ + ahead >= lexemes_.size()) return false;
    switch (lexemes_[at_ + ahead].kind) {
      case Kind::Word:
      case Kind::Quoted:
      case Kind::Open:
      case Kind::Not:
      case Kind::Minus:
      case Kind::Plus:
      case Kind::Equals:
      case Kind::Field:
        return true;
      default:
        return false;
    }
  }

  void remark(QueryRemark::Kind kind, std::string detail = {}, std::string suggestion = {}) {
    if (out_.remarks.size() >= kMaxRemarks) return;
    for (const QueryRemark& known : out_.remarks) {
      if (known.kind == kind && known.detail == detail) return;
    }
    out_.remarks.push_back({kind, std::move(detail), std::move(suggestion)});
  }

  // clause (AND clause | clause)* up to ) or the end.
  QueryNode sequence(std::size_t depth) {
    QueryNode group;
    bool after_and = false;
    while (at_ < lexemes_.size() && !is(Kind::Close)) {
      if (is(Kind::And)) {
        if (group.children.empty() || !starts_clause(1)) {
          give_up_operator();
          continue;
        }
        ++at_;
        group.children.back().required = !group.children.back().excluded;
        after_and = true;
        continue;
      }
      const std::size_t before = at_;
      if (std::optional<QueryNode> node = alternatives(depth)) {
        node->required = node->required || (after_and && !node->excluded);
        group.children.push_back(std::move(*node));
      }
      after_and = false;
      const bool reread = at_ < lexemes_.size() && is(Kind::Word);  // an operator given up
      if (at_ == before && !reread) ++at_;  // nothing can be made of this lexeme
    }
    return group;
  }

  // An operator without a neighbour: an everyday word is read as that word, any other is passed.
  void give_up_operator() {
    Lexeme& op = lexemes_[at_];
    if (op.arabic_operator) {
      op.kind = Kind::Word;
      op.arabic_operator = false;
    } else {
      if (!left_out_) remark(QueryRemark::Kind::LoneOperator, op.text);
      ++at_;
    }
  }

  // near (OR near)*
  std::optional<QueryNode> alternatives(std::size_t depth) {
    std::optional<QueryNode> first = near(depth);
    if (!is(Kind::Or)) return first;
    if (!first || !starts_clause(1)) {
      give_up_operator();
      return first;
    }
    QueryNode any{.kind = NodeKind::Or};
    any.children.push_back(std::move(*first));
    while (is(Kind::Or) && starts_clause(1)) {
      ++at_;
      if (std::optional<QueryNode> next = near(depth)) any.children.push_back(std::move(*next));
    }
    if (any.children.size() == 1) return std::move(any.children.front());
    return any;
  }

  // clause (NEAR clause)*, of words only
  std::optional<QueryNode> near(std::size_t depth) {
    std::optional<QueryNode> first = clause(depth);
    if (!is(Kind::Near)) return first;
    if (!first || first->kind != NodeKind::Word || !is(Kind::Word, 1) || is(Kind::Star, 2)) {
      if (first && starts_clause(1) && !lexemes_[at_].arabic_operator) {
        remark(QueryRemark::Kind::NearNeedsWords, lexemes_[at_++].text);
      } else {
        give_up_operator();
      }
      return first;
    }
    QueryNode near{.kind = NodeKind::Near, .required = first->required};
    near.excluded = std::exchange(first->excluded, false);
    first->required = false;
    near.children.push_back(std::move(*first));
    while (is(Kind::Near) && is(Kind::Word, 1) && !is(Kind::Star, 2)) {
      const std::size_t window = lexemes_[at_].window;
      if (window > kMaxNearWindow) remark(QueryRemark::Kind::NearBounded, lexemes_[at_].text);
      near.window = std::max(near.window,
                             std::min(window == 0 ? kDefaultNearWindow : window, kMaxNearWindow));
      ++at_;
      if (auto word = counted({.kind = NodeKind::Word, .text = lexemes_[at_++].text})) {
        near.children.push_back(std::move(*word));
      }
    }
    return near;
  }

  std::optional<QueryNode> clause(std::size_t depth) {
    bool excluded = false;
    bool required = false;
    while (is(Kind::Minus) || is(Kind::Not) || is(Kind::Plus)) {
      const Lexeme& op = lexemes_[at_++];
      if (op.kind == Kind::Plus) {
        required = true;
      } else if (!starts_clause(0)) {
        if (op.arabic_operator) return counted({.kind = NodeKind::Word, .text = op.text});
        remark(QueryRemark::Kind::LoneOperator, op.kind == Kind::Minus ? "-" : op.text);
        return std::nullopt;
      } else {
        excluded = !excluded;
      }
    }
    std::optional<QueryNode> node = atom(depth);
    if (node) {
      node->excluded = excluded;
      node->required = node->required || (required && !excluded);
    }
    return node;
  }

  std::optional<QueryNode> atom(std::size_t depth) {
    if (is(Kind::Word)) {
      if (std::optional<QueryNode> node = spaced_field()) return node;
      QueryNode node{.kind = NodeKind::Word, .text = lexemes_[at_++].text};
      if (has_star(node.text)) remark(QueryRemark::Kind::StarInside, node.text);
      if (is(Kind::Star)) {
        ++at_;
        node.kind = NodeKind::Prefix;
      }
      return counted(std::move(node));
    }
    if (is(Kind::Quoted)) {
      QueryNode node{.kind = NodeKind::Phrase, .text = lexemes_[at_++].text};
      if (has_star(node.text)) remark(QueryRemark::Kind::StarInPhrase, node.text);
      return counted(std::move(node));
    }
    if (is(Kind::Equals)) {
      ++at_;
      if (!is(Kind::Word)) {
        remark(QueryRemark::Kind::EqualsAlone);
        return atom(depth);
      }
      QueryNode node{.kind = NodeKind::Exact, .text = lexemes_[at_++].text};
      if (is(Kind::Star)) {
        ++at_;
        remark(QueryRemark::Kind::StarInside, "=" + node.text + "*");
      }
      return counted(std::move(node));
    }
    if (is(Kind::Field)) return field(depth);
    if (is(Kind::Open)) return parenthesis(depth);
    if (is(Kind::LoneStar)) {
      ++at_;
      remark(QueryRemark::Kind::LoneStar);
    }
    return std::nullopt;
  }

  std::optional<QueryNode> parenthesis(std::size_t depth) {
    ++at_;
    if (depth >= kMaxDepth) {
      remark(QueryRemark::Kind::TooDeep);
      return std::nullopt;
    }
    QueryNode group = sequence(depth + 1);
    if (is(Kind::Close)) {
      ++at_;
    } else {
      remark(QueryRemark::Kind::UnbalancedParen);
    }
    if (group.children.empty()) return std::nullopt;
    if (group.children.size() == 1) return std::move(group.children.front());
    return group;
  }

  std::optional<QueryNode> field(std::size_t depth) {
    const std::string name = lexemes_[at_++].text;
    const std::optional<FieldName> known = known_field(name);
    if (!known) {
      const std::string nearest = nearest_field(name);
      if (may_be_field(name)) remark(QueryRemark::Kind::UnknownField, name, nearest);
      // The name and its value are two words.
      QueryNode both;
      both.children.push_back({.kind = NodeKind::Word, .text = name});
      if (std::optional<QueryNode> value = value_of_field(depth)) {
        both.children.push_back(std::move(*value));
      }
      return both;
    }
    if (*known == FieldName::Date) return dates();
    if (*known != FieldName::Title && ++values_ > kMaxFieldClauses) {
      const std::size_t clauses = clauses_;
      static_cast<void>(value_of_field(depth));
      clauses_ = clauses;
      return left_out(QueryRemark::Kind::TooManyValues);
    }
    std::optional<QueryNode> value = value_of_field(depth);
    if (value) set_field(*value, text_field(*known));
    return value;
  }

  std::optional<QueryNode> value_of_field(std::size_t depth) {
    return is(Kind::Word) || is(Kind::Quoted) || is(Kind::Equals) || is(Kind::Open) ? atom(depth)
                                                                                    : std::nullopt;
  }

  // The days after date: are quoted, or the longest run of words that names any: آذار 2024.
  std::optional<QueryNode> dates() {
    if (is(Kind::Minus)) ++at_;
    if (!is(Kind::Quoted) && !is(Kind::Word)) {
      remark(QueryRemark::Kind::BadDate);
      return std::nullopt;
    }
    if (const std::optional<DateRange> days = named_days()) {
      return counted({.kind = NodeKind::Dates, .dates = *days});
    }
    std::string text = lexemes_[at_++].text;
    if (is(Kind::Star)) ++at_;
    remark(is_numeric_date(text) ? QueryRemark::Kind::ImpossibleDate : QueryRemark::Kind::BadDate,
           text);
    return counted({.kind = NodeKind::Word, .text = std::move(text)});
  }

  std::optional<DateRange> named_days() {
    static constexpr std::size_t kMostWords = 8;
    std::vector<std::string> runs;  // of one word, of two …
    std::string run;
    for (std::size_t ahead = 0; ahead < kMostWords; ++ahead) {
      const bool quoted = ahead == 0 && is(Kind::Quoted);
      if (!quoted && (!is(Kind::Word, ahead) || is(Kind::Star, ahead + 1))) break;
      run += (run.empty() ? "" : " ") + lexemes_[at_ + ahead].text;
      if (run.size() > kMaxDateBytes) break;
      runs.push_back(run);
      if (quoted) break;
    }
    for (std::size_t words = runs.size(); words > 0; --words) {
      const std::optional<NamedDates> found = named_dates(runs[words - 1], today_);
      if (!found) continue;
      at_ += words;
      if (found->reversed) remark(QueryRemark::Kind::ReversedRange, runs[words - 1]);
      return found->dates;
    }
    return std::nullopt;
  }

  // A word such as "date:" with a space after it: the days that follow make it plain; any other
  // field is a word, since a headline may well begin with "مصدر: ".
  std::optional<QueryNode> spaced_field() {
    const std::string_view text = lexemes_[at_].text;
    if (text.size() < 2 || !text.ends_with(':')) return std::nullopt;
    const std::optional<FieldName> known = known_field(text.substr(0, text.size() - 1));
    if (!known) return std::nullopt;
    if (*known == FieldName::Date && (is(Kind::Word, 1) || is(Kind::Quoted, 1))) {
      ++at_;
      if (const std::optional<DateRange> days = named_days()) {
        return counted({.kind = NodeKind::Dates, .dates = *days});
      }
      --at_;
    }
    if (words_ <= kSentenceWords && starts_clause(1)) {
      remark(QueryRemark::Kind::SpaceAfterField, lexemes_[at_].text);
    }
    return std::nullopt;
  }

  // A clause, unless there are too many of its kind already: what a query may cost is bounded.
  std::optional<QueryNode> counted(QueryNode node) {
    if (node.kind == NodeKind::Prefix && ++prefixes_ > kMaxPrefixes) {
      return left_out(QueryRemark::Kind::TooManyPrefixes);
    }
    if (++clauses_ > kMaxClauses) return left_out(QueryRemark::Kind::TooManyClauses);
    return node;
  }

  std::nullopt_t left_out(QueryRemark::Kind why) {
    remark(why);
    left_out_ = true;
    return std::nullopt;
  }

  static bool has_star(std::string_view text) {
    return text.find('*') != std::string_view::npos ||
           text.find("\u066D") != std::string_view::npos;  // ARABIC FIVE POINTED STAR
  }

  static constexpr std::size_t kMaxDateBytes = 200;
  static constexpr std::size_t kSentenceWords = 5;
  static constexpr std::size_t kMaxRemarks = 8;

  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;  // of the query
  std::size_t clauses_ = 0;
  std::size_t prefixes_ = 0;
  std::size_t values_ = 0;
  bool left_out_ = false;  // something was: then operators may stand alone
  Date today_;
  ParsedQuery& out_;
};

}  // namespace

ParsedQuery parsed_query(std::string_view text, Date today) {
  ParsedQuery out;
  std::size_t replaced = 0;
  const std::string_view kept = truncated_at_character(text, kMaxQueryBytes);
  if (kept.size() < text.size()) out.remarks.push_back({QueryRemark::Kind::Shortened, {}, {}});
  const std::string valid = repaired_utf8(kept, replaced);
  Lexemes found = lexemes(valid);
  if (found.unbalanced_quote) out.remarks.push_back({QueryRemark::Kind::UnbalancedQuote, {}, {}});
  Parser(std::move(found.list), today, out).run();
  return out;
}

}  // namespace niger
