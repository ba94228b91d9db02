#include "searcher/query/query_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/base/utf8.h"
#include "searcher/query/date_text.h"
#include "searcher/query/query_lexer.h"

namespace niger {
namespace {

enum class FieldName { Title, Source, Author, Place, Keyword, Category, Date };

struct KnownField {
  std::string_view name;
  FieldName field;
};

// The first name of a field is the one that described() writes.
constexpr std::array<KnownField, 16> kFields = {{
    {"title", FieldName::Title},
    {"عنوان", FieldName::Title},
    {"العنوان", FieldName::Title},
    {"source", FieldName::Source},
    {"مصدر", FieldName::Source},
    {"المصدر", FieldName::Source},
    {"author", FieldName::Author},
    {"كاتب", FieldName::Author},
    {"place", FieldName::Place},
    {"مكان", FieldName::Place},
    {"keyword", FieldName::Keyword},
    {"وسم", FieldName::Keyword},
    {"category", FieldName::Category},
    {"قسم", FieldName::Category},
    {"date", FieldName::Date},
    {"تاريخ", FieldName::Date},
}};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::optional<FieldName> known_field(std::string_view name) {
  const std::string wanted = lower_ascii(name);
  for (const KnownField& known : kFields) {
    if (known.name == wanted) return known.field;
  }
  return std::nullopt;
}

// Edits between two short words, letter by letter.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// The field that was probably meant; a word far from all of them was no field at all.
std::string nearest_field(std::string_view name) {
  if (name.size() > 32) return {};
  const std::u32string wanted = to_utf32(lower_ascii(name));
  std::string best;
  std::size_t best_distance = 3;
  for (const KnownField& known : kFields) {
    const std::u32string letters = to_utf32(known.name);
    const std::size_t edits = distance(wanted, letters);
    if (edits < best_distance && edits * 2 < letters.size()) {
      best_distance = edits;
      best = known.name;
    }
  }
  return best;
}

QueryField text_field(FieldName name) {
  switch (name) {
    case FieldName::Title:
      return QueryField::Title;
    case FieldName::Source:
      return QueryField::Source;
    case FieldName::Author:
      return QueryField::Author;
    case FieldName::Place:
      return QueryField::Place;
    case FieldName::Keyword:
      return QueryField::Keyword;
    case FieldName::Category:
      return QueryField::Category;
    case FieldName::Date:
      break;
  }
  return QueryField::Any;
}

void set_field(QueryNode& node, QueryField field) {
  if (node.field == QueryField::Any && node.kind != NodeKind::Dates) node.field = field;
  for (QueryNode& child : node.children) set_field(child, field);
}

class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, Date today, ParsedQuery& out)
      : lexemes_(std::move(lexemes)), today_(today), out_(out) {
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
    static constexpr std::size_t kSentenceWords = 5;
    std::size_t words = 0;
    for (const Lexeme& lexeme : lexemes_) {
      if (lexeme.kind == Kind::Word) {
        ++words;
      } else if (!lexeme.arabic_operator) {
        return;
      }
    }
    for (std::size_t i = 0; i < lexemes_.size(); ++i) {
      Lexeme& lexeme = lexemes_[i];
      const bool lone = lexemes_.size() == 1;
      if (lexeme.arabic_operator && (words > kSentenceWords || lone)) lexeme.kind = Kind::Word;
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
      remark(QueryRemark::Kind::LoneOperator, op.text);
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
      give_up_operator();
      return first;
    }
    QueryNode near{.kind = NodeKind::Near, .required = first->required};
    near.excluded = std::exchange(first->excluded, false);
    first->required = false;
    near.children.push_back(std::move(*first));
    while (is(Kind::Near) && is(Kind::Word, 1) && !is(Kind::Star, 2)) {
      const std::size_t window = lexemes_[at_].window;
      near.window = std::max(near.window,
                             std::min(window == 0 ? kDefaultNearWindow : window, kMaxNearWindow));
      ++at_;
      near.children.push_back({.kind = NodeKind::Word, .text = lexemes_[at_++].text});
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
        if (op.arabic_operator) return QueryNode{.kind = NodeKind::Word, .text = op.text};
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
      QueryNode node{.kind = NodeKind::Word, .text = lexemes_[at_++].text};
      if (is(Kind::Star)) {
        ++at_;
        node.kind = NodeKind::Prefix;
      }
      return node;
    }
    if (is(Kind::Quoted)) return QueryNode{.kind = NodeKind::Phrase, .text = lexemes_[at_++].text};
    if (is(Kind::Equals)) {
      ++at_;
      if (!is(Kind::Word)) return atom(depth);
      QueryNode node{.kind = NodeKind::Exact, .text = lexemes_[at_++].text};
      if (is(Kind::Star)) ++at_;
      return node;
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
      if (!nearest.empty()) remark(QueryRemark::Kind::UnknownField, name, nearest);
      // The name and its value are two words.
      QueryNode both;
      both.children.push_back({.kind = NodeKind::Word, .text = name});
      if (std::optional<QueryNode> value = value_of_field(depth)) {
        both.children.push_back(std::move(*value));
      }
      return both;
    }
    if (*known == FieldName::Date) return dates();
    std::optional<QueryNode> value = value_of_field(depth);
    if (value) set_field(*value, text_field(*known));
    return value;
  }

