/// Pages as twelve kinds of programs write them: the story without its surroundings, and its
/// fields.
#include <string>
#include <vector>

#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::read_as;

namespace {

const std::string kTitle = "جسر المشاة الجديد يفتح قبل نهاية الشهر";
const std::string kOne =
    "أعلنت البلدية في بيان أن جسر المشاة الجديد سيفتح أمام السكان قبل نهاية الشهر، وأن الأعمال "
    "تجري كما خطط لها.";
const std::string kTwo =
    "وقال المهندس المشرف إن الفحوص أثبتت سلامة الأعمدة، وإن الإنارة ستركب قبل أن تسلم المفاتيح إلى "
    "إدارة الطرق.";
const std::string kThree =
    "ويربط الجسر الحي القديم بمحطة القطار، وكان السكان يطلبونه منذ سنوات طويلة.";
const std::string kParagraphs = "<p>" + kOne + "</p>\n<p>" + kTwo + "</p>\n<p>" + kThree + "</p>\n";
// Nothing of these may be in the body.
const std::string kMenu =
    "<ul><li><a href=/>الرئيسية ضجيج</a></li><li><a href=/s>رياضة ضجيج</a></li></ul>";
const std::string kOthers =
    "<ul><li><a href=/1>خبر آخر ضجيج عن ميناء المدينة البعيدة</a></li><li><a href=/2>خبر ثان ضجيج "
    "عن أسعار الخضار</a></li></ul>";
const std::string kComment =
    "<p>تعليق ضجيج من قارئ يقول إن الجسر تأخر كثيرا وإن المدينة تحتاج إلى غيره أيضا.</p>";

struct Layout {
  const char* why;
  std::string page;
  const char* date = "2024-04-05";
  const char* author = "";
  const char* source = "";
  std::vector<std::string> keywords = {};
};

std::string with_title(const std::string& title, const std::string& body,
                       const std::string& head = "") {
  return "<html dir=rtl><head><meta charset=utf-8><title>" + title + "</title>" + head +
         "</head><body>" + body + "</body></html>";
}

std::vector<Layout> layouts() {
  return {
      {"elements without names: a line of writer and day",
       with_title(kTitle + " | صحيفة ضجيج",
                  "<div id=wrap><div class=t1>" + kMenu + "</div><div class=c2><div class=big>" +
                      kTitle +
                      "</div><div class=small>ليلى حداد - 5 أبريل 2024</div><div class=txt>"
                      "<div>" +
                      kOne + "</div><div>" + kTwo + "</div><div>" + kThree +
                      "</div></div><div class=c4><div>الأكثر قراءة ضجيج</div>" + kOthers +
                      "</div></div></div>")},
      {"HTML 5: a related box and a share bar within the article",
       with_title(kTitle,
                  "<main><article><header><h1>" + kTitle +
                      "</h1><p class=byline>بقلم <a rel=author>ليلى حداد</a></p><time "
                      "datetime=2024-04-05T08:30></time></header><div class=share-bar><a>فيسبوك "
                      "ضجيج</a></div><p>" +
                      kOne + "</p><aside class=related>" + kOthers + "</aside><p>" + kTwo +
                      "</p><p>" + kThree +
                      "</p><div class=tags><a href=/t/1>جسور</a><a href=/t/2>محطة القطار</a></div>"
                      "</article></main>",
                  "<meta property=og:site_name content='صحيفة الأفق'>"),
       "2024-04-05",
       "ليلى حداد",
       "صحيفة الأفق",
       {"جسور", "محطة القطار"}},
      {"AMP",
       with_title(kTitle,
                  "<amp-sidebar>" + kMenu +
                      "</amp-sidebar><article class=amp-wp-article><header>"
                      "<h1>" +
                      kTitle +
                      "</h1></header><amp-img src=a></amp-img><div "
                      "class=amp-wp-article-content>" +
                      kParagraphs + "</div></article>",
                  "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":"
                  "\"2024-04-05T10:00:00Z\",\"author\":{\"name\":\"ليلى حداد\"},\"publisher\":{"
                  "\"name\":\"صحيفة الأفق\"}}</script>"),
       "2024-04-05", "ليلى حداد", "صحيفة الأفق"},
      {"tables and fonts of 2003, the title of the page names the site alone",
       with_title(
           "صحيفة الأفق اليومية",
           "<table width=760><tr><td><table><tr><td><a href=1>رياضة ضجيج</a></td></tr></table>"
           "</td><td><font size=5 color=#990000><b>" +
               kTitle + "</b></font><br><font size=2>5/4/2024</font><br><p><font size=4>" + kOne +
               "<br><br>" + kTwo + "<br><br>" + kThree +
               "</font></p><p><font size=2>المصدر: الأفق + وكالات</font></p></td><td><font "
               "size=2><b>أخبار ضجيج</b><br><a href=2>خبر آخر ضجيج عن ميناء المدينة</a></font>"
               "</td></tr></table>"),
       "2024-04-05", "", "الأفق + وكالات"},
      {"WordPress, with comments",
       with_title(
           kTitle + " &#8211; مدونة",
           "<header id=masthead><p class=site-title>مدونة ضجيج</p>" + kMenu +
               "</header><article class='post hentry category-news'><h1 class=entry-title>" +
               kTitle +
               "</h1><div class=entry-meta><span class=posted-on><time "
               "datetime=2024-04-05T11:00:00></time></span><span class=byline> بواسطة <span "
               "class='author vcard'>ليلى حداد</span></span></div><div class=entry-content>" +
               kParagraphs +
               "<div class='sharedaddy sd-sharing'><h3>شارك ضجيج:</h3></div></div>"
               "<footer><span class=cat-links><a rel='category tag'>أخبار</a></span><a "
               "rel=tag>جسور</a></footer></article><div id=comments class=comments-area>" +
               kComment + kComment + "</div>"),
       "2024-04-05",
       "ليلى حداد",
       "",
       {"جسور"}},
      {"Drupal: who sent it when, in the footer of the node",
       with_title(
           kTitle + " | صحيفة",
           "<a href=#c class=skip-link>تجاوز إلى المحتوى الرئيسي</a>" + kMenu +
               "<h1 class=page-title>" + kTitle +
               "</h1><article class=node><footer class=node__meta>أرسله <span>admin</span> في "
               "5 أبريل 2024</footer><div class='field field--name-body'>" +
               kParagraphs + "</div></article><div class=region-sidebar><h2>آخر الأخبار ضجيج</h2>" +
               kOthers + "</div>")},
      {"Blogger",
       with_title("مدونة الأفق: " + kTitle,
                  "<div class=date-outer><h2 class=date-header>الجمعة، 5 أبريل 2024</h2><div "
                  "class='post hentry'><h3 class='post-title entry-title'>" +
                      kTitle + "</h3><div class='post-body entry-content'>" + kOne + "<br><br>" +
                      kTwo + "<br><br>" + kThree + "</div></div></div><div class=comments>" +
                      kComment + "</div>")},
      {"paragraphs that are never closed", "<html><meta charset=utf-8><title>" + kTitle +
                                               "</title><h2>" + kTitle + "</h2><p>5 نيسان 2024<p>" +
                                               kOne + "<p>" + kTwo + "<p>" + kThree},
      {"a program that draws the page: the story in JSON-LD alone",
       with_title(
           kTitle, "<div id=root></div><noscript>فعّل ضجيج</noscript>",
           "<script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":"
           "\"NewsArticle\",\"articleBody\":\"" +
               kOne + "\\n" + kTwo + "\\n" + kThree +
               "\",\"datePublished\":\"2024-04-05\",\"keywords\":[\"جسور\"]}]}</script>"),
       "2024-04-05",
       "",
       "",
       {"جسور"}},
      {"a page for the printer",
       with_title("طباعة", "<div class=print-logo></div><h1 class=print-title>" + kTitle +
                               "</h1><div>تاريخ النشر: 05/04/2024 - 10:15 ص</div><div "
                               "class=print-content>" +
                               kParagraphs + "</div>")},
      {"consent, counts of readers, a tweet and comments",
       with_title(
           kTitle + " - صحيفة",
           "<div class=cookie-banner><p>نستخدم ضجيج ملفات تعريف الارتباط لتحسين تجربتك في "
           "الموقع.</p></div><div class=row><div class=col-md-8><h1>" +
               kTitle +
               "</h1><div class=info><span>ليلى حداد</span> <span>12:45</span> <span>5 أبريل "
               "2024</span> <span>1523 مشاهدة</span></div><div id=article_text><p>" +
               kOne + "</p><blockquote class=twitter-tweet><p>تغريدة ضجيج</p></blockquote><p>" +
               kTwo + "</p><p>" + kThree + "</p></div><div class=comment-box>" + kComment +
               "</div></div></div>")},
      {"a form of ASP.NET: the site before the title, an underwritten photo",
       with_title(
           "صحيفة الأفق : " + kTitle,
           "<form id=aspnetForm><div>" + kMenu + "</div><span class=NewsTitle>" + kTitle +
               "</span><br><span>الجمعة, 5 أبريل 2024</span><table><tr><td class=imgdesc>جانب "
               "ضجيج من الأعمال</td></tr></table><span><div class=NewsBody>" +
               kParagraphs + "</div></span><div><b>أخبار متعلقة</b>" + kOthers + "</div></form>")},
  };
}

}  // namespace

