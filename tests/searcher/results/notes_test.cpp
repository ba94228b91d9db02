#include "searcher/results/notes.h"

#include <set>
#include <string>
#include <vector>

#include "searcher/grammar/query_text.h"
#include "tests/support/catch.h"

namespace niger::results {

using namespace expansion;
using namespace grammar;
using namespace messages;
using namespace query;
using namespace response;

namespace {

using Kind = QueryRemark::Kind;

// As a person reads it. A place that was given nothing would stand in braces.
std::string said(const Note& note, Language language = Language::English) {
  return localized(note.text, language);
}

std::string codes(const std::vector<Note>& notes) {
  std::string out;
  for (const Note& note : notes) out += (out.empty() ? "" : " ") + note.code;
  return out;
}

void check_words(const Note& note) {
  INFO(note.code);
  for (const Language language : {Language::English, Language::Arabic}) {
    INFO(said(note, language));
    CHECK_FALSE(said(note, language).empty());
    CHECK(said(note, language).find_first_of("{}") == std::string::npos);
  }
}

ParsedQuery with_remark(QueryRemark remark) {
  ParsedQuery parsed;
  parsed.remarks.push_back(std::move(remark));
  return parsed;
}

BuiltWord looked(std::string typed, std::string stem, std::uint64_t articles) {
  BuiltWord word;
  word.typed = std::move(typed);
  word.stem = std::move(stem);
  word.articles = articles;
  return word;
}

}  // namespace

TEST_CASE("each remark on a query is a note of its own, with what was typed", "[notes]") {
  struct Row {
    QueryRemark remark;
    const char* code;
    std::vector<std::string> parts;  // of the note
  };
  const std::vector<Row> rows = {
      {{Kind::Shortened, "", ""}, "query-shortened", {"64"}},
      {{Kind::UnbalancedQuote, "", ""}, "unbalanced-quote", {}},
      {{Kind::UnbalancedParen, "", ""}, "unbalanced-parenthesis", {}},
      {{Kind::UnknownField, "sorce", "source"}, "unknown-field", {"sorce", "source"}},
      {{Kind::UnknownField, "zzz", ""}, "unknown-field", {"zzz"}},
      {{Kind::SpaceAfterField, "مصدر", ""}, "space-after-field", {"مصدر"}},
      {{Kind::BadDate, "2024-x", ""}, "bad-date", {"2024-x"}},
      {{Kind::ImpossibleDate, "2024-02-31", ""}, "impossible-date", {"2024-02-31"}},
      {{Kind::ImpossibleMonth, "2024-13", ""}, "impossible-date", {"no such month", "2024-13"}},
      {{Kind::ReversedRange, "2024..2023", ""}, "reversed-range", {"2024..2023"}},
      {{Kind::LoneStar, "", ""}, "lone-star", {}},
      {{Kind::StarInside, "ني*جر", ""}, "star-inside", {"ني*جر"}},
      {{Kind::StarInPhrase, "قاعدة جو*", ""}, "star-in-phrase", {"قاعدة جو*"}},
      {{Kind::EqualsAlone, "", ""}, "equals-alone", {}},
      {{Kind::TooDeep, "", ""}, "too-deep", {}},
      {{Kind::LoneOperator, "OR", ""}, "lone-operator", {"OR"}},
      {{Kind::NearNeedsWords, "near:5", ""}, "near-needs-words", {"near:5"}},
      {{Kind::NearNeedsNumber, "near:x", ""}, "near-needs-number", {"near:x", "near:5"}},
      {{Kind::FieldEmpty, "title:", ""}, "empty-field", {"title:"}},
      {{Kind::NearBounded, "near:5000", ""},
       "near-bounded",
       {"near:5000", std::to_string(kMaxNearWindow)}},
      {{Kind::TooManyClauses, "", ""}, "clauses-left-out", {std::to_string(kMaxClauses)}},
      {{Kind::TooManyPrefixes, "", ""}, "prefixes-left-out", {std::to_string(kMaxPrefixes)}},
      {{Kind::Emphasis, "", ""}, "quotes-as-emphasis", {"+"}},
      {{Kind::TooManyValues, "", ""}, "values-left-out", {std::to_string(kMaxFieldClauses)}},
  };
  std::set<std::string> sentences;
  for (const Row& row : rows) {
    INFO(row.code);
    const std::vector<Note> notes = parsing_notes(with_remark(row.remark));
    REQUIRE(codes(notes) == row.code);
    check_words(notes[0]);
    for (const std::string& part : row.parts) {
      INFO(said(notes[0]) << " has " << part);
      CHECK(said(notes[0]).find(part) != std::string::npos);
    }
    CHECK(sentences.insert(said(notes[0])).second);
  }
}

TEST_CASE("what was not understood as typed is told as it was understood", "[notes]") {
  struct Row {
    const char* why;
    std::string typed;
    const char* codes;
  };
  const std::vector<Row> rows = {
      {"nothing", "", ""},
      {"all is understood", "النيجر -مالي", ""},
      {"a quote", "النيجر \"مالي", "unbalanced-quote understood"},
      {"two remarks", "(النيجر *", "unbalanced-parenthesis lone-star understood"},
      {"every article", "*", ""},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed);
    const std::vector<Note> notes = parsing_notes(parsed_query(row.typed));
    std::set<std::string> found;
    for (const Note& note : notes) found.insert(note.code);
    CHECK(codes(notes) == row.codes);
    for (const Note& note : notes) check_words(note);
  }
  const std::vector<Note> notes = parsing_notes(parsed_query("النيجر \"مالي"));
  CHECK(said(notes.back()).find("النيجر مالي") != std::string::npos);
  // Not where it would fill the screen.
  std::string words;
  for (int i = 0; i < 40; ++i) words += "النيجر ";
  CHECK(codes(parsing_notes(parsed_query(words + "\""))) == "unbalanced-quote");
}

