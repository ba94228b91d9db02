#include "indexer/duplicates/text_comparison.h"

#include "indexer/duplicates/changed_values.h"

#include <random>
#include <sstream>
#include <string>

#include "tests/indexer/writing/stories.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::duplicates;
using namespace niger::writing;

namespace {

const Analyzer& analyzer() {
  static const Analyzer analyzer;
  return analyzer;
}

bool are_copies(const DuplicateText& one, const DuplicateText& other) {
  const Comparison found = compare(one, other);
  const Comparison turned = compare(other, one);
  CHECK(found.kinship == turned.kinship);
  CHECK(found.likeness == turned.likeness);
  CHECK((found.kinship == Kinship::None || may_be_kin(one, other)));
  return found.kinship == Kinship::Copy;
}

bool copies(const std::string& one, const std::string& other) {
  Analyzer::Session session(analyzer());
  const DuplicateText left = DuplicateTextReader(session).text_of(article_of("a", one));
  const DuplicateText right = DuplicateTextReader(session).text_of(article_of("b", other));
  return are_copies(left, right);
}

}  // namespace

TEST_CASE("what an editor does to a story leaves it a copy", "[compare]") {
  const std::string story = kBridgeStory;
  struct Row {
    const char* why;
    std::string text;
  };
  const std::string lead =
      "في خبر تناقلته وكالات الأنباء مساء الخميس عن أحوال الطرق بعد موسم الأمطار الأخير: ";
  const Row rows[] = {
      {"nothing", story},
      {"another lead before it", lead + story},
      {"the last paragraph cut off", story.substr(0, story.rfind('\n'))},
      {"hamza and teh marbuta, U+0623 → U+0627 and U+0629 → U+0647: الأمطار → الامطار",
       replaced(replaced(story, "أ", "ا"), "ة", "ه")},
      {"marks, U+064E fatha and U+0640 tatweel: جسر → جـسَر",
       replaced(story, "جسر", "ج\u0640س\u064Eر")},
      {"other punctuation", replaced(replaced(story, "،", " -"), ".", "؛")},
      {"hash tags", replaced(story, "الوادي", "#الوادي")},
      {"Arabic-Indic digits, U+0664 U+0667: ٤٧", replaced(story, "47", "\u0664\u0667")},
      {"a synonym here and there", replaced(replaced(story, "أعلنت", "ذكرت"), "إغلاق", "قفل")},
      {"the name of the agency at the end", story + "\nالمصدر: وكالات"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(copies(story, row.text));
  }
}

TEST_CASE("stories of one kind and on one matter are no copies", "[compare]") {
  CHECK_FALSE(copies(kBridgeStory, kOtherBridgeStory));
  // Weather and exchange rates: the same sentences every day, other numbers.
  CHECK_FALSE(copies(weather_report(31, 18, 45, 22), weather_report(27, 14, 60, 35)));
  CHECK_FALSE(copies(rates_report(655, 702, 811), rates_report(648, 699, 823)));
  // Another match of the same teams' league.
  CHECK_FALSE(copies(match_report("النسور", "الصقور", "عمر بالي", 2, 1, 34),
                     match_report("النجوم", "الأسود", "حسن دان", 3, 0, 71)));
  // A short story that a longer one quotes whole, among others.
  CHECK_FALSE(copies(kBridgeStory, std::string(kOtherBridgeStory) + "\n" + kHarvestStory + "\n" +
                                       kBridgeStory + "\n" + kSchoolStory));
  // Another lead of the same length over the same background.
  CHECK_FALSE(copies(std::string(kHarvestStory) + "\n" + kBridgeStory,
                     std::string(kSchoolStory) + "\n" + kBridgeStory));
}

TEST_CASE("days between them make two reports of what was a copy", "[compare]") {
  Analyzer::Session session(analyzer());
  const auto text_of = [&session](const std::string& text, Date date, DateOrigin origin) {
    Article article = article_of("a", text);
    article.date = date;
    article.date_origin = origin;
    return DuplicateTextReader(session).text_of(article);
  };
  const Date monday = {2018, 12, 31};
  const Date thursday = {2019, 1, 3};
  const Date friday = {2019, 1, 4};
  const DuplicateText first = text_of(kBridgeStory, monday, DateOrigin::Metadata);
  const std::string longer = std::string(kHarvestStory) + "\n" + kBridgeStory;
  CHECK(are_copies(first, text_of(longer, monday, DateOrigin::Metadata)));
  CHECK(are_copies(first, text_of(longer, thursday, DateOrigin::Metadata)));
  CHECK_FALSE(are_copies(first, text_of(longer, friday, DateOrigin::Metadata)));
  CHECK(are_copies(first, text_of(kBridgeStory, friday, DateOrigin::Metadata)));
  // What is not known, or only guessed, tells nothing.
  CHECK(are_copies(first, text_of(longer, friday, DateOrigin::FileTime)));
  CHECK(are_copies(first, text_of(longer, {}, DateOrigin::None)));
}

TEST_CASE("a site's follow-ups have leads of their own", "[compare]") {
  Analyzer::Session session(analyzer());
  const auto text_of = [&session](const std::string& text, const std::string& source) {
    Article article = article_of("a", text);
    article.source = source;
    return DuplicateTextReader(session).text_of(article);
  };
  const unsigned seed = 407;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::string before = joined(random_story(200, random));
  const std::string yesterday = joined(random_story(32, random)) + "\n" + before;
  const std::string today = joined(random_story(32, random)) + "\n" + before;
  // Another site's editor wrote another lead; a site tells the same again below its own news.
  CHECK(are_copies(text_of(yesterday, "الأفق"), text_of(today, "النهر")));
  CHECK(are_copies(text_of(yesterday, ""), text_of(today, "")));
  CHECK_FALSE(are_copies(text_of(yesterday, "الأفق"), text_of(today, "الأفق")));
  CHECK_FALSE(are_copies(text_of(yesterday, "الأفق"), text_of(today, "الافق")));  // U+0623, U+0627
  // A lead put before the whole story: by the site that told it, or by another's editor.
  CHECK(compare(text_of(before, "الأفق"), text_of(today, "الأفق")).kinship == Kinship::FollowUp);
  CHECK(are_copies(text_of(before, "الأفق"), text_of(today, "النهر")));
}

TEST_CASE("a number may be corrected on the same day", "[compare]") {
  Analyzer::Session session(analyzer());
  const auto text_of = [&session](const std::string& text, Date date) {
    Article article = article_of("a", text);
    article.date = date;
    article.date_origin = DateOrigin::Metadata;
    return DuplicateTextReader(session).text_of(article);
  };
  const std::string corrected = replaced(kBridgeStory, "47", "52");
  const DuplicateText first = text_of(kBridgeStory, {2024, 4, 1});
  CHECK(are_copies(first, text_of(corrected, {2024, 4, 1})));
  CHECK_FALSE(are_copies(first, text_of(corrected, {2024, 4, 2})));
  CHECK_FALSE(are_copies(first, text_of(corrected, {})));
  CHECK_FALSE(are_copies(first, text_of(replaced(corrected, "1962", "1972"), {2024, 4, 1})));
}

TEST_CASE("announcements of a few words differ by a name", "[compare]") {
  const auto announced = [](const std::string& programme, const std::string& guest) {
    return "شاهدوا مساء كل خميس حلقة جديدة من برنامج " + programme + " وفيها يستضيف المذيع " +
           guest +
           " ليحدثنا عن تجربته وكتبه وأسفاره ومشاريعه المقبلة، مع فقرة موسيقية يقدمها طلاب المعهد "
           "العالي وأسئلة الجمهور الحاضر في الاستوديو الكبير.";
  };
  CHECK(copies(announced("أصوات", "سالم"), announced("أصوات", "سالم") + " الإعادة ظهر الجمعة."));
  CHECK_FALSE(copies(announced("أصوات", "سالم"), announced("ضفاف المدينة", "الروائي نادر الحداد")));
}

TEST_CASE("only the zones of the article itself are compared", "[compare]") {
  Analyzer::Session session(analyzer());
  Article with_tail = article_of("a", kBridgeStory);
  const std::size_t end = with_tail.text.size();
  with_tail.text += std::string("\nاقرأ أيضا\n") + kHarvestStory + "\n" + kSchoolStory;
  with_tail.zones = {{ZoneKind::Related, {end, with_tail.text.size()}}};
  const DuplicateText plain = DuplicateTextReader(session).text_of(article_of("b", kBridgeStory));
  CHECK(DuplicateTextReader(session).text_of(with_tail).words == plain.words);
  with_tail.zones.clear();
  CHECK(DuplicateTextReader(session).text_of(with_tail).words.size() > plain.words.size());
}

TEST_CASE("random edits of a tenth of the words leave copies, strangers stay strangers",
          "[compare][property]") {
  const unsigned seed = 2018;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 60; ++round) {
    const std::vector<std::string> words = random_story(120 + random() % 200, random);
    std::vector<std::string> edited = words;
    for (std::size_t edit = 0; edit < words.size() / 20; ++edit) {
      edited[random() % edited.size()] = random_story(1, random).front();
    }
    CHECK(copies(joined(words), joined(edited)));
    edited.resize(edited.size() * 2 / 3);
    CHECK(copies(joined(words), joined(edited)));
    CHECK_FALSE(copies(joined(words), joined(random_story(words.size(), random))));
  }
}

