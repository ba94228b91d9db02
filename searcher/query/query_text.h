#pragma once
/// What did the person type? Query text to a small tree; the grammar of the manual, nothing of
/// Xapian, stems or the index. Whatever cannot be parsed is kept as plain words, with a note.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"

namespace niger {

/// Where a clause is looked for.
enum class QueryField { Any, Title, Source, Author, Place, Keyword, Category };

/// Days from first to last, both included; an open end is an unknown Date.
struct DateRange {
  Date first;
  Date last;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

enum class NodeKind {
  Word,    ///< text: one run of characters between separators, as typed
  Exact,   ///< text: =word, the exact letters
  Prefix,  ///< text: word* without its star
  Phrase,  ///< text: what stood between the quotes
  Near,    ///< children: words that must stand within `window` words of each other
  Or,      ///< children: any of them
  Group,   ///< children: a sequence as typed, matched as the match mode says
  Dates,   ///< dates: articles of these days
};

struct QueryNode {
  NodeKind kind = NodeKind::Group;
  std::string text = {};
  QueryField field = QueryField::Any;
  bool required = false;   ///< beside AND, or +word
  bool excluded = false;   ///< -word
  std::size_t window = 0;  ///< Near only, in words
  DateRange dates = {};    ///< Dates only
  std::vector<QueryNode> children = {};
};

/// Something in the query that was not understood as typed.
struct QueryRemark {
  enum class Kind {
    Shortened,        ///< text past kMaxQueryBytes was left out
    UnbalancedQuote,  ///< the quote was read as a space
    UnbalancedParen,  ///< the parenthesis was read as a space
    UnknownField,     ///< detail: the field; suggestion: the nearest known one
    BadDate,          ///< detail: the date
    LoneStar,         ///< * without a word
    TooDeep,          ///< parentheses nested past kMaxDepth were read as spaces
    LoneOperator,     ///< detail: an operator without a neighbour, read as a word or left out
  };
  Kind kind;
  std::string detail;
  std::string suggestion;
};

struct ParsedQuery {
  QueryNode root;  ///< always a Group; empty when nothing but separators was typed
  std::vector<QueryRemark> remarks;
};

inline constexpr std::size_t kMaxQueryBytes = 64 * 1024;  ///< more is left out
inline constexpr std::size_t kMaxDepth = 16;              ///< of parentheses
inline constexpr std::size_t kDefaultNearWindow = 10;     ///< words
inline constexpr std::size_t kMaxNearWindow = 1000;       ///< words

/// The tree of `text`. Any bytes are accepted: ill-formed UTF-8 is read as U+FFFD, a separator.
/// `today` is what أمس and "last month" count from; when unknown, such words are a BadDate.
[[nodiscard]] ParsedQuery parsed_query(std::string_view text, Date today = {});

/// The tree as text that parses to the same tree: what the query was understood as.
[[nodiscard]] std::string described(const QueryNode& node);

/// The name of a field as the manual spells it: title, source …; empty for Any.
[[nodiscard]] std::string_view field_name(QueryField field);

}  // namespace niger
