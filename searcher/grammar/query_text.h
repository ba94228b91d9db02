#pragma once
/// The parser of queries: typed text to a small tree, by the grammar of the manual; nothing of
/// Xapian, stems or the index. Whatever cannot be parsed is kept as plain words, with a note.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "searcher/grammar/query_field_names.h"
#include "searcher/grammar/text_unit.h"

namespace niger::grammar {

/// Days from first to last, both included; an open end is an unknown Date. Without either end it
/// stands for no date: that of the articles whose day is not known.
struct DateRange {
  Date first;
  Date last;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

enum class NodeKind {
  Word,      ///< text: one run of characters between separators, as typed
  Exact,     ///< text: =word, the exact letters
  Prefix,    ///< text: word* without its star
  Stars,     ///< text: a word with * inside or at its beginning
  Regex,     ///< text: what stood between slashes, a regular expression of a whole word
  Phrase,    ///< text: what stood between the quotes
  Near,      ///< children: words that must stand within `window` words of each other
  Together,  ///< children: what must stand in one sentence or paragraph
  Or,        ///< children: any of them
  Group,     ///< children: a sequence as typed, matched as the match mode says
  Dates,     ///< dates: articles of these days
  Every,     ///< a * by itself: every article
};

struct QueryNode {
  NodeKind kind = NodeKind::Group;
  std::string text = {};
  QueryField field = QueryField::Any;
  bool required = false;           ///< beside AND, or +word
  bool excluded = false;           ///< -word
  std::size_t window = 0;          ///< Near only, in words
  std::size_t least = 0;           ///< Word only: it stands so often or more; 0: once
  TextUnit unit = TextUnit::None;  ///< Together only
  DateRange dates = {};            ///< Dates only
  std::vector<QueryNode> children = {};
};

/// Something in the query that was not understood as typed.
struct QueryRemark {
  enum class Kind {
    Shortened,        ///< text past kMaxQueryBytes was left out
    UnbalancedQuote,  ///< the quote was read as a space
    UnbalancedParen,  ///< the parenthesis was read as a space
    UnknownField,     ///< detail: the field; suggestion: the nearest known one
    SpaceAfterField,  ///< detail: a field's name, read as a word
    BadDate,          ///< detail: what is no date, read as a word
    ImpossibleDate,   ///< detail: a day that does not exist, read as a word
    ImpossibleMonth,  ///< detail: the same where there is no such month
    ReversedRange,    ///< detail: dates from later to earlier, put in order
    LoneStar,         ///< * without a word, where others stand
    StarInside,       ///< detail: a =word with a *, which is ignored
    StarInPhrase,     ///< detail: a phrase with a *, which is ignored there
    EqualsAlone,      ///< a = before something else than a word, left out
    TooDeep,          ///< parentheses nested past kMaxDepth were read as spaces
    LoneOperator,     ///< detail: an operator without a neighbour, left out
    NearNeedsWords,   ///< detail: a NEAR beside something else than two words, left out
    NearNeedsNumber,  ///< detail: a near: without a number, read as a word
    FieldEmpty,       ///< detail: a field's name with nothing after it, read as a word
    NearBounded,      ///< detail: a NEAR of more than kMaxNearWindow, read as that
    TooManyClauses,   ///< those past kMaxClauses were left out
    TooManyPrefixes,  ///< those past kMaxPrefixes were left out
    TooManyValues,    ///< values of fields past kMaxFieldClauses were left out
    Emphasis,         ///< quotes among other words were read as none (emphasis.h)
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
inline constexpr std::size_t kMaxClauses = 512;           ///< words, phrases, dates … in all
inline constexpr std::size_t kMaxPrefixes = 16;        ///< beginning* and patterns: many words each
inline constexpr std::size_t kMaxFieldClauses = 64;    ///< source:, author: … but title:
inline constexpr std::size_t kDefaultNearWindow = 10;  ///< words
inline constexpr std::size_t kMaxNearWindow = 1000;    ///< words

/// The tree of `text`. Any bytes are accepted: ill-formed UTF-8 is read as U+FFFD, a separator.
/// `today` is what أمس and "last month" count from; when unknown, such words are a BadDate.
[[nodiscard]] ParsedQuery parsed_query(std::string_view text, Date today = {});

}  // namespace niger::grammar
