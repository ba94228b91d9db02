#include "searcher/results/notes.h"

#include <array>
#include <string_view>
#include <utility>

#include "common/index/schema.h"
#include "searcher/base/match_weights.h"
#include "searcher/grammar/query_description.h"

namespace niger::results {

using expansion::code_of;
using expansion::name_of;
using grammar::NodeKind;
using grammar::QueryRemark;
using messages::Message;
using query::BuiltForm;
using query::BuiltWord;
using response::ExplainedWord;
using response::Note;

namespace {

response::ExplainedForm explained(const BuiltForm& form) {
  const bool is_searched = form.warrant != expansion::Warrant::None;
  return {.form = form.letters,
          .code = std::string(code_of(form.rule)),
          .rule = name_of(form.rule),
          .articles = form.articles,
          .warrant = std::string(is_searched ? code_of(form.warrant) : code_of(form.rejection)),
          .reason = is_searched ? name_of(form.warrant) : name_of(form.rejection),
          .likeness = form.likeness,
          .stem = form.letters};
}

}  // namespace

std::vector<Note> parsing_notes(const grammar::ParsedQuery& parsed) {
  std::vector<Note> notes;
  for (const QueryRemark& remark : parsed.remarks) {
    switch (remark.kind) {
      case QueryRemark::Kind::Shortened:
        notes.push_back(
            {std::string(response::kShortenedCode),
             {Message::QueryShortened, {{"kilobytes", grammar::kMaxQueryBytes / 1024}}}});
        break;
      case QueryRemark::Kind::UnbalancedQuote:
        notes.push_back({"unbalanced-quote", Message::QuoteUnbalanced});
        break;
      case QueryRemark::Kind::UnbalancedParen:
        notes.push_back({"unbalanced-parenthesis", Message::ParenthesisUnbalanced});
        break;
      case QueryRemark::Kind::UnknownField:
        if (remark.suggestion.empty()) {
          notes.push_back(
              {"unknown-field", {Message::FieldUnknownFar, {{"field", remark.detail}}}});
        } else {
          notes.push_back({"unknown-field",
                           {Message::FieldUnknown,
                            {{"field", remark.detail}, {"nearest", remark.suggestion}}}});
        }
        break;
      case QueryRemark::Kind::SpaceAfterField:
        notes.push_back(
            {"space-after-field", {Message::SpaceAfterField, {{"field", remark.detail}}}});
        break;
      case QueryRemark::Kind::ImpossibleDate:
        notes.push_back({"impossible-date", {Message::DateImpossible, {{"date", remark.detail}}}});
        break;
      case QueryRemark::Kind::ImpossibleMonth:
        notes.push_back({"impossible-date", {Message::MonthImpossible, {{"date", remark.detail}}}});
        break;
      case QueryRemark::Kind::ReversedRange:
        notes.push_back({"reversed-range", {Message::RangeReversed, {{"range", remark.detail}}}});
        break;
      case QueryRemark::Kind::StarInside:
        notes.push_back({"star-inside", {Message::StarInside, {{"word", remark.detail}}}});
        break;
      case QueryRemark::Kind::StarInPhrase:
        notes.push_back({"star-in-phrase", {Message::StarInPhrase, {{"phrase", remark.detail}}}});
        break;
      case QueryRemark::Kind::NearNeedsWords:
        notes.push_back(
            {"near-needs-words", {Message::NearNeedsWords, {{"operator", remark.detail}}}});
        break;
      case QueryRemark::Kind::NearNeedsNumber:
        notes.push_back(
            {"near-needs-number", {Message::NearNeedsNumber, {{"operator", remark.detail}}}});
        break;
      case QueryRemark::Kind::FieldEmpty:
        notes.push_back({"empty-field", {Message::FieldEmpty, {{"field", remark.detail}}}});
        break;
      case QueryRemark::Kind::NearBounded:
        notes.push_back({"near-bounded",
                         {Message::NearBounded,
                          {{"operator", remark.detail}, {"most", grammar::kMaxNearWindow}}}});
        break;
      case QueryRemark::Kind::TooManyClauses:
        notes.push_back(
            {"clauses-left-out", {Message::ClausesLeftOut, {{"most", grammar::kMaxClauses}}}});
        break;
      case QueryRemark::Kind::TooManyPrefixes:
        notes.push_back(
            {"prefixes-left-out", {Message::PrefixesLeftOut, {{"most", grammar::kMaxPrefixes}}}});
        break;
      case QueryRemark::Kind::TooManyValues:
        notes.push_back(
            {"values-left-out", {Message::ValuesLeftOut, {{"most", grammar::kMaxFieldClauses}}}});
        break;
      case QueryRemark::Kind::Emphasis:
        notes.push_back({"quotes-as-emphasis", Message::QuotesAsEmphasis});
        break;
      case QueryRemark::Kind::BadDate:
        notes.push_back({"bad-date", {Message::DateBad, {{"date", remark.detail}}}});
        break;
      case QueryRemark::Kind::LoneStar:
        notes.push_back({"lone-star", Message::StarAlone});
        break;
      case QueryRemark::Kind::EqualsAlone:
        notes.push_back({"equals-alone", Message::EqualsAlone});
        break;
      case QueryRemark::Kind::TooDeep:
        notes.push_back({"too-deep", Message::NestedTooDeep});
        break;
      case QueryRemark::Kind::LoneOperator:
        notes.push_back({"lone-operator", {Message::OperatorAlone, {{"operator", remark.detail}}}});
        break;
    }
  }
  // What was not understood as typed is reported as it was understood.
  constexpr std::size_t kMostBytesShown = 300;
  const std::string understood = notes.empty() ? std::string() : grammar::described(parsed.root);
  if (!understood.empty() && understood.size() <= kMostBytesShown) {
    notes.push_back({"understood", {Message::LabelUnderstood, {{"query", understood}}}});
  }
  return notes;
}

std::vector<Note> building_notes(const query::BuiltQuery& built) {
  std::vector<Note> notes;
  if (built.only_stop_words) {
    notes.push_back({"stop-words-only", Message::OnlyStopWords});
  }
  if (built.left_out > 0) {
    notes.push_back({"words-left-out", {Message::WordsLeftOut, {{"most", match::kMaxQueryWords}}}});
  }
  if (built.expansions_left_out) {
    notes.push_back(
        {"expansions-left-out", {Message::ExpansionsLeftOut, {{"most", match::kMaxQueryWords}}}});
  }
  if (built.only_excluded) notes.push_back({"only-excluded", Message::OnlyExcluded});
  if (built.checks_left_out) notes.push_back({"checks-left-out", Message::ChecksLeftOut});
  for (const query::UnknownValue& value : built.unknown_values) {
    std::vector<messages::Argument> places{{"value", value.text}};
    Message message = Message::ValueUnknown;
    if (!value.words.empty()) {
      message = Message::ValueOfWords;
      places.emplace_back("field", value.field);
      places.emplace_back("words", value.words);
    } else if (!value.nearest.empty()) {
      message = value.nearest.size() == 1   ? Message::ValueUnknownNear
                : value.nearest.size() == 2 ? Message::ValueUnknownNearTwo
                                            : Message::ValueUnknownNearThree;
      constexpr std::array<std::string_view, 3> kPlaces = {"nearest", "second", "third"};
      for (std::size_t i = 0; i < value.nearest.size() && i < kPlaces.size(); ++i) {
        places.emplace_back(kPlaces[i], value.nearest[i]);
      }
    }
    notes.push_back({"unknown-value", {message, std::move(places)}});
  }
  for (const query::CrowdedPrefix& prefix : built.crowded_prefixes) {
    notes.push_back({"prefix-crowded",
                     {Message::PrefixCrowded, {{"pattern", prefix.text}, {"most", prefix.most}}}});
  }
  return notes;
}

Note relaxed_note(const grammar::ParsedQuery& parsed) {
  const auto& parts = parsed.root.children;
  const NodeKind only = parts.size() == 1 ? parts.front().kind : NodeKind::Group;
  const Message message = only == NodeKind::Near     ? Message::RelaxedNear
                          : only == NodeKind::Phrase ? Message::RelaxedPhrase
                                                     : Message::Relaxed;
  return {"relaxed", message};
}

Note similar_note(const std::string& title) {
  return {"similar", {Message::SimilarTo, {{"title", title}}}};
}

Note question_note() { return {"question", Message::QuestionAsked}; }

Note corrected_note(const correction::CorrectedQuery& second) {
  std::string typed;
  for (const auto& [word, by] : second.replaced) typed += (typed.empty() ? "" : " ") + word;
  return {"rescued", {Message::SearchedInstead, {{"typed", typed}, {"searched", second.text}}}};
}

Note did_you_mean_note(const correction::CorrectedQuery& second) {
  return {"did-you-mean", {Message::DidYouMean, {{"query", second.text}}}};
}

std::vector<ExplainedWord> explained(const query::BuiltQuery& built) {
  std::vector<ExplainedWord> out;
  for (const BuiltWord& word : built.words) {
    ExplainedWord one{.typed = word.typed, .role = {}, .forms = {}};
    switch (word.role) {
      case BuiltWord::Role::Looked:
        one.role = word.field.empty() ? messages::Text(Message::RoleTitleAndText)
                                      : messages::Text(Message::RoleField, {{"field", word.field}});
        one.forms.push_back(explained({.letters = word.stem,
                                       .rule = expansion::ExpansionRule::Typed,
                                       .articles = word.articles}));
        for (const BuiltForm& form : word.forms) one.forms.push_back(explained(form));
        for (const BuiltForm& form : word.rejected) one.rejected.push_back(explained(form));
        break;
      case BuiltWord::Role::StopWord:
        one.role = Message::RoleStopWord;
        break;
      case BuiltWord::Role::Excluded:
        one.role = Message::RoleExcluded;
        one.forms.push_back({word.stem, "excluded", Message::RuleExcluded, word.articles});
        break;
      case BuiltWord::Role::TooMany:
        one.role = Message::RoleTooMany;
        break;
    }
    out.push_back(std::move(one));
  }
  return out;
}

Note dates_covered_note(const Xapian::Database& database) {
  const std::string first = database.get_value_lower_bound(schema::kDateSlot);
  const std::string last = database.get_value_upper_bound(schema::kDateSlot);
  if (first.empty() || last.empty()) return {"dates-covered", Message::DatesNone};
  const auto with_dashes = [](const std::string& date) {
    return date.size() == 8 ? date.substr(0, 4) + "-" + date.substr(4, 2) + "-" + date.substr(6)
                            : date;
  };
  return {"dates-covered",
          {Message::DatesCovered, {{"first", with_dashes(first)}, {"last", with_dashes(last)}}}};
}

Note past_end_note(std::uint64_t total) {
  return {"past-end", {Message::PastEnd, {{"count", total}}}};
}

Note partial_note() { return {std::string(response::kPartialCode), Message::AnswerPartial}; }

Note shuffled_note(std::uint64_t seed) {
  // Not in words of thousands: it is typed again.
  return {"shuffled", {Message::KwicShuffled, {{"seed", std::to_string(seed)}}}};
}

Note sorted_in_part_note(std::uint64_t lines) {
  return {"sorted-in-part", {Message::KwicSortedInPart, {{"count", messages::Grouped{lines}}}}};
}

Note wide_note() { return {"wide", Message::SearchedWide}; }

Note no_words_note() { return {"no-words", Message::NoWords}; }

}  // namespace niger::results
