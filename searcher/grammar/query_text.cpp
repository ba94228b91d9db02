#include "searcher/grammar/query_text.h"

#include <algorithm>
#include <utility>

#include "common/base/utf8.h"
#include "searcher/grammar/clause_reader.h"
#include "searcher/grammar/emphasis.h"

namespace niger::grammar {
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

// True where a word is looked for, in the title or anywhere.
bool has_words(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::Word:
    case NodeKind::Exact:
    case NodeKind::Prefix:
    case NodeKind::Stars:
    case NodeKind::Regex:
    case NodeKind::Phrase:
      return !node.excluded && (node.field == QueryField::Any || node.field == QueryField::Title);
    default:
      return std::any_of(node.children.begin(), node.children.end(), has_words);
  }
}

// True if there was one: beside words it says nothing.
bool drop_stars(QueryNode& node) {
  std::size_t count = std::erase_if(
      node.children, [](const QueryNode& child) { return child.kind == NodeKind::Every; });
  for (QueryNode& child : node.children) count += drop_stars(child) ? 1 : 0;
  return count > 0;
}

class Parser : private ClauseReader {
 public:
  Parser(std::vector<Lexeme> found, Date today, ParsedQuery& out)
      : ClauseReader(std::move(found), today, out), out_(out) {}

  // One clause after another; a parenthesis is a level of its own on the stack, so that nothing
  // that is typed makes the program's stack grow.
  void run() {
    levels_.emplace_back();
    while (!at_end() || levels_.size() > 1) {
      if (at_end() || is(Kind::Close)) {
        close();
      } else if (is(Kind::And) && !levels_.back().joins) {
        join_by_and();
      } else {
        const std::size_t before = place();
        read_clause();
        const bool reread = is(Kind::Word);               // an operator given up
        if (place() == before && !reread) take_lexeme();  // nothing can be made of this lexeme
      }
    }
    out_.root = std::move(levels_.back().group);
    if (has_words(out_.root) && drop_stars(out_.root)) remark(QueryRemark::Kind::LoneStar);
  }

 private:
  using Kind = LexemeKind;

  // clause (AND clause | clause)*
  void join_by_and() {
    std::vector<QueryNode>& before = levels_.back().group.children;
    if (before.empty() || !starts_clause(1)) return give_up_operator();
    take_lexeme();
    before.back().required = !before.back().excluded;
    levels_.back().after_and = true;
  }

  // near (OR near)*: one of the alternatives, or all there is of them.
  void take(std::optional<QueryNode> node) {
    Level& level = levels_.back();
    std::vector<QueryNode>& any = level.any.children;
    const bool begun = level.joins;
    level.joins = is(Kind::Or) && starts_clause(1) && (begun || node);
    if (node) any.push_back(std::move(*node));
    if (level.joins) {
      take_lexeme();
      return;
    }
    if (is(Kind::Or) && !begun) give_up_operator();
    if (!any.empty()) {
      QueryNode whole = any.size() == 1 ? std::move(any.front()) : std::move(level.any);
      whole.required = whole.required || (level.after_and && !whole.excluded);
      level.group.children.push_back(std::move(whole));
    }
    level.any = {.kind = NodeKind::Or};
    level.after_and = false;
  }

  // A name before a colon.
  struct FieldSign {
    std::string unknown = {};  // what no field is called: a word beside the value
    QueryField field = QueryField::Any;
    bool is_left_out = false;      // its value is not looked for
    std::size_t clauses_read = 0;  // before it
  };

  // What stands before a clause: - NOT + and the names of fields.
  struct Signs {
    bool excluded = false;
    bool required = false;
    std::vector<FieldSign> fields = {};
    TextUnit unit = TextUnit::None;  // same-sentence
  };

  // The whole query, or a parenthesis that is being read.
  struct Level {
    QueryNode group = {};
    QueryNode any = {.kind = NodeKind::Or};  // the alternatives that are being read
    bool joins = false;                      // an OR came last
    bool after_and = false;
    Signs signs = {};  // before the parenthesis
  };

