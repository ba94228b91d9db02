#include "searcher/grammar/query_text.h"
#include "searcher/grammar/query_description.h"

#include "tests/support/catch.h"

namespace niger::grammar {
namespace {

constexpr Date kToday{2024, 5, 20};

struct Row {
  const char* why;
  std::string text;
  std::string understood;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.text);
    CHECK(described(parsed_query(row.text, kToday).root) == row.understood);
  }
}

std::vector<QueryRemark::Kind> remarks(std::string_view text) {
  std::vector<QueryRemark::Kind> out;
  for (const QueryRemark& remark : parsed_query(text, kToday).remarks) out.push_back(remark.kind);
  return out;
}

}  // namespace

TEST_CASE("words and separators", "[query_text]") {
  check_rows({
      {"nothing", "", ""},
      {"spaces only", " \t\n ", ""},
      {"one word", "النيجر", "النيجر"},
      {"words keep their order", "القاعدة الجوية 201", "القاعدة الجوية 201"},
      {"no-break and ideographic space", "القاعدة\u00A0الجوية\u3000201", "القاعدة الجوية 201"},
      {"direction marks around a word", "\u200Fالنيجر\u200F مالي", "النيجر\u200F مالي"},
      {"ill-formed bytes separate", "النيجر\xFF\xFEمالي", "النيجر مالي"},
      {"a time is no field", "20:30", "20:30"},
      {"an address is no field", "http://example.org", "http://example.org"},
      {"a colon with a space is punctuation", "مصدر: القوات تنسحب", "مصدر: القوات تنسحب"},
      {"a dash between spaces", "واشنطن - نيامي", "واشنطن - نيامي"},
      {"a dash inside a word", "نيامي-أغاديز", "نيامي-أغاديز"},
      {"a plus at the end", "كانال+", "كانال+"},
      {"lower case or is a word", "war or peace", "war or peace"},
  });
}

TEST_CASE("phrases in every kind of quotes", "[query_text]") {
  check_rows({
      {"straight", "\"القاعدة الجوية\"", "\"القاعدة الجوية\""},
      {"guillemets", "«القاعدة الجوية»", "\"القاعدة الجوية\""},
      {"guillemets turned round", "»القاعدة الجوية«", "\"القاعدة الجوية\""},
      {"curly", "“القاعدة الجوية”", "\"القاعدة الجوية\""},
      {"low curly", "„القاعدة الجوية“", "\"القاعدة الجوية\""},
      {"full width", "＂القاعدة الجوية＂", "\"القاعدة الجوية\""},
      {"mixed families", "“القاعدة الجوية\"", "\"القاعدة الجوية\""},
      {"another family inside", "«قال “نعم” اليوم»", "\"قال “نعم” اليوم\""},
      {"glued to a word", "مالي\"القاعدة الجوية\"نيجر", "مالي \"القاعدة الجوية\" نيجر"},
      {"operators inside are words", "\"هذا أو -ذاك\"", "\"هذا أو -ذاك\""},
      {"unbalanced", "\"القاعدة الجوية", "القاعدة الجوية"},
      {"unbalanced at the end", "القاعدة الجوية»", "القاعدة الجوية"},
  });
  CHECK(remarks("\"القاعدة") == std::vector{QueryRemark::Kind::UnbalancedQuote});
}

TEST_CASE("quotes among three words or more are emphasis", "[query_text]") {
  struct Read {
    const char* why;
    std::string text;
    std::string understood;
    bool is_emphasis;
  };
  for (const Read& row : std::vector<Read>{
           {"a phrase alone", "\"القاعدة الجوية\"", "\"القاعدة الجوية\"", false},
           {"beside two words", "انسحاب \"القاعدة الجوية\" النيجر",
            "انسحاب \"القاعدة الجوية\" النيجر", false},
           {"among three", "انسحاب من «القاعدة الجوية» النيجر", "انسحاب من القاعدة الجوية النيجر",
            true},
           {"several quotes", "ترامب: “سنرد بقوة” على 'الحرس' الثوري الإيراني",
            "ترامب: سنرد بقوة على الحرس الثوري الإيراني", true},
           {"the other quotes' words do not count", "\"جيش النيجر\" \"القاعدة الجوية\" انسحاب أمس",
            "\"جيش النيجر\" \"القاعدة الجوية\" انسحاب أمس", false},
           {"signs are no words", "انسحاب - النيجر ! … \"القاعدة الجوية\"",
            "انسحاب - النيجر … \"القاعدة الجوية\"", false},
           {"a plus insists, and not on the others",
            "انسحاب من النيجر +\"القاعدة الجوية\" «أمس مساء»",
            "انسحاب من النيجر +\"القاعدة الجوية\" أمس مساء", true},
           {"AND insists", "انسحاب من النيجر AND \"القاعدة الجوية\"",
            "انسحاب من +النيجر +\"القاعدة الجوية\"", false},
           {"excluded", "انسحاب من النيجر -\"القاعدة الجوية\"",
            "انسحاب من النيجر -\"القاعدة الجوية\"", false},
           {"of a field", "انسحاب من النيجر title:\"القاعدة الجوية\"",
            "انسحاب من النيجر title:\"القاعدة الجوية\"", false},
           {"one of two", "انسحاب من النيجر (\"القاعدة الجوية\" OR أغاديز)",
            "انسحاب من النيجر (\"القاعدة الجوية\" OR أغاديز)", false},
           {"in parentheses", "(انسحاب \"القاعدة الجوية\" من) النيجر",
            "(انسحاب القاعدة الجوية من) النيجر", true},
           {"words that count otherwise", "+انسحاب -من title:النيجر ني* \"القاعدة الجوية\"",
            "+انسحاب -من title:النيجر ني* \"القاعدة الجوية\"", false},
       }) {
    INFO(row.why << ": " << row.text);
    CHECK(described(parsed_query(row.text, kToday).root) == row.understood);
    const std::vector<QueryRemark::Kind> told = remarks(row.text);
    CHECK((told == std::vector{QueryRemark::Kind::Emphasis}) == row.is_emphasis);
  }
}

