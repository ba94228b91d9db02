#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using niger::test::Collected;
using niger::test::read_as;
using walk::SkipReason;

namespace {

const std::string kFirst = "أعلنت البلدية أن الجسر الجديد سيفتح قبل نهاية الشهر.";
const std::string kSecond = "وقال المهندس إن الأعمال انتهت قبل موعدها بأسبوعين.";
const std::string kHtml = "<p>" + kFirst + "</p><p>" + kSecond + "</p>";

std::string rss(const std::string& items, const std::string& head = "") {
  return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>صحيفة الضفة</title>"
         "<link>http://example.org/</link><language>ar</language>" +
         head + items + "</channel></rss>";
}

std::string item(int number) {
  return "<item><title>جسر " + std::to_string(number) + "</title><description>" + kFirst + " " +
         std::to_string(number) + "</description></item>\n";
}

}  // namespace

TEST_CASE("RSS: an article for each item, with what it states", "[xml]") {
  const Collected read = read_as(
      "feed.rss",
      rss("<item><title>جسر على النهر</title><link>http://example.org/7</link><dc:creator>سعاد "
          "التل</dc:creator><pubDate>Wed, 07 Oct 2020 10:00:00 GMT</pubDate><guid "
          "isPermaLink=\"false\">n7</guid><category>محليات</category><category>جسور</category>"
          "<description>" +
          kFirst + "</description><content:encoded><![CDATA[" + kHtml +
          "]]></content:encoded></item><item><title>سوق القمح</title><author>a@example.org (سالم "
          "الوادي)</author><description>&lt;p&gt;" +
          kSecond + "&lt;/p&gt;</description></item>"));
  CHECK(read.report.kind == "rss");
  CHECK(read.skips.empty());
  REQUIRE(read.articles.size() == 2);
  const Article& first = read.articles[0];
  CHECK(first.id == "n7");
  CHECK(first.record == "1");
  CHECK(first.title == "جسر على النهر");
  CHECK(first.text == kFirst + "\n" + kSecond);
  CHECK(first.url == "http://example.org/7");
  CHECK(first.author == "سعاد التل");
  CHECK(first.date == Date{2020, 10, 7});
  CHECK(first.source == "صحيفة الضفة");
  CHECK(first.language == "ar");
  CHECK(first.keywords == std::vector<std::string>{"محليات", "جسور"});
  CHECK(read.articles[1].author == "سالم الوادي");
  CHECK(read.articles[1].text == kSecond);
}