  void read_clause() {
    Signs signs;
    std::optional<QueryNode> node;
    while (is(Kind::Minus) || is(Kind::Not) || is(Kind::Plus)) {
      const Lexeme& op = take_lexeme();
      if (op.kind == Kind::Plus) {
        signs.required = true;
      } else if (starts_clause(0)) {
        signs.excluded = !signs.excluded;
      } else {
        if (op.arabic_operator) {
          node = counted({.kind = NodeKind::Word, .text = op.text});
        } else {
          remark(QueryRemark::Kind::LoneOperator, op.kind == Kind::Minus ? "-" : op.text);
        }
        return take(near(std::move(node)));
      }
    }
    while ((is(Kind::Equals) && !is(Kind::Word, 1)) || is(Kind::Field)) {
      if (is(Kind::Equals)) {
        take_lexeme();
        remark(QueryRemark::Kind::EqualsAlone);
      } else if (const auto known = known_field(next_text()); known && is_of_days(*known)) {
        take_lexeme();
        return settle(signs, dates(*known));
      } else {
        signs.fields.push_back(field());
        if (is(Kind::LoneStar)) {
          take_lexeme();
          remark(QueryRemark::Kind::LoneStar);
        }
        if (!is(Kind::Word) && !is(Kind::Quoted) && !is(Kind::Equals) && !is(Kind::Open) &&
            !is(Kind::Regex) && !is(Kind::Together)) {
          return settle(signs, std::nullopt);
        }
      }
    }
    if (is(Kind::Together)) signs.unit = take_lexeme().unit;
    if (is(Kind::Open)) return open(std::move(signs));
    settle(signs, atom());
  }

  // The clause with what stands before it. Two signs of which one stands before a parenthesis and
  // one within undo each other: -(-مالي) is مالي, and (-مالي) stays excluded.
  void settle(const Signs& signs, std::optional<QueryNode> node) {
    bool is_pair = false;
    for (auto sign = signs.fields.rbegin(); sign != signs.fields.rend(); ++sign) {
      node = with_field(*sign, std::move(node), is_pair);
    }
    if (node) {
      node->excluded = node->excluded != signs.excluded;
      node->required = !node->excluded && (node->required || signs.required);
    }
    take(near(std::move(node)));
  }

  // Past kMaxDepth both halves of a parenthesis are read as spaces.
  void open(Signs signs) {
    take_lexeme();
    if (levels_.size() > kMaxDepth) {
      remark(QueryRemark::Kind::TooDeep);
      ++too_deep_;
      return take(std::nullopt);
    }
    levels_.emplace_back().signs = std::move(signs);
  }

  // At a ) or at the end, where all are closed.
  void close() {
    const bool typed = !at_end();
    if (typed) take_lexeme();
    if (typed && too_deep_ > 0) {
      --too_deep_;
      return;
    }
    if (!typed || levels_.size() == 1) remark(QueryRemark::Kind::UnbalancedParen);
    if (levels_.size() == 1) return;
    Level level = std::move(levels_.back());
    levels_.pop_back();
    std::vector<QueryNode> children = std::move(level.group.children);
    if (children.empty()) return settle(level.signs, std::nullopt);
    if (level.signs.unit != TextUnit::None) {
      return settle(level.signs, QueryNode{.kind = NodeKind::Together,
                                           .unit = level.signs.unit,
                                           .children = std::move(children)});
    }
    if (children.size() == 1) return settle(level.signs, std::move(children.front()));
    settle(level.signs, QueryNode{.children = std::move(children)});
  }

  FieldSign field() {
    const std::string name = take_lexeme().text;
    const std::optional<FieldName> known = known_field(name);
    if (!known) {
      const std::string nearest = nearest_field(name);
      if (may_be_field(name)) remark(QueryRemark::Kind::UnknownField, name, nearest);
      return {.unknown = name};
    }
    return {.field = text_field(*known),
            .is_left_out = *known != FieldName::Title && !counts_value(),
            .clauses_read = clauses()};
  }

  // `is_pair`: the value is a name that no field has, and its value.
  std::optional<QueryNode> with_field(const FieldSign& sign, std::optional<QueryNode> value,
                                      bool& is_pair) {
    if (sign.is_left_out) {
      is_pair = false;
      return leave_out(QueryRemark::Kind::TooManyValues, sign.clauses_read);
    }
    if (sign.unknown.empty()) {
      if (value) set_field(*value, sign.field);
      return value;
    }
    // The name and its value are two words.
    std::optional<QueryNode> name = counted({.kind = NodeKind::Word, .text = sign.unknown});
    if (!name) return value;
    if (std::exchange(is_pair, true)) {
      value->children.insert(value->children.begin(), std::move(*name));
      return value;
    }
    QueryNode both;
    both.children.push_back(std::move(*name));
    if (value) both.children.push_back(std::move(*value));
    return both;
  }

  std::vector<Level> levels_;  // the query, and the parentheses that are open
  std::size_t too_deep_ = 0;   // parentheses that are open and read as spaces
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
  read_emphasis(out);
  return out;
}

}  // namespace niger::grammar
