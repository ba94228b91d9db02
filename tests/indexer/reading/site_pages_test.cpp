/// Whole pages as Arabic news sites, blogs and forums lay them out: which words are the story,
/// which are another story's, and which are nobody's.
#include "indexer/reading/fields/field_origin.h"
#include "indexer/reading/fields/stated_fields.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::fields;
using niger::test::Collected;
using niger::test::read_as;

namespace {

const std::string kTitle = "افتتاح الجسر الجديد على النهر الكبير";
// Marked so that a test sees where they went; noise is marked "ضجيج", other stories "سواها".
const std::string kOne =
    "أعلنت البلدية في بيان أن الجسر سيفتح أمام المشاة متنأول قبل نهاية الشهر، وأن الأعمال تجري كما "
    "خطط لها منذ العام الماضي.";
const std::string kTwo =
    "وقال المهندس المشرف إن الفحوص أثبتت سلامة الأعمدة متنثان، وإن الإنارة ستركب قبل أن تسلم "
    "المفاتيح إلى إدارة الطرق.";
const std::string kStory = "<p>" + kOne + "</p><p>" + kTwo + "</p>";
const std::string kMenu =
    "<ul><li><a href=/>الرئيسية ضجيج</a><li><a href=/s>سياسة ضجيج</a><li><a href=/r>رياضة "
    "ضجيج</a></ul>";
const std::string kOthers =
    "<ul><li><a href=/1>خبر سواها من أخبار المدينة</a><li><a href=/2>خبر آخر سواها</a></ul>";

struct Page {
  const char* why;
  std::string html;
  std::string date;    // empty: none
  std::string author;  // empty: none
  std::string source;  // empty: any
};

std::string with_title(const std::string& head, const std::string& body) {
  return "<html><head><meta charset=utf-8><title>" + kTitle + " | صحيفة الضفة</title>" + head +
         "</head><body>" + body + "</body></html>";
}

const std::string kHeading = "<h1>" + kTitle + "</h1>";

std::vector<Page> pages() {
  return {
      {"a site that describes itself, with a consent banner and a box of stories in the text",
       with_title("<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],"
                  "\"datePublished\":\"2024-04-20T10:22:11Z\",\"author\":{\"name\":\"أحمد حسن\"}}]}"
                  "</script>",
                  "<header><nav>" + kMenu +
                      "</nav></header><div class='cookie-banner'><p>نستخدم ملفات تعريف الارتباط "
                      "لتحسين تجربتك على الموقع ضجيج</p></div><main>" +
                      kHeading + "<div class='wysiwyg'><p>" + kOne +
                      "</p><div class='more-on'><h2>اقرأ أيضا</h2>" + kOthers + "</div><p>" + kTwo +
                      "</p></div><div class='article-source'>المصدر : وكالات</div></main><footer>"
                      "جميع الحقوق محفوظة ضجيج</footer>"),
       "2024-04-20", "أحمد حسن", "وكالات"},
      {"one form around the whole page",
       with_title("", "<form action='./x.aspx' id=form1><table><tr><td>" + kMenu +
                          "</td></tr></table><div id=divTitle>" + kTitle +
                          "</div><div id=divDate>20-4-2024 | 13:45</div><div id=divbodystory>" +
                          kStory + kStory + kStory + kStory + "</div></form>"),
       "2024-04-20", "", ""},
      {"a blog: h1 is its name, h3 the headline",
       "<html><head><title>مدونة أحمد: " + kTitle +
           "</title><meta charset=utf-8></head><body><div id=header><h1>مدونة أحمد</h1></div>"
           "<h2 class='date-header'>السبت، 20 أبريل 2024</h2><div class=post><h3>" +
           kTitle + "</h3><div class='post-body'>" + kOne + "<br><br>" + kTwo +
           "</div><span class='post-author'>مرسلة</span></div><div id=comments><p>شكرا على هذا "
           "المقال الجميل والمفيد لكل من يهتم بأخبار المدينة ضجيج ونتمنى لك التوفيق.</p></div>"
           "</body></html>",
       "2024-04-20", "مرسلة", ""},
      {"a row of facts in plain elements",
       with_title("", "<div class=nav>" + kMenu + "</div><h2>" + kTitle +
                          "</h2><div>بقلم: سعيد حسن | 20 أبريل 2024 | لا توجد تعليقات</div>" +
                          kStory),
       "2024-04-20", "سعيد حسن", ""},
      {"labels before names",
       with_title("", kHeading +
                          "<span class=writeBy>كتب : محمود علي</span><span class='date'>"
                          "السبت، 20 أبريل 2024 10:00 ص</span>" +
                          kStory),
       "2024-04-20", "محمود علي", ""},
      {"both calendars, in Arabic digits",
       with_title("", "<div id=bd><h2>" + kTitle +
                          "</h2><div class=info>السبت ١١ شوال ١٤٤٥هـ - ٢٠ أبريل ٢٠٢٤م</div><div "
                          "class=txt>" +
                          kStory + "</div></div>"),
       "2024-04-20", "", ""},
      {"a forum, whose date stands above names and counts",
       with_title("", "<div class=navbar>" + kMenu +
                          "</div><table><tr><td>20-04-2024, 10:05 PM</td></tr><tr><td><div>أبو "
                          "فهد</div><div>المشاركات: 1,204</div></td></tr><tr><td><strong>" +
                          kTitle + "</strong><div id=post_message_1>" + kOne + "<br>" + kTwo +
                          "</div></td></tr></table>"),
       "2024-04-20", "", ""},
      {"today's date at the head of the page is not the story's",
       with_title("", "<div>السبت 25 نوفمبر 2026</div><div class=nav>" + kMenu +
                          "</div><p><a href=/a>عاجل</a></p><p><a href=/b>صور</a></p><p><a "
                          "href=/c>فيديو</a></p><p><a href=/d>طقس</a></p><p><a href=/e>أسعار</a>"
                          "</p><p><a href=/f>إذاعة</a></p><div class=story>" +
                          kHeading + kStory + "</div>"),
       "", "", ""},
      {"regions named for a reader of screens",
       with_title("<meta name=date content=2024-04-20>",
                  "<main role=main>" + kHeading + "<div><p>" + kOne +
                      "</p></div><section role=region aria-label='مواضيع قد تهمك'>" + kOthers +
                      "</section><div><p>" + kTwo + "</p></div></main>"),
       "2024-04-20", "", ""},
      {"everything in one element, told by its words alone",
       with_title("<meta name=date content=2024-04-20>",
                  "<p><a href=/>الرئيسية ضجيج</a> &gt; <a href=/s>سياسة</a></p>" + kHeading +
                      kStory +
                      "<p>تابعوا صحيفتنا على ضجيج</p><p><b>اقرأ أيضاً:</b></p><p>خبر "
                      "سواها من أخبار المدينة</p><p>نستخدم ملفات تعريف الارتباط ضجيج "
                      "لتحسين خدماتنا. باستمرارك في التصفح فإنك توافق.</p>"),
       "2024-04-20", "", ""},
      {"long comments outweigh the story",
       with_title("<meta name=date content=2024-04-20>",
                  kHeading + "<div class=story>" + kStory + "</div><div id=comments><p>" +
                      std::string("تعليق طويل ضجيج من أحد القراء يقول فيه رأيه في الموضوع ويشرح "
                                  "لماذا يرى أن الأمر أكبر مما ورد في الخبر.</p><p>تعليق ثان ضجيج "
                                  "من قارئ آخر يرد على الأول ويطلب مزيدا من التفاصيل عن الجسر "
                                  "وتكلفته.</p><p>تعليق ثالث ضجيج يسأل عن موعد الافتتاح ومن "
                                  "سيحضره من المسؤولين في المدينة وخارجها.</p></div>")),
       "2024-04-20", "", ""},
  };
}

}  // namespace

