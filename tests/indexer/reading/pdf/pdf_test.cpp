#include <algorithm>
#include <cstdio>
#include <map>

#include "indexer/reading/bytes/letter_order.h"
#include "indexer/reading/pdf/page_lines.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::Collected;
using niger::test::read_as;
using walk::SkipReason;

namespace {

const std::string kFirst = "أعلنت البلدية أن الجسر الجديد سيفتح.";

// As a program draws a line: its letters from left to right.
std::u32string drawn(const std::string& line) {
  std::u32string letters = to_utf32(line);
  std::reverse(letters.begin(), letters.end());
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  for (auto at = letters.begin(); at != letters.end();) {
    const auto begin = std::find_if(at, letters.end(), is_digit);
    const auto end = std::find_if_not(begin, letters.end(), is_digit);
    std::reverse(begin, end);
    at = end;
  }
  return letters;
}

std::string hex(unsigned value, int digits) {
  char text[16];
  std::snprintf(text, sizeof text, "%0*X", digits, value);
  return text;
}

// A PDF with these lines on its pages, from the top.
std::string made_pdf(const std::vector<std::vector<std::string>>& pages,
                     const std::string& info = "") {
  std::map<char32_t, unsigned> codes;
  const auto code_of = [&](char32_t letter) {
    return codes.emplace(letter, 33 + static_cast<unsigned>(codes.size())).first->second;
  };
  std::vector<std::string> contents;
  for (const std::vector<std::string>& lines : pages) {
    std::string content;
    int y = 780;
    for (const std::string& line : lines) {
      std::string shown;
      for (const char32_t letter : drawn(line)) shown += hex(code_of(letter), 2);
      content += "BT /F1 12 Tf 60 " + std::to_string(y) + " Td <" + shown + "> Tj ET\n";
      y -= 20;
    }
    contents.push_back(content);
  }
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /x def 1 "
      "begincodespacerange <00> <FF> endcodespacerange " +
      std::to_string(codes.size()) + " beginbfchar\n";
  for (const auto& [letter, code] : codes) {
    map += "<" + hex(code, 2) + "> <" + hex(static_cast<unsigned>(letter), 4) + ">\n";
  }
  map += "endbfchar endcmap end end";
  const auto stream = [](const std::string& data) {
    return "<< /Length " + std::to_string(data.size()) + " >>\nstream\n" + data + "\nendstream";
  };
  std::string kids;
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>", "",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>", stream(map),
      "<< " + info + " >>"};
  for (const std::string& content : contents) {
    objects.push_back(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << "
        "/F1 3 0 R >> >> /Contents " +
        std::to_string(objects.size() + 2) + " 0 R >>");
    kids += std::to_string(objects.size()) + " 0 R ";
    objects.push_back(stream(content));
  }
  objects[1] =
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>";
  std::string out = "%PDF-1.4\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", out.size());
    table += entry;
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string place = std::to_string(out.size());
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n" + table +
         "trailer << /Size " + std::to_string(objects.size() + 1) +
         " /Root 1 0 R /Info 5 0 R >>\nstartxref\n" + place + "\n%%EOF\n";
  return out;
}

}  // namespace

TEST_CASE("a PDF: its pages in reading order, its metadata", "[pdf]") {
  const Collected read = read_as(
      "a.pdf",
      made_pdf({{"صحيفة الضفة 1", "أعلنت البلدية أن الجسر الجديد سيفتح قبل", "نهاية الشهر.", "1"},
                {"صحيفة الضفة 2", "وقال المهندس إن الأعمال انتهت عام2020 قبل", "موعدها.", "2"},
                {"صحيفة الضفة 3", "ويفتح الطريق في الربيع المقبل أمام الناس", "كلهم.", "3"}},
               "/Title (Bridge over the river) /Author (Salem) /CreationDate (D:20201007100000Z)"));
  CHECK(read.report.kind == "pdf");
  CHECK(read.skips.empty());
  REQUIRE(read.articles.size() == 1);
  const Article& article = read.articles[0];
  CHECK(article.title == "Bridge over the river");
  CHECK(article.author == "Salem");
  CHECK(article.date == Date{2020, 10, 7});
  CHECK(article.text ==
        "أعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.\nوقال المهندس إن الأعمال انتهت عام "
        "2020 قبل موعدها.\nويفتح الطريق في الربيع المقبل أمام الناس كلهم.");
}