TEST_CASE("excluded, required and exact words", "[query_text]") {
  check_rows({
      {"minus", "النيجر -مالي", "النيجر -مالي"},
      {"hyphen U+2010", "النيجر \u2010مالي", "النيجر -مالي"},
      {"en dash U+2013", "النيجر \u2013مالي", "النيجر -مالي"},
      {"minus sign U+2212", "النيجر \u2212مالي", "النيجر -مالي"},
      {"minus phrase", "النيجر -\"كرة القدم\"", "النيجر -\"كرة القدم\""},
      {"minus group", "النيجر -(مالي OR تشاد)", "النيجر -(مالي OR تشاد)"},
      {"NOT", "النيجر NOT مالي", "النيجر -مالي"},
      {"ليس", "النيجر ليس مالي", "النيجر -مالي"},
      {"minus twice", "النيجر - -مالي", "النيجر - -مالي"},
      {"NOT minus", "النيجر NOT -مالي", "النيجر مالي"},
      {"plus", "+النيجر مالي", "+النيجر مالي"},
      {"exact", "=قاعدة جوية", "=قاعدة جوية"},
      {"exact excluded", "-=قاعدة جوية", "-=قاعدة جوية"},
      {"exact phrase is a phrase", "=\"قاعدة جوية\"", "\"قاعدة جوية\""},
      {"equals inside a word", "a=b", "a=b"},
      {"ليس alone is a word", "ليس", "ليس"},
      {"ليس at the end is a word", "مالي ليس", "مالي ليس"},
      {"a sentence is no formula", "الحل في ليبيا ليس عسكريا بل سياسي",
       "الحل في ليبيا ليس عسكريا بل سياسي"},
      {"a sentence with other syntax is one", "الحل في ليبيا -سوريا ليس عسكريا بل سياسي",
       "الحل في ليبيا -سوريا -عسكريا بل سياسي"},
  });
}

TEST_CASE("alternatives, AND and parentheses", "[query_text]") {
  check_rows({
      {"OR", "مالي OR تشاد", "(مالي OR تشاد)"},
      {"أو", "مالي أو تشاد", "(مالي OR تشاد)"},
      {"او", "مالي او تشاد", "(مالي OR تشاد)"},
      {"bar", "مالي|تشاد", "(مالي OR تشاد)"},
      {"two bars", "مالي || تشاد", "(مالي OR تشاد)"},
      {"OR binds its neighbours", "انقلاب مالي OR تشاد اليوم", "انقلاب (مالي OR تشاد) اليوم"},
      {"three", "مالي | تشاد | النيجر", "(مالي OR تشاد OR النيجر)"},
      {"AND", "مالي AND تشاد", "+مالي +تشاد"},
      {"&&", "مالي && تشاد", "+مالي +تشاد"},
      {"و as a word of its own", "مالي و تشاد", "+مالي +تشاد"},
      {"و glued is a letter", "مالي وتشاد", "مالي وتشاد"},
      {"AND with OR", "انقلاب AND مالي OR تشاد", "+انقلاب +(مالي OR تشاد)"},
      {"parentheses", "(انقلاب مالي) OR تشاد", "((انقلاب مالي) OR تشاد)"},
      {"one word in parentheses", "((مالي))", "مالي"},
      {"empty parentheses", "() مالي", "مالي"},
      {"never closed", "(مالي تشاد", "(مالي تشاد)"},
      {"never opened", "مالي) تشاد", "مالي تشاد"},
      {"OR at the start", "OR مالي", "مالي"},
      {"OR at the end", "مالي OR", "مالي"},
      {"أو at the start is a word", "أو مالي", "أو مالي"},
      {"AND at the end", "مالي AND", "مالي"},
      {"OR twice", "مالي OR OR تشاد", "مالي تشاد"},
      {"AND NOT", "مالي AND NOT تشاد", "+مالي -تشاد"},
  });
  CHECK(remarks("(مالي") == std::vector{QueryRemark::Kind::UnbalancedParen});
  CHECK(remarks("مالي)") == std::vector{QueryRemark::Kind::UnbalancedParen});
  CHECK(remarks("مالي OR") == std::vector{QueryRemark::Kind::LoneOperator});
}