TEST_CASE("feeds of other dialects", "[xml]") {
  struct Row {
    const char* why;
    std::string content;
    std::string title;
    std::string text;
    Date date;
    std::string url;
  };
  const Row rows[] = {
      {"Atom",
       "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>ص</title><entry>"
       "<title>جسر</title><updated>2020-10-08T10:00:00Z</updated><published>2020-10-07</published>"
       "<link rel=\"self\" href=\"http://x/self\"/><link href=\"http://x/7\"/><content "
       "type=\"html\">&lt;p>" +
           kFirst + "&lt;/p></content></entry></feed>",
       "جسر",
       kFirst,
       {2020, 10, 7},
       "http://x/7"},
      {"Atom with a prefix and XHTML",
       "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>جسر</a:title><a:content "
       "type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>" +
           kFirst + "</p><p>" + kSecond + "</p></div></a:content></a:entry></a:feed>",
       "جسر",
       kFirst + "\n" + kSecond,
       {},
       ""},
      {"RSS 1.0",
       "<rdf:RDF xmlns:rdf=\"x\"><channel><title>ص</title></channel><item rdf:about=\"http://x/7\">"
       "<title>جسر</title><link>http://x/7</link><description>" +
           kFirst + "</description><dc:date>2020-10-07</dc:date></item></rdf:RDF>",
       "جسر",
       kFirst,
       {2020, 10, 7},
       "http://x/7"},
      {"a sitemap of news",
       "<urlset xmlns:news=\"x\"><url><loc>http://x/7</loc><news:news><news:publication><news:name>"
       "ص</news:name></news:publication><news:publication_date>2020-10-07</news:publication_date>"
       "<news:title>جسر جديد</news:title></news:news></url></urlset>",
       "جسر جديد",
       "",
       {2020, 10, 7},
       "http://x/7"},
      {"names of HTML's characters, a bare & and <, a control character",
       rss("<item><title>جسر &laquo;جديد&raquo;</title><description>" + kFirst +
           " A&B 3 < 4\x01</description></item>"),
       "جسر «جديد»",
       kFirst + " A&B 3 < 4",
       {},
       ""},
      {"UTF-16", "", "جسر", kFirst, {}, ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    std::string content = row.content;
    if (content.empty()) {
      const std::string utf8 =
          rss("<item><title>جسر</title><description>" + kFirst + "</description></item>");
      content = "\xFF\xFE";
      for (std::size_t at = 0; at < utf8.size();) {
        const char32_t letter = next_code_point(utf8, at);
        content += static_cast<char>(letter & 0xFF);
        content += static_cast<char>(letter >> 8);
      }
    }
    const Collected read = read_as("a.xml", content);
    CHECK(read.skips.empty());
    REQUIRE(read.articles.size() == 1);
    CHECK(read.articles[0].title == row.title);
    CHECK(read.articles[0].text == row.text);
    CHECK(read.articles[0].date == row.date);
    CHECK(read.articles[0].url == row.url);
  }
}

TEST_CASE("XML in windows-1256, as it declares", "[xml]") {
  // «جسر على النهر» and «أعلنت البلدية أن الجسر سيفتح»
  const std::string content =
      "<?xml version=\"1.0\" encoding=\"windows-1256\"?><rss><channel><item><title>\xCC\xD3\xD1 "
      "\xDA\xE1\xEC \xC7\xE1\xE4\xE5\xD1</title><description>\xC3\xDA\xE1\xE4\xCA "
      "\xC7\xE1\xC8\xE1\xCF\xED\xC9 \xC3\xE4 \xC7\xE1\xCC\xD3\xD1 \xD3\xED\xDD\xCA\xCD"
      "</description></item></channel></rss>";
  const Collected read = read_as("feed.xml", content);
  REQUIRE(read.articles.size() == 1);
  CHECK(read.articles[0].title == "جسر على النهر");
  CHECK(read.articles[0].text == "أعلنت البلدية أن الجسر سيفتح");
  CHECK(read.articles[0].encoding == "windows-1256");
}

TEST_CASE("exports of blogs: posts and pages, nothing else", "[xml]") {
  const std::string wordpress =
      rss("<item><title>جسر</title><content:encoded><![CDATA[[caption id=\"1\"]صورة[/caption]\n" +
          kFirst + "\n\n" + kSecond +
          "]]></content:encoded><category domain=\"category\" "
          "nicename=\"a\">محليات</category><category "
          "domain=\"post_tag\">جسور</category><wp:post_date>2020-10-07 10:00:00</wp:post_date>"
          "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item><item><title>صورة"
          "</title><wp:post_type>attachment</wp:post_type></item><item><title>قديم</"
          "title><wp:post_type>"
          "post</wp:post_type><wp:status>trash</wp:status></item>");
  const Collected posts = read_as("blog.wxr", wordpress);
  REQUIRE(posts.articles.size() == 1);
  CHECK(posts.skips.empty());
  CHECK(posts.articles[0].text.ends_with(kFirst + "\n" + kSecond));
  CHECK(posts.articles[0].text.find('[') == std::string::npos);
  CHECK(posts.articles[0].category == "محليات");
  CHECK(posts.articles[0].keywords == std::vector<std::string>{"جسور"});
  CHECK(posts.articles[0].date == Date{2020, 10, 7});

  const auto entry = [](const std::string& kind, const std::string& title) {
    return "<entry><category scheme=\"http://schemas.google.com/g/2005#kind\" "
           "term=\"http://schemas.google.com/blogger/2008/kind#" +
           kind + "\"/><title>" + title + "</title><content type=\"html\">" + kFirst +
           "</content></entry>";
  };
  const Collected blogger =
      read_as("blog.xml", "<?xml version=\"1.0\"?><feed>" + entry("settings", "إعداد") +
                              entry("post", "جسر") + entry("comment", "تعليق") + "</feed>");
  REQUIRE(blogger.articles.size() == 1);
  CHECK(blogger.articles[0].title == "جسر");
  CHECK(blogger.report.inner_kinds.size() == 2);
}

TEST_CASE("a feed that is damaged loses the item of the damage alone", "[xml]") {
  const Collected broken =
      read_as("a.rss", rss(item(1) + "<item><title>جسر</b></title></item>" + item(3) + item(4)));
  REQUIRE(broken.articles.size() == 3);
  CHECK(broken.articles[1].title == "جسر 3");
  CHECK(broken.articles[1].source == "صحيفة الضفة");
  REQUIRE(broken.skips.size() == 1);
  CHECK(broken.skips[0].record == "2");
  CHECK(broken.skips[0].reason == SkipReason::Damaged);
  CHECK(messages::localized(broken.skips[0].message).starts_with("line 2: not well-formed XML"));

  const std::string whole = rss(item(1) + item(2));
  const Collected cut = read_as("a.rss", whole.substr(0, whole.find("جسر 2") + 20));
  CHECK(cut.articles.size() == 1);
  REQUIRE(cut.skips.size() == 1);
  CHECK(cut.skips[0].reason == SkipReason::Damaged);
}

TEST_CASE("XML that is made to stop its reader", "[xml]") {
  std::string entities = "<!ENTITY a0 \"ها\">";
  for (int i = 1; i < 40; ++i) {
    const std::string inner = "&a" + std::to_string(i - 1) + ";";
    entities += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int n = 0; n < 10; ++n) entities += inner;
    entities += "\">";
  }
  const std::string laughs = "<?xml version=\"1.0\"?><!DOCTYPE rss [" + entities + "]>";
  articles::ReadOptions options;
  options.limits.record_bytes = std::uint64_t{1} << 20;
  const Collected bomb = read_as(
      "a.xml", laughs + "<rss><channel><item><title>&a39;</title></item></channel></rss>", options);
  CHECK(bomb.articles.empty());
  CHECK(bomb.skips.size() == 1);

  test::TempDir folder;
  const std::string secret = folder.write("secret", "لا يقرأ").string();
  const Collected external =
      read_as("a.xml", "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY x SYSTEM \"file://" +
                           secret + "\">]><rss><channel><item><title>جسر</title><description>" +
                           kFirst + "&x;</description></item></channel></rss>");
  for (const Article& article : external.articles) {
    CHECK(article.text.find("لا يقرأ") == std::string::npos);
  }

  std::string deep = "<?xml version=\"1.0\"?><x>";
  for (int i = 0; i < 50'000; ++i) deep += "<a>";
  const Collected nested = read_as("a.xml", deep + kFirst);
  REQUIRE(nested.articles.size() == 1);  // what stands before the end is read
  CHECK(nested.articles[0].text == kFirst);

  const std::string large = "<item><title>كبير</title><description>" +
                            std::string(std::size_t{3} << 20, 'x') + "</description></item>";
  const Collected bounded = read_as("a.rss", rss(large + item(2)), options);
  REQUIRE(bounded.articles.size() == 1);
  CHECK(bounded.articles[0].title == "جسر 2");
  REQUIRE(bounded.skips.size() == 1);
  CHECK(bounded.skips[0].reason == SkipReason::TooLarge);
}