TEST_CASE("pages of many kinds of sites", "[html][sites]") {
  for (const Page& page : pages()) {
    INFO(page.why);
    articles::ReadOptions options;
    options.date_from_file_time = false;
    const Collected read = read_as("page.html", page.html, options);
    REQUIRE(read.articles.size() == 1);
    const Article& article = read.articles[0];
    std::string own = article.text;
    std::string shown = article.text;
    for (auto zone = article.zones.rbegin(); zone != article.zones.rend(); ++zone) {
      if (zone->kind != ZoneKind::Lead) {
        own.erase(zone->span.begin, zone->span.size());
      }
      if (zone->kind == ZoneKind::Boilerplate) {
        shown.erase(zone->span.begin, zone->span.size());
      }
    }
    INFO(article.text);
    CHECK(article.title == kTitle);
    CHECK(field_text(article, ArticleField::Date) == page.date);
    CHECK(article.author == page.author);
    if (!page.source.empty()) {
      CHECK(article.source == page.source);
    }
    CHECK(own.find("متنأول") != std::string::npos);
    CHECK(own.find("متنثان") != std::string::npos);
    CHECK(own.find(kTitle) == std::string::npos);
    CHECK(own.find("سواها") == std::string::npos);
    CHECK(shown.find("ضجيج") == std::string::npos);
  }
}

