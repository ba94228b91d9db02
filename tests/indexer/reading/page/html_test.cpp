#include <random>

#include "common/base/utf8.h"
#include "indexer/reading/bytes/html_source.h"
#include "indexer/reading/page/text_pool.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::bytes;
using namespace niger::page;
using niger::test::Collected;
using niger::test::read_as;

namespace {

const std::string kFirst =
    "أعلنت البلدية، الاثنين، أن الجسر الجديد سيفتح أمام المشاة قبل نهاية الشهر، وأن الأعمال تجري "
    "كما خطط لها منذ بداية العام الماضي.";
const std::string kSecond =
    "وقال المهندس المشرف إن الفحوص الأخيرة أثبتت سلامة الأعمدة، وإن الإنارة ستركب في الأسبوع "
    "المقبل قبل أن تسلم المفاتيح إلى إدارة الطرق.";

Article article_of(const std::string& html) {
  const Collected read = read_as("page.html", html);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.report.kind == "html");
  return read.articles[0];
}

std::string paragraphs() { return "<p>" + kFirst + "</p>\n<p>" + kSecond + "</p>"; }

}  // namespace

TEST_CASE("the story of a page is told from its surroundings", "[html]") {
  struct Row {
    const char* why;
    std::string body;
  };
  const std::string menu = "<ul><li><a href=/>الرئيسية</a><li><a href=/s>رياضة</a></ul>";
  const std::string other = "<a href=/1>افتتاح معرض الزهور في الساحة الكبيرة وسط المدينة</a>";
  const Row rows[] = {
      {"plain", "<h1>جسر جديد على النهر</h1>" + paragraphs()},
      {"elements that name themselves",
       "<nav>" + menu + "</nav><article><h1>جسر جديد على النهر</h1>" + paragraphs() +
           "</article><aside>" + other + "</aside><footer>جميع الحقوق</footer>"},
      {"classes that name themselves", "<div class='topMenu'>كلمات القائمة هنا</div>" +
                                           paragraphs() + "<div id=footer><p>" + kFirst + kFirst +
                                           "</p></div><div class='social-share'>فيسبوك</div>"},
      {"a table of the nineties", "<table><tr><td>" + menu + other +
                                      "</td><td><b>جسر جديد على النهر"
                                      "</b><br><br>" +
                                      kFirst + "<br><br>" + kSecond + "</td><td>" + other +
                                      "</td></tr></table>"},
      {"scripts and styles", "<script>var x='<p>كلام</p>';</script><style>p{color:red}</style>" +
                                 paragraphs() + "<noscript>فعّل السكربت</noscript>"},
      {"teasers of other stories beside it", "<div><div>" + paragraphs() + "</div><div><div>" +
                                                 other + "<p>" + kFirst.substr(0, 120) +
                                                 "...</p></div></div></div>"},
      {"hidden text", paragraphs() + "<p style='display:none'>" + kFirst + "</p>"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Article article = article_of(
        "<html dir=rtl><head><meta charset=utf-8><title>جسر جديد على النهر"
        "</title></head><body>" +
        row.body + "</body></html>");
    CHECK(article.title == "جسر جديد على النهر");
    CHECK(article.text == kFirst + "\n" + kSecond);
  }
}

TEST_CASE("fields come from the head, linked data and the body", "[html]") {
  const Article meta = article_of(
      "<html lang=ar-EG><head><title>جسر جديد على النهر | جريدة الضفتين</title>"
      "<meta property='og:site_name' content='جريدة الضفتين'>"
      "<meta property='article:published_time' content='2024-04-20T10:00:00+02:00'>"
      "<meta name=author content='سالم الوادي'><meta name=keywords content='جسر, نهر'>"
      "<meta property='article:section' content='محليات'>"
      "<link rel=canonical href='https://news.example/2020/01/01/a'></head><body>" +
      paragraphs());
  CHECK(meta.title == "جسر جديد على النهر");
  CHECK(meta.source == "جريدة الضفتين");
  CHECK(meta.date == Date{2024, 4, 20});
  CHECK(meta.date_origin == DateOrigin::Metadata);
  CHECK(meta.author == "سالم الوادي");
  CHECK(meta.keywords == std::vector<std::string>{"جسر", "نهر"});
  CHECK(meta.category == "محليات");
  CHECK(meta.url == "https://news.example/2020/01/01/a");
  CHECK(meta.language == "ar");
  CHECK(meta.id == "page.html");

  const Article linked = article_of(
      "<head><title>جسر جديد</title><script type='application/ld+json'>{\"@graph\":[{\"@type\":"
      "\"WebPage\"},{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-04-20\",\"author\":[{"
      "\"name\":\"سالم\"}],\"publisher\":{\"name\":\"الضفتان\"},\"keywords\":[\"جسر\",\"نهر\"]}]}"
      "</script></head>" +
      paragraphs());
  CHECK(linked.date == Date{2024, 4, 20});
  CHECK(linked.author == "سالم");
  CHECK(linked.source == "الضفتان");
  CHECK(linked.keywords.size() == 2);

  // Lists within lists: as deep as a person writes them, and no deeper.
  for (const int depth : {1, 3, 50, 900}) {
    const std::string open(static_cast<std::size_t>(depth), '[');
    const std::string close(static_cast<std::size_t>(depth), ']');
    const Article listed = article_of(
        "<head><title>جسر جديد</title><script "
        "type='application/ld+json'>{\"@type\":\"NewsArticle\","
        "\"author\":" +
        open + "\"سالم\"" + close + ",\"datePublished\":\"2024-04-20\"}</script></head>" +
        paragraphs());
    INFO(depth);
    CHECK(listed.author == (depth <= 3 ? "سالم" : ""));
    CHECK(listed.date == Date{2024, 4, 20});
  }

  const Article body = article_of(
      "<!-- saved from url=(0031)https://www.news.example/a.html -->"
      "<h1>جسر جديد على النهر</h1><div class=byline>بقلم سالم</div>"
      "<span class=pub-date>20 نيسان 2024</span>" +
      paragraphs());
  CHECK(body.author == "سالم");
  CHECK(body.date == Date{2024, 4, 20});
  CHECK(body.date_origin == DateOrigin::Text);
  CHECK(body.url == "https://www.news.example/a.html");
  CHECK(body.source == "news.example");
}

TEST_CASE("captions and related boxes of a page are zones", "[html]") {
  const Article article = article_of(
      "<article><h1>جسر جديد على النهر</h1><figure><figcaption>الجسر ليلا"
      "</figcaption></figure>" +
      paragraphs() + "<div class=related-posts><h4>مواضيع</h4><a>معرض الزهور</a></div>");
  REQUIRE(article.zones.size() == 3);
  const auto zone = [&](std::size_t i) {
    return article.text.substr(article.zones[i].span.begin, article.zones[i].span.size());
  };
  CHECK(article.zones[0].kind == ZoneKind::Caption);
  CHECK(zone(0) == "الجسر ليلا");
  CHECK(article.zones[2].kind == ZoneKind::Related);
  CHECK(zone(2) == "مواضيع\nمعرض الزهور");
}

TEST_CASE("damaged tags do not swallow the story", "[html]") {
  const std::string whole = kFirst + "\n" + kSecond;
  CHECK(
      article_of("<script>var a = 1 < 2;</cript><h1>جسر جديد على النهر</h1>" + paragraphs()).text ==
      whole);
  CHECK(article_of("<style>p{}</tyle><p>" + kFirst + "</p><p>" + kSecond + "</p>").text == whole);
  CHECK(article_of("<p" + kFirst + "</p><p>" + kSecond + "</p>").text == whole);
  CHECK(without_scripts("<script>only a script").find("only") == std::string::npos);
  CHECK(without_scripts("a <b c> <h2ألف") == "a <b c> <h2>ألف");
}

TEST_CASE("declared encodings and references are understood", "[html]") {
  CHECK(declared_charset("<meta charset=\"Windows-1256\">") == "windows-1256");
  CHECK(declared_charset("<META content='text/html; CHARSET=cp1256'>") == "cp1256");
  CHECK(declared_charset("<?xml version='1.0' encoding='utf-8'?>") == "utf-8");
  CHECK(declared_charset("<p>charset</p>").empty());
  CHECK(looks_like_html("\n <!DOCTYPE html>"));
  CHECK(looks_like_html("<?xml version='1.0'?><html>"));
  CHECK_FALSE(looks_like_html("نص عن <html>"));
  std::string references;
  for (const char32_t c : to_utf32(kFirst)) {
    references += "&#" + std::to_string(static_cast<unsigned>(c)) + ";";
  }
  CHECK(article_of("<p>" + references + "</p><p>" + kSecond + "</p>").text ==
        kFirst + "\n" + kSecond);
}

TEST_CASE("odd pages are read or reported", "[html]") {
  std::string deep = "<html><body>";
  for (int i = 0; i < 1'000'000; ++i) {
    deep += "<div>";
  }
  CHECK(article_of(deep + paragraphs()).text == kFirst + "\n" + kSecond);
  CHECK(read_as("a.html", "<html><body></body></html>").skips.at(0).reason ==
        walk::SkipReason::Empty);
  CHECK(read_as("a.html", "<html><title>عنوان فقط لا غير</title>").articles.at(0).title ==
        "عنوان فقط لا غير");
  CHECK(article_of("<p>" + kFirst + "<p>" + kSecond + "<div").text.starts_with(kFirst));
  CHECK(without_scripts("a<!-- x -->b<SCRIPT>1<2</Script>c<scripted>") == "a b c<scripted>");
  CHECK(without_scripts("a<script>never closed") == "a ");
  CHECK(without_scripts("<!-") == "<!-");
}

TEST_CASE("junk pages never crash", "[html][property]") {
  constexpr unsigned kSeed = 5;
  INFO("seed " << kSeed);
  std::mt19937 random(kSeed);
  const std::vector<std::string> pieces = {"<div>",
                                           "</div>",
                                           "<p",
                                           ">",
                                           "<b><i>",
                                           "</b>",
                                           "<table><tr><td>",
                                           "نص",
                                           "&#1604;",
                                           "&",
                                           "<script",
                                           "</script>",
                                           "<!--",
                                           "-->",
                                           "<a href='",
                                           "\"",
                                           "<li>",
                                           "<svg>",
                                           "<title>",
                                           "\xFF",
                                           "<h1>",
                                           "</html>",
                                           "<body>",
                                           "<meta charset=x>",
                                           "<br/>",
                                           "</",
                                           "<",
                                           "<select><option>"};
  for (int round = 0; round < 300; ++round) {
    std::string html = "<html>";
    for (unsigned i = 0; i < random() % 40; ++i) {
      html += pieces[random() % pieces.size()];
    }
    const Collected read = read_as("a.html", html);
    CHECK(read.articles.size() + read.skips.size() == 1);
    for (const Article& article : read.articles) {
      CHECK(is_valid_utf8(article.text));
    }
  }
}

TEST_CASE("pooled text comes back as it was", "[html]") {
  const std::string long_run(200, 'x');
  for (const std::string& page :
       {std::string(), "<p>" + long_run + "</p>",
        "<p title='a > b'>" + long_run + "<br>" + long_run, "<p>" + long_run + "&amp;</p>",
        "<p>\uE000" + long_run + "</p>", "<" + long_run + ">",
        "<a title='" + long_run + " > " + long_run + "<'>" + long_run + "</a>"}) {
    INFO(page);
    TextPool pool;
    CHECK(pool.restored(pool.shortened(page)) == page);
  }
  TextPool pool;
  CHECK(pool.shortened("<p>" + long_run + "</p>").size() < 30);
  CHECK(pool.restored("\uE0007\uE001") == "\uE0007\uE001");  // no such run
}