  std::optional<QueryNode> value_of_field(std::size_t depth) {
    return is(Kind::Word) || is(Kind::Quoted) || is(Kind::Equals) || is(Kind::Open) ? atom(depth)
                                                                                    : std::nullopt;
  }

  // The value of date: is one lexeme, of which the lexer may have split off a dash or a star.
  std::optional<QueryNode> dates() {
    std::string text;
    if (is(Kind::Minus)) ++at_;
    const bool quoted = is(Kind::Quoted);
    if (!quoted && !is(Kind::Word)) {
      remark(QueryRemark::Kind::BadDate, text);
      return std::nullopt;
    }
    text = lexemes_[at_++].text;
    if (is(Kind::Star)) ++at_;
    if (const std::optional<DateRange> range = date_range(text, today_)) {
      return QueryNode{.kind = NodeKind::Dates, .dates = *range};
    }
    remark(QueryRemark::Kind::BadDate, text);
    return QueryNode{.kind = NodeKind::Word, .text = text};
  }

  static constexpr std::size_t kMaxRemarks = 8;

  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
  Date today_;
  ParsedQuery& out_;
};

std::string two_digits(int value) {
  std::string out = std::to_string(value);
  return out.size() < 2 ? "0" + out : out;
}

std::string date_name(const Date& date) {
  if (!date.known()) return {};
  return std::to_string(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day);
}

std::string body(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::Word:
      return node.text;
    case NodeKind::Exact:
      return "=" + node.text;
    case NodeKind::Prefix:
      return node.text + "*";
    case NodeKind::Phrase:
      return "\"" + node.text + "\"";
    case NodeKind::Dates:
      return "date:" + date_name(node.dates.first) + ".." + date_name(node.dates.last);
    case NodeKind::Near:
    case NodeKind::Or:
    case NodeKind::Group:
      break;
  }
  std::string between = " ";
  if (node.kind == NodeKind::Or) between = " OR ";
  if (node.kind == NodeKind::Near) between = " near:" + std::to_string(node.window) + " ";
  std::string out;
  for (const QueryNode& child : node.children) {
    if (!out.empty()) out += between;
    const bool nested = child.kind == NodeKind::Group || child.kind == NodeKind::Or;
    const std::string text = described(child);
    const bool marked = child.excluded || child.required;
    out += nested && !marked ? "(" + text + ")" : text;
  }
  return out;
}

}  // namespace

std::string_view field_name(QueryField field) {
  for (const KnownField& known : kFields) {
    if (field != QueryField::Any && text_field(known.field) == field) return known.name;
  }
  return {};
}

std::string described(const QueryNode& node) {
  std::string text = body(node);
  const bool composed = node.kind == NodeKind::Group || node.kind == NodeKind::Or;
  if (composed && (node.excluded || node.required)) text = "(" + text + ")";
  if (node.field != QueryField::Any && node.children.empty()) {
    text = std::string(field_name(node.field)) + ":" + text;
  }
  if (node.excluded) return "-" + text;
  if (node.required) return "+" + text;
  return text;
}

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