TEST_CASE("a summary between headline and story belongs to it", "[html][sites]") {
  const Collected read =
      read_as("page.html",
              with_title("", "<main><section>" + kHeading +
                                 "<p>جاء الافتتاح ملخصا بعد أشهر من الأعمال في المدينة القديمة.</p>"
                                 "</section><section>" +
                                 kStory + kStory + "</section></main>"));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].text.starts_with("جاء الافتتاح ملخصا"));
}

TEST_CASE("a title of every page names no story", "[html][sites]") {
  const auto title_of = [](const std::string& title, const std::string& body) {
    const Collected read =
        read_as("page.html", "<title>" + title + "</title><body>" + body + "</body>");
    return read.articles.at(0).title;
  };
  CHECK(title_of("طباعة", "<b>" + kTitle + "</b><br>" + kOne + "<br>" + kTwo) == kTitle);
  CHECK(title_of("طباعة", kStory).empty());
  CHECK(title_of("الجسر", kStory) == "الجسر");
}

TEST_CASE("a page that calls all of itself a widget is still read", "[html][sites]") {
  const Collected read =
      read_as("page.html", with_title("", "<div class='widget'>" + kHeading + kStory + "</div>"));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].text == kOne + "\n" + kTwo);
}

TEST_CASE("a date before a paragraph does not make it a field", "[html][sites]") {
  const Collected read =
      read_as("page.html", with_title("", kHeading + "<p><time datetime=2024-04-20>السبت</time> " +
                                              kOne + "</p><p>" + kTwo + "</p>"));
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].date == Date{2024, 4, 20});
  const std::vector<Zone>& zones = read.articles[0].zones;
  REQUIRE(zones.size() == 2);
  CHECK(zones[0].kind == ZoneKind::Metadata);
  CHECK(zones[1].kind == ZoneKind::Lead);
}

TEST_CASE("rows of facts", "[structure]") {
  struct Row {
    const char* line;
    bool any;
    const char* author;
    const char* date;
  };
  const Row rows[] = {
      {"بقلم: سعيد حسن | 20 أبريل 2024 | سياسة", true, "سعيد حسن", "2024-04-20"},
      {"20.04.2024 | 12:00 GMT", true, "", "2024-04-20"},
      {"القسم: رياضة • بقلم: ليلى", true, "ليلى", ""},
      {"بقلم: سعيد حسن", true, "سعيد حسن", ""},
      {"الرئيسية | 25 نوفمبر 2026 | رياضة", false, "", ""},
      {"محلي | رياضة | فن", false, "", ""},
      {"قال سعيد إن الجسر سيفتح في 20 أبريل 2024 | وأضاف أن الأعمال تجري كما خطط لها", false, "",
       ""},
      {"", false, "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    ArticleDraft draft;
    CHECK(take_stated_fields(row.line, Provenance::Line, draft).any == row.any);
    const Article article = draft.take();
    CHECK(article.author == row.author);
    CHECK(field_text(article, ArticleField::Date) == row.date);
  }
  ArticleDraft draft;
  CHECK(take_stated_fields("كلمات دلالية: جسر | نهر", Provenance::Line, draft).ends_story);
  CHECK(draft.take().keywords == std::vector<std::string>{"جسر", "نهر"});
}
