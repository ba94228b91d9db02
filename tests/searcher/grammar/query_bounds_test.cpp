// What is wrong with a query is told, and what a query may ask for is bounded.
#include <algorithm>
#include <random>

#include "searcher/grammar/query_description.h"
#include "searcher/grammar/query_text.h"
#include "tests/support/catch.h"

namespace niger::grammar {
namespace {

constexpr Date kToday{2024, 5, 20};

std::vector<QueryRemark::Kind> remarks(std::string_view text) {
  std::vector<QueryRemark::Kind> out;
  for (const QueryRemark& remark : parsed_query(text, kToday).remarks) out.push_back(remark.kind);
  return out;
}

std::size_t leaves_of(const QueryNode& node) {
  if (node.children.empty()) return node.kind == NodeKind::Group ? 0 : 1;
  std::size_t count = 0;
  for (const QueryNode& child : node.children) count += leaves_of(child);
  return count;
}

std::size_t depth_of(const QueryNode& node) {
  std::size_t deepest = 0;
  for (const QueryNode& child : node.children) deepest = std::max(deepest, depth_of(child));
  return deepest + 1;
}

std::string repeated(const std::string& piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("any bytes are parsed in bounded depth and size", "[query_text][property]") {
  const unsigned seed = 20240520;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> pieces = {
      "(",   ")",   "\"",  "«",     "»", "-",     "=",      "*",  " ",    " ",    "OR",  "أو",
      " و ", "ليس", "قرب", "near:", "|", "date:", "title:", "..", "\xFF", "نيجر", "٢٠١", ":"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t count = random() % 24;
    for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
    INFO(text);
    const ParsedQuery parsed = parsed_query(text, kToday);
    CHECK(parsed.root.kind == NodeKind::Group);
    CHECK(parsed.remarks.size() <= 10);
  }
}

TEST_CASE("what is wrong with a query is told, each thing by its name", "[query_text]") {
  using enum QueryRemark::Kind;
  struct Remarked {
    std::string text;
    std::vector<QueryRemark::Kind> kinds;
    std::string detail;
  };
  for (const Remarked& row : std::vector<Remarked>{
           {"=قاعدة near:5 أغاديز", {NearNeedsWords}, "near:5"},
           {"a near:99999 b", {NearBounded}, "near:99999"},
           {"ن*جر", {}, "ن*جر"},
           {"=نيج*", {StarInside}, "=نيج*"},
           {"\"نيج* مالي\"", {StarInPhrase}, "نيج* مالي"},
           {"عنوان: النيجر", {SpaceAfterField}, "عنوان:"},
           {"مصدر: القوات تنسحب من شمال النيجر", {}, ""},
           {"date: 2024", {}, ""},
           {"date:2024-13", {ImpossibleMonth}, "2024-13"},
           {"تاريخ:«30 شباط 2024»", {BadDate}, "30 شباط 2024"},
           {"تاريخ:من 2024 إلى 2023", {ReversedRange}, "من 2024 إلى 2023"},
           {"date:", {FieldEmpty}, "date:"},
           {"النيجر عنوان:", {FieldEmpty}, "عنوان:"},
           {"قال المتحدث باسم وزارة الخارجية عنوان:", {}, ""},
           {"a near:x b", {NearNeedsNumber}, "near:x"},
           {"مالي قرب/س النيجر", {NearNeedsNumber}, "قرب/س"},
           {"حريق قرب: الأسباب", {}, ""},
           {"انفجار قرب:المطار يقتل ثلاثة من المسافرين أمس", {}, ""},
           {"'tis Qur'an", {}, ""},
           {"مالي OR", {LoneOperator}, "OR"},
           {"title:*", {LoneStar}, ""},
           {"soruce:x", {UnknownField}, "soruce"},
       }) {
    INFO(row.text);
    const ParsedQuery parsed = parsed_query(row.text, kToday);
    CHECK(remarks(row.text) == row.kinds);
    if (!row.kinds.empty()) CHECK(parsed.remarks.front().detail == row.detail);
  }
}

TEST_CASE("what a query may ask for is bounded, and what is left out is told", "[query_text]") {
  using enum QueryRemark::Kind;
  struct Bounded {
    std::string text;
    std::size_t leaves;
    QueryRemark::Kind kind;
  };
  for (const Bounded& row : std::vector<Bounded>{
           {repeated("كلمة OR ", 3000) + "x", kMaxClauses, TooManyClauses},
           {repeated("-كلمة ", 3000), kMaxClauses, TooManyClauses},
           {repeated("\"a b\" ", 3000), kMaxClauses, TooManyClauses},
           {repeated("date:2024 ", 3000), kMaxClauses, TooManyClauses},
           {repeated("a near:5 ", 3000) + "b", kMaxClauses, TooManyClauses},
           {repeated("ا* ", 3000), kMaxPrefixes, TooManyPrefixes},
           {repeated("source:a OR ", 3000) + "source:b", kMaxFieldClauses, TooManyValues},
           {repeated("title:a ", 3000), kMaxClauses, TooManyClauses},
       }) {
    INFO(row.text.substr(0, 20));
    const ParsedQuery parsed = parsed_query(row.text, kToday);
    CHECK(leaves_of(parsed.root) == row.leaves);
    CHECK(remarks(row.text) == std::vector{row.kind});
  }
}

TEST_CASE("no sign makes the tree deep, however often it is typed, alone or beside another",
          "[query_text]") {
  const std::vector<std::string> signs = {
      "=",      "-",       "--",        "+",           "(",      ")",      "\"",      "«",
      "'",      "*",       "|",         "ليس ",        "NOT ",   "و ",     "أو ",     "AND ",
      "title:", "title:=", "date:",     "source:=",    "zz:",    "zz:=",   "near:3 ", "قرب ",
      "-(",     "=(",      "title:(",   "zz:=title:(", "(-",     "a OR (", "x ",      "=x ",
      "\"x\" ", "x* ",     "source:x ", ":",           "\u066D", "\u0640", "\xFF",    "()"};
  constexpr std::size_t kMostDeep = 4 * kMaxDepth;
  for (const std::string& one : signs) {
    for (const std::string& other : signs) {
      INFO(one << other);
      const ParsedQuery parsed =
          parsed_query(repeated(one + other, kMaxQueryBytes / (one + other).size()) + "x", kToday);
      CHECK(depth_of(parsed.root) <= kMostDeep);
      CHECK(leaves_of(parsed.root) <= kMaxClauses);
    }
  }
  CHECK(described(parsed_query(repeated("=", 16000) + "مالي", kToday).root).size() < 40000);
  CHECK(described(parsed_query(repeated("title:=", 9000) + "مالي", kToday).root) == "title:=مالي");
  CHECK(described(parsed_query(repeated("=title:", 9000) + "مالي", kToday).root) == "title:مالي");
  CHECK(described(parsed_query(repeated("ليس ", 9000) + "مالي تشاد", kToday).root) == "مالي تشاد");
  CHECK(described(parsed_query(repeated("ليس ", 9001) + "مالي (تشاد)", kToday).root) ==
        "-مالي تشاد");
}

TEST_CASE("parentheses past the deepest are spaces, both halves of them", "[query_text]") {
  const std::string deep = repeated("(", 40) + "مالي تشاد" + repeated(")", 40) + " أو بنين";
  CHECK(described(parsed_query(deep, kToday).root) == "((مالي تشاد) OR بنين)");
}

TEST_CASE("a megabyte of anything is cut and answered", "[query_text]") {
  for (const char* piece : {"(", "\"", "نيجر ", "-", "a OR ", "«\"", "*", "title:", "near:5 "}) {
    std::string text;
    while (text.size() < (1U << 20)) text += piece;
    const ParsedQuery parsed = parsed_query(text);
    INFO(piece);
    REQUIRE_FALSE(parsed.remarks.empty());
    CHECK(parsed.remarks.front().kind == QueryRemark::Kind::Shortened);
  }
}

}  // namespace niger::grammar
