#include "searcher/grammar/query_lexer.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger::grammar {
namespace {

// One sign a lexeme; an operator that is also an everyday word is marked with ~.
std::string shown(const Lexeme& lexeme) {
  const std::string mark = lexeme.arabic_operator ? "~" : "";
  switch (lexeme.kind) {
    case LexemeKind::Word:
      return lexeme.text;
    case LexemeKind::Quoted:
      return "\"" + lexeme.text + "\"";
    case LexemeKind::Open:
      return "(";
    case LexemeKind::Close:
      return ")";
    case LexemeKind::Or:
      return "OR" + mark;
    case LexemeKind::And:
      return "AND" + mark;
    case LexemeKind::Not:
      return "NOT" + mark;
    case LexemeKind::Near:
      return "NEAR" + mark + "/" + std::to_string(lexeme.window);
    case LexemeKind::Minus:
      return "-";
    case LexemeKind::Plus:
      return "+";
    case LexemeKind::Equals:
      return "=";
    case LexemeKind::Star:
      return "*";
    case LexemeKind::LoneStar:
      return "lone*";
    case LexemeKind::Field:
      return "<" + lexeme.text + ">";
    case LexemeKind::Regex:
      return "/" + lexeme.text + "/";
    case LexemeKind::Together:
      return std::string(operator_of(lexeme.unit));
  }
  return "?";
}

std::string shown(const Lexemes& lexemes) {
  std::string out;
  for (const Lexeme& lexeme : lexemes.list) out += (out.empty() ? "" : " ") + shown(lexeme);
  return out + (lexemes.unbalanced_quote ? " unbalanced" : "");
}

struct Row {
  const char* why;
  std::string typed;
  std::string expected;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed);
    CHECK(shown(lexemes(row.typed)) == row.expected);
  }
}

}  // namespace

TEST_CASE("where words end", "[query_lexer]") {
  check({
      {"nothing", "", ""},
      {"spaces of every kind", " \t\n\u00A0\u2003\u3000\u200B\u2029", ""},
      {"words", "النيجر مالي", "النيجر مالي"},
      {"U+060C Arabic comma", "النيجر،مالي", "النيجر مالي"},
      {"U+061B Arabic semicolon, U+061F question mark", "النيجر؛مالي؟", "النيجر مالي"},
      {"U+06D4 Urdu full stop", "النيجر\u06D4مالي", "النيجر مالي"},
      {"a comma between digits", "1,234", "1,234"},
      {"a comma between Arabic digits", "١،٢", "١،٢"},
      {"a comma after a digit", "1, 234", "1 234"},
      {"a comma between a digit and a letter", "1,x", "1 x"},
      {"a full stop at the end", "النيجر.", "النيجر"},
      {"a full stop within", "niger.ne", "niger.ne"},
      {"full stops of an abbreviation", "U.S.", "U.S."},
      {"a question mark and an exclamation mark", "متى?!", "متى"},
      {"nothing but stops", "? ! ;", ""},
      {"a parenthesis ends a word", "بلد(مالي)", "بلد ( مالي )"},
      {"a quote ends a word", "بلد\"مالي\"", "بلد \"مالي\""},
      {"a bar ends a word", "بلد|مالي", "بلد OR مالي"},
      {"a hyphen within a word", "AT-802", "AT-802"},
      {"U+200F right-to-left mark before a word", "\u200Fمالي", "مالي"},
      {"U+200F right-to-left mark before a dash", "\u200F-مالي", "- مالي"},
      {"U+FFFD is a separator", "مالي\uFFFDتشاد", "مالي تشاد"},
  });
}

TEST_CASE("quotes of every keyboard", "[query_lexer]") {
  check({
      {"straight", "\"القاعدة الجوية\"", "\"القاعدة الجوية\""},
      {"guillemets", "«القاعدة الجوية»", "\"القاعدة الجوية\""},
      {"guillemets the other way", "»القاعدة«", "\"القاعدة\""},
      {"U+201C, U+201D curly", "\u201Cالقاعدة\u201D", "\"القاعدة\""},
      {"U+201E, U+201C low and high", "\u201Eالقاعدة\u201C", "\"القاعدة\""},
      {"U+300C, U+300D corners", "\u300Cالقاعدة\u300D", "\"القاعدة\""},
      {"U+2039, U+203A single guillemets", "\u2039القاعدة\u203A", "\"القاعدة\""},
      {"U+FF02 fullwidth", "\uFF02القاعدة\uFF02", "\"القاعدة\""},
      {"the other family within", "\"قال «نعم» أمس\"", "\"قال «نعم» أمس\""},
      {"closed by another family", "\"القاعدة»", "\"القاعدة\""},
      {"never closed", "\"القاعدة", "القاعدة unbalanced"},
      {"the last never closed", "\"القاعدة\" \"مالي", "\"القاعدة\" مالي unbalanced"},
      {"nothing within", "\"\"", "\"\""},
      {"no operator within", "\"مالي OR -تشاد\"", "\"مالي OR -تشاد\""},
      {"single", "'القاعدة الجوية'", "\"القاعدة الجوية\""},
      {"U+2018, U+2019 single", "\u2018القاعدة\u2019", "\"القاعدة\""},
      {"an apostrophe within a word", "Qur'an", "Qur'an"},
      {"an apostrophe within single quotes", "'Qur'an kareem'", "\"Qur'an kareem\""},
      {"one single quote", "'القاعدة", "'القاعدة"},
      {"two single quotes with nothing within", "''", "''"},
      {"single quotes do not reach over a double one", "'مالي \"x' y\"", "'مالي \"x' y\""},
  });
}