TEST_CASE("a template that fills in other values is no copy", "[compare]") {
  const auto telegram = [](const std::string& president, const std::string& country) {
    return "بعث الملك برقية تهنئة لفخامة الرئيس " + president + " رئيس جمهورية " + country +
           " بمناسبة ذكرى اليوم الوطني لبلاده. وأعرب الملك باسمه واسم شعب وحكومة المملكة عن أصدق "
           "التهاني وأطيب التمنيات بالصحة والسعادة لفخامته، ولحكومة وشعب " +
           country +
           " الصديق اطراد التقدم والازدهار. كما بعث ولي العهد برقية مماثلة لفخامة الرئيس " +
           president + " عبر فيها عن أطيب التهاني لحكومة وشعب " + country + " الصديق.";
  };
  const auto reception = [](const std::string& who) {
    return "استقبل أمير المنطقة في مكتبه بالإمارة اليوم " + who +
           "، وجرى خلال الاستقبال استعراض عدد من الموضوعات ذات الاهتمام المشترك وسبل تعزيز التعاون "
           "في "
           "شتى المجالات، كما اطلع الأمير على خطط العمل والبرامج المقبلة، منوها بالجهود المبذولة "
           "ومؤكدا "
           "أهمية مضاعفة العمل لخدمة المواطنين والمقيمين وتلبية احتياجاتهم في المحافظات والمراكز. "
           "حضر "
           "الاستقبال وكيل الإمارة وعدد من المسؤولين ومديري الإدارات الحكومية في المنطقة.";
  };
  struct Row {
    std::string one;
    std::string other;
  };
  Analyzer::Session session(analyzer());
  DuplicateTextReader reader(session);
  const auto text_of = [&reader](const std::string& title, const std::string& text, int day) {
    Article article = article_of("a", text);
    article.title = title;
    article.date = {2018, 5, day};
    article.date_origin = DateOrigin::Metadata;
    return reader.text_of(article);
  };
  const Row rows[] = {
      {telegram("سوزا", "البرتغال"), telegram("نينيستو", "فنلندا")},
      {reception("سفير كينيا أحمد يعقوب"), reception("رئيس الغرفة التجارية ناصر السبيعي")},
      {weather_report(31, 18, 45, 22), weather_report(31, 17, 45, 25)}};
  for (const Row& row : rows) {
    const DuplicateText one = text_of("خبر", row.one, 1);
    CHECK(compare(one, text_of("خبر", row.other, 8)).kinship == Kinship::None);
    CHECK(are_copies(one, text_of("خبر آخر", replaced(row.one, "أ", "ا"), 1)));
  }
  // Of one day the titles tell two receptions apart.
  CHECK_FALSE(are_copies(text_of("الأمير يستقبل سفير كينيا", rows[1].one, 1),
                         text_of("الأمير يستقبل رئيس الغرفة", rows[1].other, 1)));
}