TEST_CASE("pages of twelve layouts give their story and its fields", "[layouts]") {
  for (const Layout& layout : layouts()) {
    INFO(layout.why);
    articles::ReadOptions options;
    options.date_from_file_time = false;
    const auto read = read_as("a.html", layout.page, options);
    REQUIRE(read.articles.size() == 1);
    const Article& article = read.articles[0];
    CHECK(article.title == kTitle);
    const Date date = article.date;
    char day[16];
    std::snprintf(day, sizeof day, "%04d-%02d-%02d", date.year, date.month, date.day);
    CHECK(day == std::string(layout.date));
    CHECK(article.author == layout.author);
    CHECK(article.source == layout.source);
    CHECK(article.keywords == layout.keywords);
    // The body: all that is in no other zone.
    std::string body;
    std::size_t at = 0;
    for (const Zone& zone : article.zones) {
      body += article.text.substr(at, zone.span.begin - at);
      body += zone.kind == ZoneKind::Lead ? article.text.substr(zone.span.begin, zone.span.size())
                                          : std::string();
      at = zone.span.end;
    }
    body += article.text.substr(at);
    for (const std::string& paragraph : {kOne, kTwo, kThree}) {
      CHECK(body.find(paragraph) != std::string::npos);
    }
    CHECK(body.find("ضجيج") == std::string::npos);
    CHECK(body.size() < kOne.size() + kTwo.size() + kThree.size() + 60);
  }
}

TEST_CASE("a headline with a day in it is no byline", "[layouts]") {
  for (const char* line :
       {"انطلاق مهرجان المدينة في 13 يوليو 2024", "13 يوليو 2024 موعد الانتخابات",
        "قتل عشرة في هجوم وقع في 3 مارس 2024.", "بين 2 مارس 2024 و3 مارس 2024"}) {
    INFO(line);
    const std::string page = with_title(kTitle, "<h1>" + kTitle + "</h1><div>" + std::string(line) +
                                                    "</div><div class=x>" + kParagraphs + "</div>");
    CHECK(read_as("a.html", page).articles.at(0).date_origin != DateOrigin::Text);
  }
}
