#include "tests/indexer/reading/collected.h"
#include "tests/indexer/reading/packed_files.h"

using namespace niger;
using niger::test::Collected;
using niger::test::packed;
using niger::test::read_as;
using walk::SkipReason;

namespace {

const std::string kFirst = "أعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.";
const std::string kSecond = "وقال المهندس إن الأعمال انتهت قبل موعدها بأسبوعين.";
const std::string kCore =
    "<cp:coreProperties><dc:title>جسر على النهر</dc:title><dc:creator>سعاد التل</dc:creator>"
    "<cp:keywords>جسر، نهر</cp:keywords><dcterms:created>2020-10-07T10:00:00Z</dcterms:created>"
    "</cp:coreProperties>";
const std::string kMeta =
    "<office:document-meta><office:meta><dc:title>جسر على "
    "النهر</dc:title><meta:initial-creator>سعاد "
    "التل</meta:initial-creator><meta:creation-date>2020-10-07T10:00:00</meta:creation-date>"
    "<meta:keyword>جسر</meta:keyword><meta:keyword>نهر</meta:keyword></office:meta>"
    "</office:document-meta>";

std::string run(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }

}  // namespace

TEST_CASE("office documents: their text in lines, their properties", "[office]") {
  struct Row {
    std::string name;
    test::Entries parts;
    std::string text;
  };
  const Row rows[] = {
      {"a.docx",
       {{"[Content_Types].xml", "<Types/>"},
        {"word/document.xml",
         "<w:document><w:body><w:p>" + run("أعلنت البل") + run("دية") + "<w:del>" + run("قديم") +
             "</w:del></w:p><w:p><w:r><w:instrText>PAGE</w:instrText></w:r>" + run(kSecond) +
             "</w:p><w:tbl><w:tr><w:tc><w:p>" + run("اسم") + "</w:p></w:tc><w:tc><w:p>" +
             run("سنة") + "</w:p></w:tc></w:tr></w:tbl></w:body></w:document>"},
        {"word/footnotes.xml",
         "<w:footnotes><w:footnote><w:p>" + run("حاشية") + "</w:p></w:footnote></w:footnotes>"},
        {"docProps/core.xml", kCore}},
       "أعلنت البلدية\n" + kSecond + "\nاسم  سنة\nحاشية"},
      {"a.odt",
       {{"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml",
         "<office:document-content><office:body><office:text><text:tracked-changes><text:p>قديم"
         "</text:p></text:tracked-changes><text:h>عنوان داخلي</text:h><text:p>أعلنت<text:s/>"
         "<text:span>البلدية</text:span></text:p><table:table><table:table-row><table:table-cell>"
         "<text:p>اسم</text:p></table:table-cell><table:table-cell><text:p>سنة</text:p>"
         "</table:table-cell></table:table-row></table:table></office:text></office:body>"
         "</office:document-content>"},
        {"meta.xml", kMeta}},
       "عنوان داخلي\nأعلنت البلدية\nاسم  سنة"},
      {"a.pptx",
       {{"[Content_Types].xml", "<Types/>"},
        {"ppt/presentation.xml", "<p:presentation/>"},
        {"ppt/slides/slide10.xml", "<p:sld><a:p><a:r><a:t>آخر</a:t></a:r></a:p></p:sld>"},
        {"ppt/slides/slide2.xml", "<p:sld><a:p><a:r><a:t>" + kFirst + "</a:t></a:r></a:p></p:sld>"},
        {"docProps/core.xml", kCore}},
       kFirst + "\nآخر"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const Collected read = read_as(row.name, packed(row.parts, "zip", ""));
    CHECK(read.skips.empty());
    CHECK(read.report.kind == "office");
    REQUIRE(read.articles.size() == 1);
    const Article& article = read.articles[0];
    CHECK(article.title == "جسر على النهر");
    CHECK(article.author == "سعاد التل");
    CHECK(article.date == Date{2020, 10, 7});
    CHECK(article.keywords == std::vector<std::string>{"جسر", "نهر"});
    CHECK(article.text == row.text);
  }
}

TEST_CASE("an article a sheet, an article a chapter", "[office]") {
  const Collected sheets = read_as(
      "a.xlsx",
      packed({{"[Content_Types].xml", "<Types/>"},
              {"xl/workbook.xml",
               "<workbook><sheets><sheet name=\"جسور\" sheetId=\"1\"/><sheet "
               "name=\"آبار\" sheetId=\"2\"/></sheets></workbook>"},
              {"xl/sharedStrings.xml",
               "<sst><si><t>جسر</t></si><si><r><t>بئر </t></r><r><t>جديدة</t></r></si></sst>"},
              {"xl/worksheets/sheet1.xml",
               "<worksheet><row><c t=\"s\"><v>0</v></c><c><v>1990</v>"
               "</c></row><row><c t=\"inlineStr\"><is><t>نص</t></is>"
               "</c></row></worksheet>"},
              {"xl/worksheets/sheet2.xml",
               "<worksheet><row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>9</v></c></row></worksheet>"}},
             "zip", ""));
  REQUIRE(sheets.articles.size() == 2);
  CHECK(sheets.articles[0].title == "جسور");
  CHECK(sheets.articles[0].text == "جسر 1990\nنص");
  CHECK(sheets.articles[1].title == "آبار");
  CHECK(sheets.articles[1].text == "بئر جديدة");
  CHECK(sheets.articles[1].record == "2");

  const auto chapter = [](const std::string& title, const std::string& text) {
    return "<html><body><h1>" + title + "</h1><p>" + text + "</p></body></html>";
  };
  const Collected book = read_as(
      "a.epub",
      packed({{"mimetype", "application/epub+zip"},
              {"META-INF/container.xml",
               "<container><rootfiles><rootfile full-path=\"O/b.opf\"/>"
               "</rootfiles></container>"},
              {"O/b.opf",
               "<package><metadata><dc:title>كتاب الجسور</dc:title><dc:creator>سعاد التل"
               "</dc:creator><dc:date>2020-10-07</dc:date></metadata><manifest><item id=\"b\" "
               "href=\"2.xhtml\"/><item id=\"a\" href=\"1%20a.xhtml\"/></manifest><spine><itemref "
               "idref=\"a\"/><itemref idref=\"b\"/></spine></package>"},
              {"O/2.xhtml", chapter("الفصل الثاني", kSecond)},
              {"O/1 a.xhtml", chapter("الفصل الأول", kFirst)}},
             "zip", ""));
  REQUIRE(book.articles.size() == 2);
  CHECK(book.articles[0].title == "الفصل الأول");
  CHECK(book.articles[0].text == kFirst);
  CHECK(book.articles[0].author == "سعاد التل");
  CHECK(book.articles[0].source == "كتاب الجسور");
  CHECK(book.articles[1].text == kSecond);
}

TEST_CASE("office documents that cannot be read say why", "[office]") {
  const Collected locked =
      read_as("a.odt", packed({{"mimetype", "application/vnd.oasis.opendocument.text"},
                               {"content.xml", "x"},
                               {"META-INF/manifest.xml", "<manifest:encryption-data/>"}},
                              "zip", ""));
  REQUIRE(locked.skips.size() == 1);
  CHECK(locked.skips[0].reason == SkipReason::Unsupported);

  const std::string whole =
      packed({{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml", "<w:document><w:p>" + run(kFirst) + "</w:p></w:document>"}},
             "zip", "");
  for (std::size_t size = 40; size < whole.size(); size += 29) {
    CHECK(read_as("a.docx", whole.substr(0, size)).articles.size() <= 1);
  }
  articles::ReadOptions options;
  options.limits.record_bytes = std::uint64_t{1} << 20;
  const Collected bomb = read_as(
      "a.docx",
      packed({{"[Content_Types].xml", "<Types/>"},
              {"word/document.xml", "<w:document><w:p>" + std::string(std::size_t{9} << 20, ' ')}},
             "zip", ""),
      options);
  CHECK(bomb.articles.empty());
  REQUIRE(bomb.skips.size() == 1);
  CHECK(bomb.skips[0].reason == SkipReason::TooLarge);

  const Collected old = read_as("a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 nothing");
  REQUIRE(old.skips.size() == 1);  // no program, or one that finds it damaged
}