TEST_CASE("another spelling of a name is no other value", "[compare]") {
  const auto says = [](const std::string& name) {
    return "قال " + name + " إن بلاده لن تنسحب من الاتفاق، وأكد " + name +
           " في كلمة ألقاها أمام حشد من أنصاره أن العقوبات الجديدة ستضر بالجميع، داعيا إلى استئناف "
           "المفاوضات في أقرب وقت بين الأطراف الموقعة، بينما رأى مراقبون أن تصريحات " +
           name + " تمهد لجولة أخرى من التصعيد بين البلدين خلال الأسابيع القليلة القادمة.";
  };
  Analyzer::Session session(analyzer());
  DuplicateTextReader reader(session);
  const auto changed = [&](const std::string& one, const std::string& other) {
    return changed_values(reader.text_of(article_of("a", says(one))),
                          reader.text_of(article_of("b", says(other))), true);
  };
  CHECK(changed("ترامب", "ترمب") == 0);
  CHECK(changed("ترامب", "روحاني") == 2);  // filled in three times
}

TEST_CASE("the short form of a long dispatch is its copy", "[compare]") {
  const unsigned seed = 77;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::vector<std::string> words = random_story(400, random);
  const std::string dispatch = joined(words);
  const std::string gist = joined({words.begin(), words.begin() + 100});
  CHECK(copies(dispatch, gist));
  // From the middle it is a background that another article quotes.
  CHECK_FALSE(copies(dispatch, joined({words.begin() + 200, words.begin() + 300})));
  CHECK(is_short_form(100, 400));
  CHECK_FALSE(is_short_form(300, 400));
}

TEST_CASE("changed values are counted where the words around are the same", "[changed_values]") {
  Analyzer::Session session(analyzer());
  DuplicateTextReader reader(session);
  const auto count = [&reader](const std::string& one, const std::string& other) {
    return changed_values(reader.text_of(article_of("a", one)),
                          reader.text_of(article_of("b", other)), true);
  };
  const std::string frame =
      "وصل المبعوث سالم مطار العاصمة صباح الخميس وأجرى المبعوث سالم محادثات مطولة";
  CHECK(count(frame, frame) == 0);
  CHECK(count(frame, replaced(frame, "صباح", "مساء")) == 1);
  CHECK(count(frame, replaced(frame, "سالم", "بركات")) == 2);  // filled in twice
  CHECK(count(frame, frame + " استمرت ساعات طويلة") == 0);     // only one has it
}
