#include "indexer/reading/xml/wiki_text.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::Collected;
using niger::test::read_as;
using walk::SkipReason;

namespace {

const std::string kFirst = "أعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.";
const std::string kSecond = "وقال المهندس إن الأعمال انتهت قبل موعدها بأسبوعين.";

}  // namespace

TEST_CASE("a dump of a wiki: the last revision of each article", "[xml]") {
  const std::string dump =
      "<mediawiki xml:lang=\"ar\"><siteinfo><sitename>ويكي</sitename><base>http://x/wiki/الرئيسية"
      "</base></siteinfo><page><title>جسر النهر</title><ns>0</ns><id>7</id><revision><timestamp>"
      "2019-01-01T00:00:00Z</timestamp><text>قديم</text></revision><revision><timestamp>"
      "2020-10-07T00:00:00Z</timestamp><text>'''جسر''' {{صندوق|اسم=جسر {{x}}}}على "
      "[[نهر|النهر]].&lt;ref>مرجع&lt;/ref>\n== التاريخ ==\n* بني في [[1990]].\n[[تصنيف:جسور]]"
      "</text></revision></page><page><title>نقاش:جسر</title><ns>1</ns><revision><text>كلام</text>"
      "</revision></page><page><title>الجسر</title><ns>0</ns><redirect title=\"جسر النهر\"/>"
      "<revision><text>#تحويل [[جسر النهر]]</text></revision></page></mediawiki>";
  const Collected read = read_as("dump.xml", dump);
  CHECK(read.report.kind == "mediawiki");
  CHECK(read.skips.empty());
  REQUIRE(read.articles.size() == 1);
  const Article& page = read.articles[0];
  CHECK(page.title == "جسر النهر");
  CHECK(page.text == "جسر على النهر.\nالتاريخ\nبني في 1990.");
  CHECK(page.date == Date{2020, 10, 7});
  CHECK(page.keywords == std::vector<std::string>{"جسور"});
  CHECK(page.source == "ويكي");
  CHECK(page.url == "http://x/wiki/جسر_النهر");
}

