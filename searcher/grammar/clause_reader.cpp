#include "searcher/grammar/clause_reader.h"

#include <algorithm>
#include <utility>

#include "searcher/grammar/date_text.h"
#include "searcher/grammar/query_field_names.h"

namespace niger::grammar {
namespace {

using Kind = LexemeKind;

constexpr std::size_t kMaxDateBytes = 200;
constexpr std::size_t kSentenceWords = 5;
constexpr std::size_t kMaxRemarks = 8;

bool has_star(std::string_view text) {
  return text.find('*') != std::string_view::npos ||
         text.find("\u066D") != std::string_view::npos ||  // ARABIC FIVE POINTED STAR
         text.find("\uFF0A") != std::string_view::npos;
}

std::string with_plain_stars(std::string text) {
  for (const std::string_view star : {"\u066D", "\uFF0A"}) {  // FULLWIDTH ASTERISK
    for (std::size_t at = 0; (at = text.find(star, at)) != std::string::npos;) {
      text.replace(at, star.size(), "*");
    }
  }
  return text;
}

}  // namespace

ClauseReader::ClauseReader(std::vector<Lexeme> found, Date today, ParsedQuery& out)
    : lexemes_(std::move(found)), today_(today), out_(out) {
  soften_arabic_operators();
}

// أو, و, ليس and قرب are everyday words: a sentence of more than kSentenceWords words and no
// other sign of syntax (a pasted headline, a question) is not a formula.
void ClauseReader::soften_arabic_operators() {
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

bool ClauseReader::starts_clause(std::size_t ahead) const {
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
    case Kind::Regex:
    case Kind::Together:
      return true;
    default:
      return false;
  }
}

void ClauseReader::remark(QueryRemark::Kind kind, std::string detail, std::string suggestion) {
  if (out_.remarks.size() >= kMaxRemarks) return;
  for (const QueryRemark& known : out_.remarks) {
    if (known.kind == kind && known.detail == detail) return;
  }
  out_.remarks.push_back({kind, std::move(detail), std::move(suggestion)});
}

// An operator without a neighbour: an everyday word is read as that word, any other is passed.
void ClauseReader::give_up_operator() {
  Lexeme& op = lexemes_[at_];
  if (op.arabic_operator) {
    op.kind = Kind::Word;
    op.arabic_operator = false;
  } else {
    if (!left_out_) remark(QueryRemark::Kind::LoneOperator, op.text);
    ++at_;
  }
}

// clause (NEAR clause)*, of words only
std::optional<QueryNode> ClauseReader::near(std::optional<QueryNode> first) {
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
    near.window =
        std::max(near.window, std::min(window == 0 ? kDefaultNearWindow : window, kMaxNearWindow));
    ++at_;
    if (auto word = counted({.kind = NodeKind::Word, .text = lexemes_[at_++].text})) {
      near.children.push_back(std::move(*word));
    }
  }
  return near;
}

std::optional<QueryNode> ClauseReader::atom() {
  if (is(Kind::Word)) {
    if (std::optional<QueryNode> node = spaced_field()) return node;
    if (lexemes_[at_].lacks_number && words_ <= kSentenceWords) {
      remark(QueryRemark::Kind::NearNeedsNumber, lexemes_[at_].text);
    }
    QueryNode node{
        .kind = NodeKind::Word, .text = lexemes_[at_].text, .least = lexemes_[at_].least};
    ++at_;
    const bool has_stars = has_star(node.text);
    if (has_stars) node.text = with_plain_stars(node.text);
    if (is(Kind::Star)) {
      ++at_;
      node.kind = NodeKind::Prefix;
      if (has_stars) node.text += '*';
    }
    if (has_stars) node.kind = NodeKind::Stars;
    return counted(std::move(node));
  }
  if (is(Kind::Regex)) return counted({.kind = NodeKind::Regex, .text = lexemes_[at_++].text});
  if (is(Kind::Quoted)) {
    const TextUnit unit = lexemes_[at_].unit;
    QueryNode node{.kind = NodeKind::Phrase, .text = lexemes_[at_++].text};
    if (has_star(node.text)) remark(QueryRemark::Kind::StarInPhrase, node.text);
    if (unit == TextUnit::None) return counted(std::move(node));
    node.kind = NodeKind::Word;
    QueryNode together{.kind = NodeKind::Together, .unit = unit};
    together.children.push_back(std::move(node));
    return counted(std::move(together));
  }
  if (is(Kind::Equals)) {
    QueryNode node{.kind = NodeKind::Exact, .text = lexemes_[at_ + 1].text};
    at_ += 2;
    if (is(Kind::Star)) {
      ++at_;
      remark(QueryRemark::Kind::StarInside, "=" + node.text + "*");
    }
    return counted(std::move(node));
  }
  if (is(Kind::LoneStar)) {
    ++at_;
    return counted({.kind = NodeKind::Every});
  }
  return std::nullopt;
}

