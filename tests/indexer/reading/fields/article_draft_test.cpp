#include "indexer/reading/fields/article_draft.h"

#include <random>
#include <vector>

#include "indexer/reading/fields/field_origin.h"
#include "tests/indexer/reading/collected.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::fields;
using niger::test::read_as;

namespace {

constexpr ArticleField kTextFields[] = {
    ArticleField::Title,    ArticleField::Source,   ArticleField::Author, ArticleField::Place,
    ArticleField::Category, ArticleField::Language, ArticleField::Url};

Provenance provenance_of(std::size_t number) { return static_cast<Provenance>(number); }

}  // namespace

TEST_CASE("the more trusted place wins whichever comes first", "[article_draft]") {
  for (std::size_t one = 0; one + 1 < kProvenances; ++one) {
    for (std::size_t other = 0; other + 1 < kProvenances; ++other) {
      INFO(one << " then " << other);
      ArticleDraft draft;
      draft.set(ArticleField::Author, "الأول", provenance_of(one));
      CHECK(draft.wants(ArticleField::Author, provenance_of(other)) == (other < one));
      draft.set(ArticleField::Author, "الثاني", provenance_of(other));
      const Article article = draft.take();
      CHECK(article.author == (other < one ? "الثاني" : "الأول"));
      CHECK(origin_of(article, ArticleField::Author) ==
            reported_origin(provenance_of(std::min(one, other))));
    }
  }
}

TEST_CASE("dates and keywords are kept by the same trust", "[article_draft]") {
  ArticleDraft draft;
  draft.set_date({2024, 4, 20}, Provenance::FileTime);
  draft.set_date({2023, 1, 2}, Provenance::Line);
  draft.set_date({2022, 1, 2}, Provenance::Line);
  draft.set_date({2021, 1, 2}, Provenance::Address);
  draft.set_keywords({"وسم"}, Provenance::TagLinks);
  draft.set_keywords({"جسر", "نهر"}, Provenance::Line);
  const Article article = draft.take();
  CHECK(article.date == Date{2023, 1, 2});
  CHECK(article.date_origin == DateOrigin::Text);
  CHECK(article.keywords == std::vector<std::string>{"جسر", "نهر"});
}

TEST_CASE("what is empty is no value, and an empty draft no field", "[article_draft]") {
  ArticleDraft draft;
  draft.set(ArticleField::Title, "", Provenance::Record);
  draft.set_date({}, Provenance::Record);
  draft.set_keywords({}, Provenance::Record);
  CHECK(draft.wants(ArticleField::Title, Provenance::Letters));
  draft.set(ArticleField::Title, "عنوان", Provenance::FirstLine);
  CHECK(draft.take().title == "عنوان");
  const Article empty = draft.take();  // afterwards nothing is left of the first
  CHECK(empty.title.empty());
  CHECK(empty.date_origin == DateOrigin::None);
  for (std::size_t i = 0; i < kArticleFields; ++i) {
    CHECK(empty.origins[i] == FieldOrigin::None);
  }
}

TEST_CASE("a date or keywords are no text", "[article_draft]") {
  ArticleDraft draft;
  CHECK_THROWS(draft.set(ArticleField::Date, "2024", Provenance::Record));
  CHECK_THROWS(draft.set(ArticleField::Keywords, "جسر", Provenance::Record));
}

TEST_CASE("the order of what is offered does not matter", "[article_draft][property]") {
  const unsigned seed = GENERATE(take(20, random(0, 1 << 30)));
  INFO("seed " << seed);
  std::mt19937 random(seed);
  struct Offer {
    ArticleField field;
    Provenance from;
  };
  std::vector<Offer> offers;  // of one place a field is offered once: there the first counts
  for (const ArticleField field : kTextFields) {
    for (std::size_t from = 0; from + 1 < kProvenances; ++from) {
      if (random() % 3 == 0) {
        offers.push_back({field, provenance_of(from)});
      }
    }
  }
  const auto made = [&offers] {
    ArticleDraft draft;
    for (const Offer& offer : offers) {
      draft.set(offer.field, std::to_string(static_cast<int>(offer.from)), offer.from);
    }
    std::string all;
    for (const ArticleField field : kTextFields) {
      all += std::to_string(static_cast<int>(draft.provenance(field))) + " ";
    }
    const Article article = draft.take();
    for (const ArticleField field : kTextFields) {
      all += field_text(article, field) + " ";
    }
    return all;
  };
  const std::string once = made();
  std::shuffle(offers.begin(), offers.end(), random);
  CHECK(made() == once);
}