TEST_CASE("wiki markup becomes plain text", "[xml]") {
  struct Row {
    const char* why;
    std::string markup;
    std::string text;
  };
  const Row rows[] = {
      {"bold and italic", "''مائل'' و'''غليظ'''", "مائل وغليظ"},
      {"a link with other words", "[[نهر النيل|النيل]]", "النيل"},
      {"a link within brackets of an address", "[http://x/ الموقع الرسمي]", "الموقع الرسمي"},
      {"a file with a link in its caption", "قبل[[ملف:a.jpg|تصغير|جسر على [[نهر]]]] بعد",
       "قبل بعد"},
      {"templates within templates", "قبل{{أ|{{ب|{{ج}}}}}} بعد", "قبل بعد"},
      {"what is left open is text", "قبل {{لا يغلق و[[ولا هذا", "قبل لا يغلق وولا هذا"},
      {"a comment", "قبل<!-- سر --> بعد", "قبل بعد"},
      {"a reference that is empty", "قبل<ref name=\"x\"/> بعد", "قبل بعد"},
      {"less than is no tag", "3 < 4", "3 < 4"},
      {"a table", "{| class=\"x\"\n|-\n! اسم !! سنة\n|-\n| style=\"a\" | جسر || 1990\n|}",
       "اسم   سنة  \n\n جسر   1990"},
      {"a link to another language", "[[en:Bridge]]جسر", "جسر"},
      {"a word of the program", "__لافهرس__جسر", "جسر"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    std::string text = xml::plain_wiki_text(row.markup).text;
    const auto squeezed = [](const std::string& from) {
      std::string out;
      for (const char c : from) {
        const bool is_blank = c == ' ' || c == '\n';
        if (!is_blank || (!out.empty() && out.back() != ' ')) out += is_blank ? ' ' : c;
      }
      while (out.ends_with(' ')) out.pop_back();
      return out;
    };
    CHECK(squeezed(text) == squeezed(row.text));
  }
  std::string open;
  for (int i = 0; i < 200'000; ++i) open += i % 2 == 0 ? "{{" : "[[";
  CHECK(xml::plain_wiki_text(open + "جسر").text.ends_with("جسر"));
}

TEST_CASE("documents: their fields, and a line for each block of their text", "[xml]") {
  struct Row {
    const char* why;
    std::string content;
    std::string title;
    std::string text;
    std::string author;
    std::string source;
    Date date;
  };
  const Row rows[] = {
      {"TEI",
       "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader><fileDesc><titleStmt><title>جسر"
       "</title><author>سعاد التل</author></titleStmt><publicationStmt><publisher>دار الضفة"
       "</publisher><date "
       "when=\"2020-10-07\">أكتوبر</date></publicationStmt></fileDesc></teiHeader>"
       "<text><body><p>أعلنت <persName>البلدية</persName> أن\n  الجسر</p><p>" +
           kSecond + "</p></body></text></TEI>",
       "جسر",
       "أعلنت البلدية أن الجسر\n" + kSecond,
       "سعاد التل",
       "دار الضفة",
       {2020, 10, 7}},
      {"NITF",
       "<?xml version=\"1.0\"?><nitf><head><title>عام</title><docdata><date.issue "
       "norm=\"20201007T100000Z\"/></docdata></head><body><body.head><hedline><hl1>جسر</hl1>"
       "</hedline><byline>سعاد التل</byline><distributor>وكالة</distributor></body.head>"
       "<body.content><p>" +
           kFirst + "</p><p>" + kSecond + "</p></body.content></body></nitf>",
       "جسر",
       kFirst + "\n" + kSecond,
       "سعاد التل",
       "وكالة",
       {2020, 10, 7}},
      {"NewsML G2",
       "<newsMessage><itemSet><newsItem><itemMeta><provider><name>وكالة</name></provider>"
       "<versionCreated>2020-10-07T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>جسر"
       "</headline><by>سعاد التل</by></contentMeta><contentSet><inlineXML><html><body><p>" +
           kFirst +
           "</p></body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>",
       "جسر",
       kFirst,
       "سعاد التل",
       "وكالة",
       {2020, 10, 7}},
      {"DocBook",
       "<?xml version=\"1.0\"?><article><info><title>جسر</title><author><personname><firstname>سعاد"
       "</firstname><surname>التل</surname></personname></author><pubdate>2020-10-07</pubdate>"
       "</info><body><para>" +
           kFirst + "</para></body></article>",
       "جسر",
       kFirst,
       "سعاد التل",
       "",
       {2020, 10, 7}},
      {"Zotero",
       "<rdf:RDF xmlns:rdf=\"x\"><bib:Article rdf:about=\"#1\"><z:itemType>newspaperArticle"
       "</z:itemType><dcterms:isPartOf><bib:Journal><dc:title>وكالة</dc:title></bib:Journal>"
       "</dcterms:isPartOf><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>التل"
       "</foaf:surname><foaf:givenName>سعاد</foaf:givenName></foaf:Person></rdf:li></rdf:Seq>"
       "</bib:authors><dc:title>جسر</dc:title><dcterms:abstract>" +
           kFirst + "</dcterms:abstract><dc:date>2020-10-07</dc:date></bib:Article></rdf:RDF>",
       "جسر",
       kFirst,
       "سعاد التل",
       "وكالة",
       {2020, 10, 7}},
      {"records whose elements are called as fields",
       "<?xml version=\"1.0\"?><add><doc><field name=\"title\">جسر</field><field "
       "name=\"author\">سعاد "
       "التل</field><field name=\"text\">" +
           kFirst +
           "</field><field name=\"date\">2020-10-07</field><field name=\"source\">وكالة"
           "</field></doc></add>",
       "جسر",
       kFirst,
       "سعاد التل",
       "وكالة",
       {2020, 10, 7}},
      {"unknown",
       "<?xml version=\"1.0\"?><inventory><row a=\"1\">" + kFirst + "</row></inventory>",
       "",
       kFirst,
       "",
       "",
       {}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Collected read = read_as("a.xml", row.content);
    CHECK(read.skips.empty());
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].title == row.title);
    CHECK(read.articles[0].text == row.text);
    CHECK(read.articles[0].author == row.author);
    CHECK(read.articles[0].source == row.source);
    CHECK(read.articles[0].date == row.date);
  }
}

TEST_CASE("what is no article is told by what it is", "[xml]") {
  struct Row {
    std::string name;
    std::string content;
    const char* what;
  };
  const Row rows[] = {
      {"a/style.css", "body{direction:rtl}/* نص */", "a style sheet of web pages"},
      {"app.js", "// نص عربي في برنامج", "a script of web pages"},
      {"i.svg", "<svg><text>أهلا</text></svg>", "a drawing (SVG)"},
      {"drawing.xml", "<?xml version=\"1.0\"?><svg><text>أهلا</text></svg>", "a drawing (SVG)"},
      {"x.url", "[InternetShortcut]\nURL=http://example.org/", "a shortcut to another place"},
      {"desktop.ini", "[.ShellClassInfo]\nInfoTip=مجلد", "settings of a folder or a program"},
      {"robots.txt", "User-agent: *\nDisallow: /", "rules for crawlers (robots.txt)"},
      {"a.map", "{\"version\":3}", "a script of web pages"},
      {"a.woff2", "wOF2....", "a font"},
      {"photo", "\x89PNG\r\n", "a picture"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const Collected read = read_as(row.name.substr(row.name.find('/') + 1), row.content);
    CHECK(read.articles.empty());
    REQUIRE(read.skips.size() == 1);
    CHECK(read.skips[0].reason == SkipReason::NoArticle);
    CHECK(messages::localized(read.skips[0].message) == row.what);
  }
  // A page that begins with a drawing is one all the same.
  CHECK(read_as("page.html", "<svg><g></g></svg><p>أعلنت الحكومة أن القاعدة ستفتح.</p>")
            .articles.size() == 1);
  const Collected list =
      read_as("sitemap.xml",
              "<urlset><url><loc>http://x/1</loc></url><url><loc>http://x/2</loc></url></urlset>");
  CHECK(list.articles.empty());
  CHECK(list.skips.size() == 1);
}

TEST_CASE("subtitles are one text across their cues", "[subtitles]") {
  struct Row {
    std::string name;
    std::string content;
    std::string text;
  };
  const Row rows[] = {
      {"film.srt",
       "1\r\n00:00:01,000 --> 00:00:04,000\r\nافتتحت البلدية\r\n\r\n2\r\n00:00:04,500 --> "
       "00:00:07,000\r\n<i>جسرا</i> جديدا.\r\n\r\n3\r\n00:00:08,000 --> "
       "00:00:09,000\r\n{\\an8}وقال\r\n",
       "افتتحت البلدية جسرا جديدا.\nوقال"},
      {"film.vtt",
       "WEBVTT - نص\n\nNOTE ملاحظة\n\nأول\n00:01.000 --> 00:04.000 align:start\n<v سعاد>افتتحت "
       "البلدية\n\n00:04.500 --> 00:07.000\nافتتحت البلدية\nجسرا &amp; طريقا\n",
       "افتتحت البلدية جسرا & طريقا"},
      {"film", "1\n00:00:01,000 --> 00:00:04,000\nافتتحت\n", "افتتحت"},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const Collected read = read_as(row.name, row.content);
    CHECK(read.report.kind == "subtitles");
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].text == row.text);
    CHECK(read.articles[0].title.empty());
  }
}