std::optional<QueryNode> ClauseReader::dates(FieldName name) {
  if (is(Kind::Minus)) ++at_;
  if (!is(Kind::Quoted) && !is(Kind::Word)) {
    remark(QueryRemark::Kind::BadDate);
    return std::nullopt;
  }
  if (const std::optional<DateRange> days = named_days(name)) {
    return counted({.kind = NodeKind::Dates, .dates = *days});
  }
  std::string text = lexemes_[at_++].text;
  if (is(Kind::Star)) ++at_;
  remark(has_no_month(text)      ? QueryRemark::Kind::ImpossibleMonth
         : is_numeric_date(text) ? QueryRemark::Kind::ImpossibleDate
                                 : QueryRemark::Kind::BadDate,
         text);
  return counted({.kind = NodeKind::Word, .text = std::move(text)});
}

std::optional<DateRange> ClauseReader::named_days(FieldName name) {
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
    const std::optional<DateRange> days = days_asked(name, found->dates);
    if (!days) return std::nullopt;
    at_ += words;
    if (found->reversed) remark(QueryRemark::Kind::ReversedRange, runs[words - 1]);
    return days;
  }
  return std::nullopt;
}

// A word such as "date:" with a space after it: the days that follow make it plain; any other
// field is a word, since a headline may well begin with "مصدر: ".
std::optional<QueryNode> ClauseReader::spaced_field() {
  const std::string_view text = lexemes_[at_].text;
  if (text.size() < 2 || !text.ends_with(':')) return std::nullopt;
  const std::optional<FieldName> known = known_field(text.substr(0, text.size() - 1));
  if (!known) return std::nullopt;
  if (is_of_days(*known) && (is(Kind::Word, 1) || is(Kind::Quoted, 1))) {
    ++at_;
    if (const std::optional<DateRange> days = named_days(*known)) {
      return counted({.kind = NodeKind::Dates, .dates = *days});
    }
    --at_;
  }
  // قبل: and بعد: are everyday words of headlines.
  if (*known == FieldName::Before || *known == FieldName::After) return std::nullopt;
  if (words_ <= kSentenceWords) {
    remark(starts_clause(1) ? QueryRemark::Kind::SpaceAfterField : QueryRemark::Kind::FieldEmpty,
           lexemes_[at_].text);
  }
  return std::nullopt;
}

// A clause, unless there are too many of its kind already: what a query may cost is bounded.
std::optional<QueryNode> ClauseReader::counted(QueryNode node) {
  const bool is_pattern =
      node.kind == NodeKind::Prefix || node.kind == NodeKind::Stars || node.kind == NodeKind::Regex;
  if (is_pattern && ++prefixes_ > kMaxPrefixes) {
    return leave_out(QueryRemark::Kind::TooManyPrefixes, clauses_);
  }
  if (++clauses_ > kMaxClauses) return leave_out(QueryRemark::Kind::TooManyClauses, clauses_);
  return node;
}

std::nullopt_t ClauseReader::leave_out(QueryRemark::Kind why, std::size_t clauses) {
  clauses_ = clauses;
  remark(why);
  left_out_ = true;
  return std::nullopt;
}

}  // namespace niger::grammar
