#pragma once
/// The clause reader: a run along the lexemes of a query that tells what each small part of it is:
/// words, phrases, exact letters, beginnings, days. Counts the parts, so that what a query may cost
/// is bounded, and keeps the notes on them. How parts make a tree is query_text's.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/grammar/query_lexer.h"
#include "searcher/grammar/query_text.h"

namespace niger::grammar {

/// Reads on as it is asked; `out` must outlive it.
class ClauseReader {
 public:
  ClauseReader(std::vector<Lexeme> found, Date today, ParsedQuery& out);

  [[nodiscard]] bool at_end() const { return at_ >= lexemes_.size(); }
  [[nodiscard]] std::size_t place() const { return at_; }

  /// True where a lexeme of this kind stands so far ahead.
  [[nodiscard]] bool is(LexemeKind kind, std::size_t ahead = 0) const {
    return at_ + ahead < lexemes_.size() && lexemes_[at_ + ahead].kind == kind;
  }

  /// True where a clause may begin so far ahead.
  [[nodiscard]] bool starts_clause(std::size_t ahead) const;

  /// The text of the lexeme that stands here.
  [[nodiscard]] const std::string& next_text() const { return lexemes_[at_].text; }

  /// The lexeme that stands here, and on to the next.
  const Lexeme& take_lexeme() { return lexemes_[at_++]; }

  /// An operator without a neighbour: an everyday word is read as that word, any other is passed.
  void give_up_operator();

  void remark(QueryRemark::Kind kind, std::string detail = {}, std::string suggestion = {});

  /// A word, phrase, =word, beginning* or *; nothing, without reading on, where none stands.
  [[nodiscard]] std::optional<QueryNode> atom();

  /// The days after date:, before: or after: are quoted, or the longest run of words that names
  /// any: آذار 2024.
  [[nodiscard]] std::optional<QueryNode> dates(FieldName name);

  /// clause (NEAR clause)*, of words only; `first` where no NEAR follows it.
  [[nodiscard]] std::optional<QueryNode> near(std::optional<QueryNode> first);

  /// A clause, unless there are too many of its kind already.
  [[nodiscard]] std::optional<QueryNode> counted(QueryNode node);

  /// One more field; false where there are too many.
  [[nodiscard]] bool counts_value() { return ++values_ <= kMaxFieldClauses; }

  /// What has been read since `clauses` were counted is not looked for.
  std::nullopt_t leave_out(QueryRemark::Kind why, std::size_t clauses);

  [[nodiscard]] std::size_t clauses() const { return clauses_; }

 private:
  void soften_arabic_operators();
  [[nodiscard]] std::optional<DateRange> named_days(FieldName name);
  [[nodiscard]] std::optional<QueryNode> spaced_field();

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

}  // namespace niger::grammar