TEST_CASE("a PDF that gives no text says why", "[pdf]") {
  struct Row {
    const char* why;
    std::string content;
    SkipReason reason;
    const char* message;
  };
  const std::string whole = made_pdf({{kFirst}});
  const Row rows[] = {
      {"pictures of pages", made_pdf({{}, {}}), SkipReason::Unsupported, "a PDF without text"},
      {"damaged", "%PDF-1.4\nnothing else", SkipReason::Damaged, "a damaged PDF"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as("a.pdf", row.content);
    CHECK(read.articles.empty());
    REQUIRE(read.skips.size() == 1);
    CHECK(read.skips[0].reason == row.reason);
    CHECK(messages::localized(read.skips[0].message).starts_with(row.message));
  }
  // What is cut off behind its text is read all the same, and never stops the reader.
  for (std::size_t size = 0; size < whole.size(); size += 97) {
    CHECK(read_as("a.pdf", whole.substr(0, size)).articles.size() <= 1);
  }
  const Collected partly = read_as("a.pdf", made_pdf({{kFirst}, {}}));
  REQUIRE(partly.articles.size() == 1);
  CHECK(partly.report.doubts.size() == 1);
}

TEST_CASE("lines of pages become paragraphs", "[pdf]") {
  struct Row {
    const char* why;
    std::vector<std::string> pages;
    std::string text;
  };
  const Row rows[] = {
      {"a hyphen at the end of a line",
       {"the bridge over the riv-\ner opens."},
       "the bridge over the river opens."},
      {"a short line ends its paragraph",
       {"عنوان\nأعلنت البلدية أن الجسر الجديد\nسيفتح."},
       "عنوان\nأعلنت البلدية أن الجسر الجديد سيفتح."},
      {"marks of direction are not letters", {"\u202Bأعلنت\u202C \u200Fالبلدية"}, "أعلنت البلدية"},
      {"page numbers",
       {"أعلنت البلدية.\n- 1 -", "وقال المهندس.\n- 2 -"},
       "أعلنت البلدية.\nوقال المهندس."},
      {"a number that is a line of its own in one page", {"1990"}, "1990"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(pdf::joined_pages(row.pages) == row.text);
  }
}

TEST_CASE("lam-alef whose letters were swapped", "[letters]") {
  struct Row {
    std::string input;
    std::string expected;
    std::size_t count;
  };
  const Row rows[] = {
      {"قال مدير اإلنتاج إن المشكالت كثيرة", "قال مدير الإنتاج إن المشكلات كثيرة", 2},
      {"واألعمال في هذه البالد", "والأعمال في هذه البلاد", 2},
      {"اإلحصائيات األخيرة", "الإحصائيات الأخيرة", 2},
      {"باآلالف", "بالآلاف", 2},
      // Without one that is certain, nothing is guessed; what is right stays.
      {"المشكالت كثيرة", "المشكالت كثيرة", 0},
      {"الإنتاج والأعمال والبال والمال", "الإنتاج والأعمال والبال والمال", 0},
      {"اإلنتاج والمال والعالم والسؤال", "الإنتاج والمال والعالم والسؤال", 1},
  };
  for (const Row& row : rows) {
    std::string text = row.input;
    const std::size_t count = bytes::mend_lam_alef(text);
    CHECK(text == row.expected);
    CHECK(count == row.count);
  }
}

TEST_CASE("lines in visual order are turned round", "[letters]") {
  const std::string right =
      "جسر جديد في الوادي الأخضر\nافتتحت بلدية الوادي عام 2020 جسرا يربط ضفتي النهر (على الطريق).";
  std::string visual;
  for (std::size_t begin = 0; begin <= right.size();) {
    const std::size_t end = std::min(right.find('\n', begin), right.size());
    std::u32string line = drawn(right.substr(begin, end - begin));
    for (char32_t& c : line) c = c == U'(' ? U')' : c == U')' ? U'(' : c;
    visual += (begin == 0 ? "" : "\n") + to_utf8(line);
    begin = end + 1;
  }
  std::string turned = visual;
  CHECK(bytes::turn_visual_lines(turned) == 2);
  CHECK(turned == right);
  std::string same = right;
  CHECK(bytes::turn_visual_lines(same) == 0);
  CHECK(same == right);

  const Collected read = read_as("a.txt", visual);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "جسر جديد في الوادي الأخضر");
  CHECK(read.report.doubts.size() == 1);
}