TEST_CASE("signs before and after words", "[query_lexer]") {
  check({
      {"minus", "-مالي", "- مالي"},
      {"U+2013 en dash", "\u2013مالي", "- مالي"},
      {"U+2212 minus sign", "\u2212مالي", "- مالي"},
      {"U+FF0D fullwidth", "\uFF0Dمالي", "- مالي"},
      {"U+0640 tatweel as a dash", "\u0640مالي", "- مالي"},
      {"a dash alone", "- مالي", "- مالي"},
      {"two dashes are no sign", "--مالي", "--مالي"},
      {"minus before a quote", "-\"مالي\"", "- \"مالي\""},
      {"minus before a parenthesis", "-(مالي)", "- ( مالي )"},
      {"plus", "+مالي", "+ مالي"},
      {"plus within a word", "C+x", "C+x"},
      {"plus at the end", "C++ x", "C++ x"},
      {"equals", "=مالي", "= مالي"},
      {"U+FF1D fullwidth", "\uFF1Dمالي", "= مالي"},
      {"signs one after another", "-=مالي", "- = مالي"},
      {"plus and equals", "+=مالي", "+ = مالي"},
      {"a star at the end", "نيج*", "نيج *"},
      {"stars at the end", "نيج**", "نيج *"},
      {"U+066D five-pointed star", "نيج\u066D", "نيج *"},
      {"U+FF0A fullwidth", "نيج\uFF0A", "نيج *"},
      {"a star and a question mark", "نيج*؟", "نيج *"},
      {"a star within stays", "ني*جر", "ني*جر"},
      {"a star at the beginning stays", "*نيجر", "*نيجر"},
      {"a star alone", "*", "lone*"},
      {"stars alone", "** مالي", "lone* مالي"},
  });
  // A dash alone is a word of its own, no sign: what follows is not excluded.
  const Lexemes alone = lexemes("- مالي");
  REQUIRE(alone.list.size() == 2);
  CHECK(alone.list[0].kind == LexemeKind::Word);
}

TEST_CASE("operators", "[query_lexer]") {
  check({
      {"OR", "مالي OR تشاد", "مالي OR تشاد"},
      {"or is a word", "مالي or تشاد", "مالي or تشاد"},
      {"one bar", "مالي | تشاد", "مالي OR تشاد"},
      {"two bars", "مالي || تشاد", "مالي OR تشاد"},
      {"three bars", "مالي ||| تشاد", "مالي OR OR تشاد"},
      {"U+FF5C fullwidth bar", "مالي \uFF5C تشاد", "مالي OR تشاد"},
      {"أو", "مالي أو تشاد", "مالي OR~ تشاد"},
      {"او, and with its marks", "او أَوْ", "OR~ OR~"},
      {"AND", "مالي AND تشاد", "مالي AND تشاد"},
      {"two ampersands", "مالي && تشاد", "مالي AND تشاد"},
      {"و", "مالي و تشاد", "مالي AND~ تشاد"},
      {"و of a word", "مالي وتشاد", "مالي وتشاد"},
      {"NOT", "مالي NOT تشاد", "مالي NOT تشاد"},
      {"ليس and وليس", "مالي ليس تشاد وليس بنين", "مالي NOT~ تشاد NOT~ بنين"},
      {"Not is a word", "Not", "Not"},
      {"NEAR", "مالي NEAR تشاد", "مالي NEAR/0 تشاد"},
      {"near alone is a word", "مالي near تشاد", "مالي near تشاد"},
      {"near:5", "مالي near:5 تشاد", "مالي NEAR/5 تشاد"},
      {"NEAR/5", "مالي NEAR/5 تشاد", "مالي NEAR/5 تشاد"},
      {"قرب", "مالي قرب تشاد", "مالي NEAR~/0 تشاد"},
      {"قرب:5", "مالي قرب:5 تشاد", "مالي NEAR/5 تشاد"},
      {"Arabic-Indic digits", "مالي قرب:٥ تشاد", "مالي NEAR/5 تشاد"},
      {"U+06F5 extended digits", "مالي قرب:\u06F5\u06F2 تشاد", "مالي NEAR/52 تشاد"},
      {"a space after the colon", "مالي قرب: 5 تشاد", "مالي NEAR/5 تشاد"},
      {"no number after the colon", "مالي near: تشاد", "مالي near: تشاد"},
      {"no number", "near:x", "near:x"},
      {"zero is one", "near:0", "NEAR/1"},
      {"no smaller for more digits", "near:1000000", "NEAR/1000000"},
      {"too many digits are none", "near:99999999999999999999", "near:99999999999999999999"},
  });
}