TEST_CASE("what was made of a query is told", "[notes]") {
  struct Row {
    const char* codes;
    void (*change)(BuiltQuery& built);
    std::vector<std::string> parts = {};  // of the first note
  };
  const std::vector<Row> rows = {
      {"", [](BuiltQuery&) {}},
      {"stop-words-only", [](BuiltQuery& built) { built.only_stop_words = true; }},
      {"words-left-out", [](BuiltQuery& built) { built.left_out = 1; }, {"64"}},
      {"expansions-left-out", [](BuiltQuery& built) { built.expansions_left_out = true; }, {"64"}},
      {"only-excluded", [](BuiltQuery& built) { built.only_excluded = true; }},
      {"checks-left-out", [](BuiltQuery& built) { built.checks_left_out = true; }},
      {"unknown-value",
       [](BuiltQuery& built) { built.unknown_values = {{.text = "رويتز"}}; },
       {"رويتز"}},
      {"unknown-value unknown-value",
       [](BuiltQuery& built) {
         built.unknown_values = {{.text = "رويتز", .nearest = {"رويترز"}}, {.text = "x"}};
       },
       {"رويتز", "رويترز"}},
      {"unknown-value",
       [](BuiltQuery& built) {
         built.unknown_values = {{"فرانس", {"فرانس24"}, "فرانس برس", "source"}};
       },
       {"source:\"فرانس برس\""}},
      {"unknown-value",
       [](BuiltQuery& built) {
         built.unknown_values = {{.text = "رويتز", .nearest = {"رويترز", "روتر", "رويتر"}}};
       },
       {"رويترز", "روتر", "رويتر"}},
      {"unknown-value",
       [](BuiltQuery& built) {
         built.unknown_values = {{.text = "رويتز", .nearest = {"رويترز", "روتر"}}};
       },
       {"رويترز", "روتر"}},
      {"prefix-crowded",
       [](BuiltQuery& built) {
         built.crowded_prefixes = {{"نيج*", 128}};
       },
       {"نيج", "128"}},
      {"stop-words-only words-left-out only-excluded",
       [](BuiltQuery& built) {
         built.only_stop_words = built.only_excluded = true;
         built.left_out = 3;
       }},
  };
  for (const Row& row : rows) {
    INFO(row.codes);
    BuiltQuery built;
    row.change(built);
    const std::vector<Note> notes = building_notes(built);
    REQUIRE(codes(notes) == row.codes);
    for (const Note& note : notes) check_words(note);
    for (const std::string& part : row.parts) {
      CHECK(said(notes.at(0)).find(part) != std::string::npos);
    }
  }
}