TEST_CASE("near and prefixes", "[query_text]") {
  check_rows({
      {"near with a number", "قاعدة near:5 أغاديز", "قاعدة near:5 أغاديز"},
      {"NEAR", "قاعدة NEAR أغاديز", "قاعدة near:10 أغاديز"},
      {"NEAR/5", "قاعدة NEAR/5 أغاديز", "قاعدة near:5 أغاديز"},
      {"قرب", "قاعدة قرب أغاديز", "قاعدة near:10 أغاديز"},
      {"قرب with Arabic digits", "قاعدة قرب:٥ أغاديز", "قاعدة near:5 أغاديز"},
      {"three words", "a near:3 b near:7 c", "a near:7 b near:7 c"},
      {"window bounded", "a near:99999 b", "a near:1000 b"},
      {"near a phrase", "a NEAR \"b c\"", "a \"b c\""},
      {"قرب a phrase is a word", "a قرب \"b c\"", "a قرب \"b c\""},
      {"prefix", "نيج*", "نيج*"},
      {"Arabic five-pointed star U+066D", "نيج\u066D", "نيج*"},
      {"two stars", "نيج**", "نيج*"},
      {"a star beside a word", "مالي *", "مالي"},
      {"a star beside a word of a group", "(* مالي) OR *", "(مالي)"},
      {"a star alone", "*", "*"},
      {"a star and a field", "* source:رويترز", "* source:رويترز"},
      {"a star without some", "* -مالي", "* -مالي"},
      {"a star inside", "ن*ر", "ن*ر"},
      {"a star inside and one at the end", "ن*ر*", "ن*ر*"},
      {"a star at the beginning", "*ير", "*ير"},
      {"other stars inside: U+066D, U+FF0A", "ن\u066Dج\uFF0Aر", "ن*ج*ر"},
      {"a star inside a value", "source:CN*N", "source:CN*N"},
      {"a regular expression", "/ني[جغ]ر/", "/ني[جغ]ر/"},
      {"a slash within one", "/ني\\/ر/ مالي", "/ني\\/ر/ مالي"},
      {"a path is none", "/home/news/a.txt", "/home/news/a.txt"},
      {"a slash alone", "a / b", "a / b"},
      {"an excluded one", "-/نيج.ر/", "-/نيج.ر/"},
      {"at least so often", "قطر{3}", "قطر{3}"},
      {"Arabic digits in braces", "قطر{٣}", "قطر{3}"},
      {"no number in braces", "قطر{x}", "قطر{x}"},
      {"a sentence", "same-sentence(قطر السعودية)", "same-sentence(قطر السعودية)"},
      {"a sentence in Arabic", "جملة(قطر السعودية)", "same-sentence(قطر السعودية)"},
      {"a paragraph in Arabic", "نفس-الفقرة(قطر السعودية)", "same-paragraph(قطر السعودية)"},
      {"a space before the parenthesis", "جملة (قطر السعودية)", "جملة (قطر السعودية)"},
      {"an excluded sentence", "مالي -same-sentence(a b)", "مالي -same-sentence(a b)"},
      {"a sentence of a title", "title:same-sentence(a b)", "same-sentence(title:a title:b)"},
      {"an empty sentence", "same-sentence() a", "a"},
      {"quotes of a sentence", "\"a b\"~sentence c", "\"a b\"~sentence c"},
      {"quotes of a paragraph", "«a b»~فقرة", "\"a b\"~paragraph"},
      {"quotes of a sentence of a title", "title:\"a b\"~sentence", "title:\"a b\"~sentence"},
      {"quotes of something else", "\"a b\"~x", "\"a b\" ~x"},
  });
  CHECK(remarks("مالي *") == std::vector{QueryRemark::Kind::LoneStar});
}