TEST_CASE("names of fields", "[query_lexer]") {
  check({
      {"Latin", "source:رويترز", "<source> رويترز"},
      {"Arabic", "مصدر:رويترز", "<مصدر> رويترز"},
      {"U+FF1A fullwidth colon", "source\uFF1Aرويترز", "<source> رويترز"},
      {"a quote", "source:\"وكالة رويترز\"", "<source> \"وكالة رويترز\""},
      {"a sign of the value", "source:-x", "<source> - x"},
      {"exact letters of the value", "title:=x", "<title> = x"},
      {"excluded", "-source:x", "- <source> x"},
      {"a range of dates", "date:2023..2024", "<date> 2023..2024"},
      {"a time of day", "20:30", "20:30"},
      {"an address", "http://niger.ne", "http://niger.ne"},
      {"no value beside it", "source: x", "source: x"},
      {"two colons", "std::x", "std::x"},
      {"no name", ":x", ":x"},
      {"a field of a field", "a:b:c", "<a> <b> c"},
      {"a parenthesis as the value", "source:(x)", "<source> ( x )"},
      {"closed at once", "(source:)", "( source: )"},
  });
}

TEST_CASE("a quote is looked for a page far, not to the end of the text", "[query_lexer]") {
  const std::string near(4000, 'a');
  const std::string far(5000, 'a');
  CHECK(shown(lexemes("\"" + near + "\"")) == "\"" + near + "\"");
  const Lexemes beyond = lexemes("\"" + far + "\"");
  CHECK(beyond.unbalanced_quote);
  REQUIRE(beyond.list.size() == 1);
  CHECK(beyond.list[0].kind == LexemeKind::Word);
  CHECK(shown(lexemes("'" + far + "'")) == "'" + far + "'");
}

TEST_CASE("lexemes are pieces of the text, in order", "[query_lexer][property]") {
  const std::vector<std::string> pieces = {
      "مالي", "و",  "أو", "ليس", "قرب",    "near", ":",      "5",      "٥",      " ",     " ",
      "(",    ")",  "-",  "+",   "=",      "*",    "|",      "&",      "'",      ".",     "،",
      "/",    "OR", "a",  "?",   "\u200F", "\"",   "\u00AB", "\u00BB", "\u0640", "\uFFFD"};
  const unsigned seed = test::seed_of_run();
  INFO("NIGER_TEST_SEED=" << seed);
  std::mt19937 random(seed);
  const auto text_of = [&](std::size_t choices) {
    std::string text;
    for (auto left = random() % 12; left > 0; --left) text += pieces[random() % choices];
    return text;
  };
  const std::size_t without_quotes = pieces.size() - 5;
  for (int round = 0; round < 5000; ++round) {
    const std::string text = text_of(pieces.size());
    INFO("typed: " << text);
    std::size_t from = 0;
    for (const Lexeme& lexeme : lexemes(text).list) {
      if (lexeme.kind == LexemeKind::Or && lexeme.text == "|") continue;  // as a fullwidth one too
      const std::size_t at = text.find(lexeme.text, from);
      REQUIRE(at != std::string::npos);
      from = at + lexeme.text.size();
    }
    // What stands apart is read apart, as long as no quote reaches from one to the other.
    const std::string one = text_of(without_quotes);
    const std::string other = text_of(without_quotes);
    if ((one + other).find('\'') != std::string::npos) continue;
    INFO("apart: " << one << " ، " << other);
    Lexemes both = lexemes(one);
    for (Lexeme& lexeme : lexemes(other).list) both.list.push_back(std::move(lexeme));
    REQUIRE(shown(lexemes(one + " ، " + other)) == shown(both));
  }
}

}  // namespace niger::grammar
