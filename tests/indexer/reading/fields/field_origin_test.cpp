#include "indexer/reading/fields/field_origin.h"

#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::articles;
using namespace niger::fields;
using niger::test::Collected;
using niger::test::read_as;

namespace {

struct Expected {
  ArticleField field;
  std::string value;
  FieldOrigin origin;
};

void check_fields(const Article& article, const std::vector<Expected>& expected) {
  for (const Expected& one : expected) {
    INFO(field_name(one.field));
    CHECK(field_text(article, one.field) == one.value);
    CHECK(origin_name(origin_of(article, one.field)) == origin_name(one.origin));
  }
}

}  // namespace

TEST_CASE("each field of a text tells where it was found", "[field_origin]") {
  const Collected read = read_as("story.txt",
                                 "سحب القوات من النيجر\n"
                                 "تاريخ النشر: 20 أبريل 2024\n"
                                 "واشنطن - أعلنت الوزارة أن القوات غادرت القاعدة.\n"
                                 "وقال المتحدث إن العدد كبير.\n"
                                 "المصدر: صدى البلد\nكلمات دلالية: النيجر، واشنطن\n");
  REQUIRE(read.articles.size() == 1);
  check_fields(read.articles[0],
               {{ArticleField::Title, "سحب القوات من النيجر", FieldOrigin::FirstLine},
                {ArticleField::Date, "2024-04-20", FieldOrigin::Text},
                {ArticleField::Source, "صدى البلد", FieldOrigin::Text},
                {ArticleField::Place, "واشنطن", FieldOrigin::Text},
                {ArticleField::Keywords, "النيجر، واشنطن", FieldOrigin::Text},
                {ArticleField::Language, "ar", FieldOrigin::Letters},
                {ArticleField::Author, "", FieldOrigin::None},
                {ArticleField::Url, "", FieldOrigin::None}});
  const std::vector<FieldCount>& counts = read.report.fields;
  REQUIRE(counts.size() == 6);
  CHECK(counts[0].field == ArticleField::Title);
  CHECK(counts[0].origin == FieldOrigin::FirstLine);
  CHECK(counts[0].count == 1);
}

TEST_CASE("each field of a page tells where it was found", "[field_origin]") {
  const Collected read = read_as(
      "2018/02/19/page.html",
      "<html lang=ar><head><title>سحب القوات | موقع</title>"
      "<meta property='og:site_name' content='موقع الأخبار'>"
      "<link rel=canonical href='https://example.org/a'>"
      "<meta name=author content='محمد علي'></head><body><h1>سحب القوات من النيجر</h1>"
      "<p>أعلنت الوزارة أن القوات غادرت القاعدة الجوية قرب أغاديز في شمال البلاد هذا اليوم.</p>"
      "<p>القسم: سياسة</p></body></html>");
  REQUIRE(read.articles.size() == 1);
  check_fields(read.articles[0], {{ArticleField::Title, "سحب القوات من النيجر", FieldOrigin::Page},
                                  {ArticleField::Date, "2018-02-19", FieldOrigin::Url},
                                  {ArticleField::Source, "موقع الأخبار", FieldOrigin::Head},
                                  {ArticleField::Author, "محمد علي", FieldOrigin::Head},
                                  {ArticleField::Category, "سياسة", FieldOrigin::Text},
                                  {ArticleField::Language, "ar", FieldOrigin::Head},
                                  {ArticleField::Url, "https://example.org/a", FieldOrigin::Head}});
}

TEST_CASE("the folder of a mirrored site is the source where nothing else is", "[field_origin]") {
  struct Row {
    const char* name;
    const char* source;
  };
  const Row rows[] = {
      {"www.aljazeera.net/2018/02/19/a.txt", "aljazeera.net"},
      {"mirror/arabic.cnn.com/a.txt", "arabic.cnn.com"},
      {"www.bbc.co.uk/arabic/a.txt", "bbc.co.uk"},
      {"news/2018.02.19/a.txt", ""},
      {"v1.2/a.txt", ""},
      {"backup.old/a.txt", ""},
      {"data.gz/a.txt", ""},
      {"alwatan.com", ""},  // a file, no folder
  };
  const std::string story = "فتح الطريق\nقالت الوزارة إن الطريق مفتوح أمام الجميع.\n";
  for (const Row& row : rows) {
    INFO(row.name);
    const Article article = read_as(row.name, story).articles.at(0);
    CHECK(article.source == row.source);
    CHECK((origin_of(article, ArticleField::Source) == FieldOrigin::Folder) ==
          (*row.source != '\0'));
  }
  CHECK(read_as("www.aljazeera.net/a.txt", story + "المصدر: رويترز\n").articles.at(0).source ==
        "رويترز");
}

TEST_CASE("counts of a file of records are by field and origin", "[field_origin]") {
  const Collected read =
      read_as("a.jsonl",
              "{\"title\":\"عنوان أول\",\"text\":\"نص أول\",\"date\":\"2024-01-02\"}\n"
              "{\"title\":\"عنوان ثان\",\"text\":\"نص ثان\"}\n"
              "{\"text\":\"عنوان ثالث\\nنص الخبر الثالث هنا.\",\"date\":\"2024-01-03\"}\n");
  CHECK(read.articles.size() == 3);
  std::string told;
  for (const FieldCount& one : read.report.fields) {
    told += std::string(field_name(one.field)) + "/" + std::string(origin_name(one.origin)) + "=" +
            std::to_string(one.count) + " ";
  }
  CHECK(told == "title/record=2 title/first line=1 date/record=2 language/letters=3 ");
}