TEST_CASE("notes on the answer", "[notes]") {
  const correction::CorrectedQuery second{"النيجر مالي", {{"النيجز", "النيجر"}, {"مالى", "مالي"}}};
  struct Row {
    Note note;
    const char* code;
    std::vector<std::string> parts;
  };
  const std::vector<Row> rows = {
      {relaxed_note(parsed_query("نيامي مالي")), "relaxed", {"enough of the words"}},
      {relaxed_note(parsed_query("نيامي near:2 مالي")), "relaxed", {"close together"}},
      {relaxed_note(parsed_query("\"نيامي مالي\"")), "relaxed", {"this phrase"}},
      {question_note(), "question", {}},
      {similar_note("محادثات في نيامي"), "similar", {"محادثات في نيامي"}},
      {corrected_note(second), "rescued", {"النيجز مالى", "النيجر مالي"}},
      {did_you_mean_note(second), "did-you-mean", {"النيجر مالي"}},
      {partial_note(), "partial", {}},
      {past_end_note(7), "past-end", {"7"}},
      {past_end_note(1), "past-end", {"1 result:"}},
      {no_words_note(), "no-words", {}},
  };
  for (const Row& row : rows) {
    INFO(row.code << ": " << said(row.note));
    CHECK(row.note.code == row.code);
    check_words(row.note);
    for (const std::string& part : row.parts) CHECK(said(row.note).find(part) != std::string::npos);
  }
  CHECK(partial_note().code == kPartialCode);
  CHECK(parsing_notes(with_remark({Kind::Shortened, "", ""})).at(0).code == kShortenedCode);
}

TEST_CASE("how each word was looked for", "[notes]") {
  BuiltQuery built;
  built.words.push_back(looked("القواعد", "قواعد", 5));
  built.words[0].forms = {{"قاعد", ExpansionRule::Singular, 3}};
  built.words.push_back(looked("نيامي", "نيامي", 2));
  built.words[1].field = "title";
  built.words.push_back(looked("من", "من", 9));
  built.words[2].role = BuiltWord::Role::StopWord;
  built.words.push_back(looked("مالي", "مالي", 4));
  built.words[3].role = BuiltWord::Role::Excluded;
  built.words[3].forms = {{"مالية", ExpansionRule::Feminine, 1}};
  built.words.push_back(looked("تشاد", "تشاد", 1));
  built.words[4].role = BuiltWord::Role::TooMany;

  const std::vector<ExplainedWord> words = explained(built);
  REQUIRE(words.size() == 5);
  const auto forms = [&](std::size_t word) {
    std::string out;
    for (const ExplainedForm& form : words[word].forms) {
      out += form.form + " " + form.code + " " + std::to_string(form.articles) + "; ";
    }
    return out;
  };
  CHECK(words[0].typed == "القواعد");
  CHECK(forms(0) == "قواعد typed 5; قاعد singular 3; ");
  CHECK(forms(1) == "نيامي typed 2; ");
  CHECK(forms(2).empty());
  CHECK(forms(3) == "مالي excluded 4; ");  // what is excluded stands for nothing else
  CHECK(forms(4).empty());
  CHECK(words[0].role == Text(Message::RoleTitleAndText));
  CHECK(words[1].role == Text(Message::RoleField, {{"field", "title"}}));
  CHECK(words[2].role == Text(Message::RoleStopWord));
  CHECK(words[3].role == Text(Message::RoleExcluded));
  CHECK(words[4].role == Text(Message::RoleTooMany));
  CHECK(words[0].forms[1].rule == Text(name_of(ExpansionRule::Singular)));
}

}  // namespace niger::results