TEST_CASE("fields", "[query_text]") {
  check_rows({
      {"English", "title:النيجر", "title:النيجر"},
      {"upper case", "TITLE:النيجر", "title:النيجر"},
      {"Arabic", "عنوان:النيجر", "title:النيجر"},
      {"phrase", "عنوان:«القاعدة الجوية»", "title:\"القاعدة الجوية\""},
      {"group", "title:(مالي OR تشاد)", "(title:مالي OR title:تشاد)"},
      {"exact", "title:=قاعدة", "title:=قاعدة"},
      {"excluded", "-source:رويترز", "-source:رويترز"},
      {"source", "مصدر:رويترز", "source:رويترز"},
      {"author", "كاتب:أحمد", "author:أحمد"},
      {"place", "مكان:نيامي", "place:نيامي"},
      {"keyword", "وسم:انقلاب", "keyword:انقلاب"},
      {"category", "category:economy", "category:economy"},
      {"unknown field is two words", "tilte:النيجر", "(tilte النيجر)"},
  });
  const ParsedQuery parsed = parsed_query("tilte:النيجر");
  REQUIRE(parsed.remarks.size() == 1);
  CHECK(parsed.remarks[0].kind == QueryRemark::Kind::UnknownField);
  CHECK(parsed.remarks[0].detail == "tilte");
  CHECK(parsed.remarks[0].suggestion == "title");
  const ParsedQuery headline = parsed_query("ليفربول:صلاح");  // far from all names
  REQUIRE(headline.remarks.size() == 1);
  CHECK(headline.remarks[0].kind == QueryRemark::Kind::UnknownField);
  CHECK(headline.remarks[0].suggestion.empty());
  CHECK(parsed_query("10:30").remarks.empty());
  CHECK(parsed_query("https://example.org").remarks.empty());
  CHECK(parsed_query("=\"القاعدة\"").remarks.at(0).kind == QueryRemark::Kind::EqualsAlone);
}

TEST_CASE("dates", "[query_text]") {
  check_rows({
      {"a year", "date:2024", "date:2024-01-01..2024-12-31"},
      {"a month", "date:2024-02", "date:2024-02-01..2024-02-29"},
      {"a day", "date:2024-03-05", "date:2024-03-05..2024-03-05"},
      {"day first", "date:5/3/2024", "date:2024-03-05..2024-03-05"},
      {"Arabic-Indic digits", "تاريخ:٢٠٢٤-٠٣", "date:2024-03-01..2024-03-31"},
      {"range", "date:2024-03..2024-05", "date:2024-03-01..2024-05-31"},
      {"open start", "date:..2023", "date:..2023-12-31"},
      {"open end", "date:2024-03..", "date:2024-03-01.."},
      {"reversed range", "date:2024..2023", "date:2023-01-01..2024-12-31"},
      {"month in words", "date:\"آذار 2024\"", "date:2024-03-01..2024-03-31"},
      {"month of two words", "تاريخ:«كانون الثاني 2024»", "date:2024-01-01..2024-01-31"},
      {"day and month", "تاريخ:«15 أيلول ٢٠٢٣»", "date:2023-09-15..2023-09-15"},
      {"underscores", "تاريخ:أبريل_2024", "date:2024-04-01..2024-04-30"},
      {"Maghreb", "تاريخ:«غشت 2024»", "date:2024-08-01..2024-08-31"},
      {"French", "تاريخ:«12 février 2024»", "date:2024-02-12..2024-02-12"},
      {"French, shortened", "date:avr_2024", "date:2024-04-01..2024-04-30"},
      {"yesterday", "تاريخ:أمس", "date:2024-05-19..2024-05-19"},
      {"last month", "تاريخ:«الشهر الماضي»", "date:2024-04-01..2024-04-30"},
      {"last days", "تاريخ:«آخر 7 أيام»", "date:2024-05-13..2024-05-20"},
      {"last year", "date:last_year", "date:2023-01-01..2023-12-31"},
      {"excluded", "-date:2024", "-date:2024-01-01..2024-12-31"},
      {"impossible", "date:2023-02-29", "2023-02-29"},
      {"no date", "date:غدا", "غدا"},
  });
  CHECK(remarks("date:2023-02-29") == std::vector{QueryRemark::Kind::ImpossibleDate});
  CHECK(remarks("date:>2023") == std::vector{QueryRemark::Kind::BadDate});
  CHECK(remarks("date:2024..2023") == std::vector{QueryRemark::Kind::ReversedRange});
  CHECK(remarks("date:..") == std::vector{QueryRemark::Kind::BadDate});
}

TEST_CASE("what a query was understood as parses to itself", "[query_text]") {
  for (const char* text :
       {"انقلاب (مالي OR تشاد) -فرنسا", "title:\"القاعدة الجوية\" =قاعدة نيج*",
        "+انقلاب +(مالي OR تشاد) date:2024-03", "a near:5 b (c d)", "-(a b) (c (d OR e))"}) {
    const std::string once = described(parsed_query(text).root);
    INFO(text);
    CHECK(described(parsed_query(once).root) == once);
  }
}

}  // namespace niger::grammar
