#include "indexer/reading/fields/structure.h"

#include <random>

#include "common/base/utf8.h"
#include "indexer/reading/fields/line_kind.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::fields;

namespace {

const std::string kFirst =
    "أعلنت البلدية، الاثنين، أن الجسر الجديد سيفتح أمام المشاة قبل نهاية الشهر، وأن الأعمال تجري "
    "كما خطط لها منذ بداية العام الماضي دون تأخير يذكر في أي مرحلة منها.";
const std::string kSecond =
    "وقال المهندس المشرف إن الفحوص الأخيرة أثبتت سلامة الأعمدة، وإن الإنارة ستركب في الأسبوع "
    "المقبل قبل أن تسلم المفاتيح إلى إدارة الطرق في حفل يحضره سكان الضفتين.";

Article structured(const std::string& text, const std::string& title = "") {
  ArticleDraft draft;
  draft.text = text;
  draft.set(ArticleField::Title, title, Provenance::Record);
  structure_text(draft);
  return draft.take();
}

// The zones as "kind:text" lines.
std::string zones_of(const Article& article) {
  std::string out;
  for (const Zone& zone : article.zones) {
    const char* const names[] = {"body", "lead", "caption", "related", "boilerplate", "metadata"};
    out += std::string(names[static_cast<int>(zone.kind)]) + ":" +
           article.text.substr(zone.span.begin, zone.span.size()) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("keywords parted by blanks are joined where the story joins them", "[structure]") {
  const Article article = structured(
      "سحب القوات\nوافقت الولايات المتحدة على السحب من النيجر.\nوقال المتحدث إن العدد كبير.\n"
      "كلمات دلالية: النيجر الولايات المتحدة سحب");
  CHECK(article.keywords == std::vector<std::string>{"النيجر", "الولايات المتحدة", "سحب"});
  const Article separated = structured(
      "سحب القوات\nوافقت الولايات المتحدة على السحب من النيجر.\nكلمات دلالية: الولايات، المتحدة");
  CHECK(separated.keywords == std::vector<std::string>{"الولايات", "المتحدة"});
}

TEST_CASE("fields that a page states are filled", "[structure]") {
  const Article article = structured("جسر جديد على النهر\nتاريخ النشر: 20th, April 2024 GMT\n" +
                                     kFirst + "\n" + kSecond +
                                     "\nالمصدر: جريدة الضفتين\nكلمات دلالية: جسر، نهر، طرق\n"
                                     "الكاتب: سالم الوادي\nالقسم: محليات");
  CHECK(article.title == "جسر جديد على النهر");
  CHECK(article.date == Date{2024, 4, 20});
  CHECK(article.date_origin == DateOrigin::Text);
  CHECK(article.source == "جريدة الضفتين");
  CHECK(article.author == "سالم الوادي");
  CHECK(article.category == "محليات");
  CHECK(article.keywords == std::vector<std::string>{"جسر", "نهر", "طرق"});
  CHECK(article.language == "ar");
  CHECK(zones_of(article) == "metadata:تاريخ النشر: 20th, April 2024 GMT\nlead:" + kFirst +
                                 "\nmetadata:المصدر: جريدة الضفتين\nكلمات دلالية: جسر، نهر، طرق\n"
                                 "الكاتب: سالم الوادي\nالقسم: محليات\n");
}

TEST_CASE("a byline above the story is no title", "[structure]") {
  for (const char* byline :
       {"سالم الوادي، عكاظ – جدة", "رويترز - لندن", "سالم الوادي (أ ف ب)", "نيامي/ الأناضول",
        "سالم الوادي، الشرق الأوسط – نيامي:", "القاهرة ـ أ ف ب", "وكالات", "لندن (CNN)"}) {
    INFO(byline);
    CHECK(structured(std::string(byline) + "\n" + kFirst + "\n" + kSecond).title.empty());
    const Article article =
        structured(std::string(byline) + "\nجسر جديد على النهر\n" + kFirst + "\n" + kSecond);
    CHECK(article.title == (std::string(byline).ends_with(':') ? "" : "جسر جديد على النهر"));
  }
  for (const char* headline : {"جسر جديد – افتتاح وطريق", "رويترز: مقتل جنديين في النيجر",
                               "رويترز - مقتل جنديين في النيجر", "عكاظ وأخواتها",
                               "جسر جديد، طريق قديم", "العمل في وكالات - دليل", "سالم الوادي"}) {
    INFO(headline);
    const Article article = structured(std::string(headline) + "\n" + kFirst + "\n" + kSecond);
    CHECK(article.title == headline);
  }
}

TEST_CASE("what was known before is kept", "[structure]") {
  ArticleDraft draft;
  draft.set(ArticleField::Title, "جسر  جديد", Provenance::Record);
  draft.set(ArticleField::Source, "وكالة", Provenance::Record);
  draft.set_date({2020, 1, 1}, Provenance::Record);
  draft.text = "جسر جديد\n" + kFirst + "\nالمصدر: أخرى\nتاريخ النشر: 2024-04-20";
  structure_text(draft);
  const Article article = draft.take();
  CHECK(article.title == "جسر  جديد");
  CHECK(article.date_origin == DateOrigin::Metadata);
  CHECK(article.source == "وكالة");
  CHECK(article.date == Date{2020, 1, 1});
  CHECK(article.text.starts_with(kFirst));  // the line that repeats the title is gone
}

TEST_CASE("the tail of other stories is told from the story", "[structure]") {
  struct Row {
    const char* why;
    std::string text;
    std::string related;  ///< the zone, empty: none
  };
  const std::string headline = "افتتاح معرض الزهور في الساحة";
  const Row rows[] = {
      {"headlines at the end", kFirst + "\n" + kSecond + "\nاقرأ أيضا\n" + headline,
       "اقرأ أيضا\n" + headline},
      {"a second story after the end signs",
       kFirst + "\nالمصدر: جريدة\nإقرأ أيضاً:\n" + headline + "\n" + kSecond + "\n" + kSecond,
       "إقرأ أيضاً:\n" + headline + "\n" + kSecond + "\n" + kSecond},
      {"a box with its headline in the same line",
       kFirst + "\nاقرأ أيضا: " + headline + "\n" + kSecond, "اقرأ أيضا: " + headline},
      {"a box in the first half",
       kFirst + "\nمواضيع ذات صلة\n" + headline + "\n" + kSecond + "\n" + kSecond,
       "مواضيع ذات صلة\n" + headline},
      {"other wordings", kFirst + "\n" + kSecond + "\nقد يهمك أيضاً\n" + headline,
       "قد يهمك أيضاً\n" + headline},
      {"the words inside prose say nothing",
       kFirst + "\nقال المعلم لتلميذه: اقرأ أيضا ما كتب في الهامش الأيمن من الصفحة.", ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const Article article = structured(row.text, "عنوان معروف");
    std::string related;
    for (const Zone& zone : article.zones) {
      if (zone.kind == ZoneKind::Related) {
        related += article.text.substr(zone.span.begin, zone.span.size());
      }
    }
    CHECK(related == row.related);
  }
}

TEST_CASE("menus, share bars and captions are zones", "[structure]") {
  const Article article = structured(
      "تجاوز إلى المحتوى الرئيسي\nالرئيسية | أخبار | رياضة\n\nجسر جديد على النهر\n\nالضفتان "
      "تلتقيان "
      "أخيرا بعد انتظار.\nA bridge over the river, April 2024. (Photo by Somebody)\nاقرأ في\nنيامي "
      "- " +
      kFirst + "\n" + kSecond + "\nشارك عبر فيسبوك\nواتساب تويتر");
  CHECK(article.title == "جسر جديد على النهر");
  CHECK(article.place == "نيامي");
  CHECK(zones_of(article) ==
        "boilerplate:تجاوز إلى المحتوى الرئيسي\nالرئيسية | أخبار | رياضة\n"
        "lead:الضفتان تلتقيان أخيرا بعد انتظار.\n"
        "caption:A bridge over the river, April 2024. (Photo by Somebody)\n"
        "boilerplate:اقرأ في\nboilerplate:شارك عبر فيسبوك\nواتساب تويتر\n");
}

TEST_CASE("lines are known by their wording", "[structure]") {
  CHECK(is_boilerplate("شارك"));
  CHECK(is_boilerplate("الرئيسية > علوم وتقنية"));
  CHECK(is_boilerplate("جميع الحقوق محفوظة © 2018"));
  CHECK(is_boilerplate("Skip to main content"));
  CHECK_FALSE(is_boilerplate("شارك آلاف المواطنين في المسيرة"));
  CHECK_FALSE(is_boilerplate(kFirst));
  CHECK(is_caption("جنود عند مدخل القاعدة (رويترز)"));
  CHECK(is_caption("صورة: الجسر بعد افتتاحه"));
  CHECK_FALSE(is_caption("An English paragraph without any credit to a photographer."));
  CHECK_FALSE(is_caption("قالت المنظمة (الأمم المتحدة) إنها ستساعد"));
  CHECK(field_line("بقلم: ريم")->kind == FieldKind::Author);
  CHECK(field_line("بِقَلَمِ: رِيم")->value == "رِيم");
  CHECK(field_line("بقلم ريم الساحلي")->value == "ريم الساحلي");
  CHECK(field_line("Source: Agency")->kind == FieldKind::Source);
  CHECK_FALSE(field_line("المصدر:"));
  CHECK_FALSE(field_line("قال المصدر: لن نعود"));
  CHECK_FALSE(field_line("كتب: " + kFirst + kFirst));
}

TEST_CASE("datelines name place and date", "[structure]") {
  struct Row {
    const char* paragraph;
    const char* place;
    const char* after;
  };
  const Row rows[] = {
      {"واشنطن - أعلنت الوزارة أن المحادثات التي بدأت الأسبوع الماضي ستستمر حتى نهاية الشهر.",
       "واشنطن", ""},
      {"القاهرة (رويترز) - قال مسؤول إن المحادثات التي بدأت الأسبوع الماضي ستستمر حتى نهاية الشهر.",
       "القاهرة", ""},
      {"درنة (وكالة) - ١٥ سبتمبر ٢٠٢٣ - ما زالت الفرق تبحث", "درنة", "١٥ سبتمبر ٢٠٢٣"},
      {"نيودلهي، 23 آب/أغسطس 2023 - صفق المهندسون طويلا", "نيودلهي", "23 آب/أغسطس 2023"},
      {"عين السدر – عادت الحافلة", "عين السدر", "عادت الحافلة"},
      {"في 2018 - وهو عام جاف - هاجر الناس", "", ""},
      {"كانت المدينة التي عرفت الحرب سنوات طويلة - كما يقول أهلها - هادئة", "", ""},
      {"", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.paragraph);
    CHECK(dateline_of(row.paragraph).place == row.place);
    CHECK(dateline_of(row.paragraph).after == row.after);
  }
  CHECK(structured("خبر اليوم\nدرنة - 15 سبتمبر 2023 - " + kFirst + "\n" + kSecond).date ==
        Date{2023, 9, 15});
  const Article alone = structured("خبر اليوم\nهونولولو - 3 مايو 2024\n" + kFirst + "\n" + kSecond);
  CHECK(alone.place == "هونولولو");
  CHECK(alone.date == Date{2024, 5, 3});
  CHECK(alone.zones.at(0).kind == ZoneKind::Metadata);
}

TEST_CASE("keywords are split at their marks", "[structure]") {
  using Words = std::vector<std::string>;
  CHECK(split_keywords("جسر، نهر كبير ,طرق") == Words{"جسر", "نهر كبير", "طرق"});
  CHECK(split_keywords("#جسر #نهر") == Words{"جسر", "نهر"});
  CHECK(split_keywords("جسر نهر جسر") == Words{"جسر", "نهر"});
  CHECK(split_keywords("").empty());
}

TEST_CASE("zones are sorted, apart, inside the text and on character borders",
          "[structure][property]") {
  constexpr unsigned kSeed = 201;
  INFO("seed " << kSeed);
  std::mt19937 random(kSeed);
  const std::vector<std::string> lines = {kFirst,
                                          kSecond,
                                          "",
                                          "  ",
                                          "اقرأ أيضا",
                                          "اقرأ أيضا: عنوان",
                                          "المصدر: وكالة",
                                          "شارك",
                                          "عنوان قصير",
                                          "\u200F",
                                          "20 أبريل 2024",
                                          "(رويترز)",
                                          "بقلم: أحد",
                                          "نيامي - خبر",
                                          "|||",
                                          "مواضيع ذات صلة:",
                                          "\u00A0نص\u00A0",
                                          ":",
                                          "- - -"};
  for (int round = 0; round < 500; ++round) {
    std::string text;
    for (unsigned i = 0; i < random() % 12; ++i) {
      text += lines[random() % lines.size()] + "\n";
    }
    const Article article = structured(text, random() % 2 == 0 ? "" : lines[0]);
    std::size_t last = 0;
    for (const Zone& zone : article.zones) {
      CHECK(zone.span.begin >= last);
      CHECK(zone.span.end > zone.span.begin);
      CHECK(zone.span.end <= article.text.size());
      CHECK(is_character_border(article.text, zone.span.begin));
      CHECK(is_character_border(article.text, zone.span.end));
      last = zone.span.end;
    }
  }
}