TEST_CASE("a page's sources of one field, by trust", "[article_draft]") {
  const std::string story =
      "<p>أعلنت الوزارة أن القوات غادرت القاعدة الجوية قرب أغاديز في شمال البلاد هذا اليوم.</p>"
      "<p>وقال المتحدث إن العدد كبير وإن المدينة استقبلت الوفد في الصباح قبل أن يعود الجميع.</p>";
  struct Row {
    const char* why;
    std::string page;
    ArticleField field;
    const char* value;
    FieldOrigin origin;
  };
  const std::string site = "<meta property='og:site_name' content='موقع الأخبار'>";
  const std::string canonical = "<link rel=canonical href='https://www.example.org/a'>";
  const std::string tags = "<div class=tags><a href=/1>وسم</a> <a href=/2>وسم ثان</a></div>";
  const Row rows[] = {
      {"a line names the source, the head only the site",
       site + "<body>" + story + "<p>المصدر: رويترز</p>", ArticleField::Source, "رويترز",
       FieldOrigin::Text},
      {"the site is known better by its head than by its address",
       site + canonical + "<body>" + story, ArticleField::Source, "موقع الأخبار",
       FieldOrigin::Head},
      {"the address names the site where nothing else does", canonical + "<body>" + story,
       ArticleField::Source, "example.org", FieldOrigin::Url},
      {"a date of the head before one of an element",
       "<meta name=date content='2024-01-02'><body><span class=date>3 مايو 2023</span>" + story,
       ArticleField::Date, "2024-01-02", FieldOrigin::Head},
      {"a date of an element before one of a line",
       "<body><span class=date>3 مايو 2023</span>" + story + "<p>تاريخ النشر: 4 مايو 2022</p>",
       ArticleField::Date, "2023-05-03", FieldOrigin::Page},
      {"a headline of the text before a title of one word",
       "<title>طباعة</title><body><p>سحب القوات من النيجر</p>" + story, ArticleField::Title,
       "سحب القوات من النيجر", FieldOrigin::FirstLine},
      {"a title of one word where the text has no headline", "<title>رحيل</title><body>" + story,
       ArticleField::Title, "رحيل", FieldOrigin::Page},
      {"keywords of a line before links to subjects",
       "<body>" + story + "<p>كلمات دلالية: جسر، نهر</p>" + tags, ArticleField::Keywords,
       "جسر، نهر", FieldOrigin::Text},
      {"links to subjects where nothing else is", "<body>" + story + tags, ArticleField::Keywords,
       "وسم، وسم ثان", FieldOrigin::Page},
      {"where a browser saved the page from, before the address of a line",
       "<!-- saved from url=(0021)https://saved.example/b --><body>" + story +
           "<p>الرابط: https://line.example/c</p>",
       ArticleField::Url, "https://saved.example/b", FieldOrigin::Page},
      {"its own address before the one it was saved from",
       "<!-- saved from url=(0021)https://saved.example/b -->" + canonical + "<body>" + story,
       ArticleField::Url, "https://www.example.org/a", FieldOrigin::Head},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const auto read = read_as("page.html", row.page);
    REQUIRE(read.articles.size() == 1);
    CHECK(field_text(read.articles[0], row.field) == row.value);
    CHECK(origin_name(origin_of(read.articles[0], row.field)) == origin_name(row.origin));
  }
}
