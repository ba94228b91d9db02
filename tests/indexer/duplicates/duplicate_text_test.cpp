#include "indexer/duplicates/duplicate_text.h"

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

bool copies(const std::string& one, const std::string& other) {
  Analyzer::Session session(analyzer());
  const DuplicateText left = duplicate_text_of(article_of("a", one), session);
  const DuplicateText right = duplicate_text_of(article_of("b", other), session);
  CHECK(are_near_duplicates(left, right) == are_near_duplicates(right, left));
  return are_near_duplicates(left, right);
}

}  // namespace

TEST_CASE("what an editor does to a story leaves it a copy", "[duplicate_text_of]") {
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

TEST_CASE("stories of one kind and on one matter are no copies", "[duplicate_text_of]") {
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

TEST_CASE("days between them make two reports of what was a copy", "[duplicate_text_of]") {
  Analyzer::Session session(analyzer());
  const auto text_of = [&session](const std::string& text, Date date, DateOrigin origin) {
    Article article = article_of("a", text);
    article.date = date;
    article.date_origin = origin;
    return duplicate_text_of(article, session);
  };
  const Date monday = {2018, 12, 31};
  const Date thursday = {2019, 1, 3};
  const Date friday = {2019, 1, 4};
  const DuplicateText first = text_of(kBridgeStory, monday, DateOrigin::Metadata);
  const std::string longer = std::string(kHarvestStory) + "\n" + kBridgeStory;
  CHECK(are_near_duplicates(first, text_of(longer, thursday, DateOrigin::Metadata)));
  CHECK_FALSE(are_near_duplicates(first, text_of(longer, friday, DateOrigin::Metadata)));
  CHECK(are_near_duplicates(first, text_of(kBridgeStory, friday, DateOrigin::Metadata)));
  // What is not known, or only guessed, tells nothing.
  CHECK(are_near_duplicates(first, text_of(longer, friday, DateOrigin::FileTime)));
  CHECK(are_near_duplicates(first, text_of(longer, {}, DateOrigin::None)));
}

TEST_CASE("a site's follow-ups have leads of their own", "[duplicate_text_of]") {
  Analyzer::Session session(analyzer());
  const auto text_of = [&session](const std::string& text, const std::string& source) {
    Article article = article_of("a", text);
    article.source = source;
    return duplicate_text_of(article, session);
  };
  const unsigned seed = 407;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::string before = joined(random_story(200, random));
  const std::string yesterday = joined(random_story(32, random)) + "\n" + before;
  const std::string today = joined(random_story(32, random)) + "\n" + before;
  // Another site's editor wrote another lead; a site tells the same again below its own news.
  CHECK(are_near_duplicates(text_of(yesterday, "الأفق"), text_of(today, "النهر")));
  CHECK(are_near_duplicates(text_of(yesterday, ""), text_of(today, "")));
  CHECK_FALSE(are_near_duplicates(text_of(yesterday, "الأفق"), text_of(today, "الأفق")));
  CHECK_FALSE(
      are_near_duplicates(text_of(yesterday, "الأفق"), text_of(today, "الافق")));  // U+0623, U+0627
  // A lead put before the whole story.
  CHECK(are_near_duplicates(text_of(before, "الأفق"), text_of(today, "الأفق")));
}

TEST_CASE("a number may be corrected on the same day", "[duplicate_text_of]") {
  Analyzer::Session session(analyzer());
  const auto text_of = [&session](const std::string& text, Date date) {
    Article article = article_of("a", text);
    article.date = date;
    article.date_origin = DateOrigin::Metadata;
    return duplicate_text_of(article, session);
  };
  const std::string corrected = replaced(kBridgeStory, "47", "52");
  const DuplicateText first = text_of(kBridgeStory, {2024, 4, 1});
  CHECK(are_near_duplicates(first, text_of(corrected, {2024, 4, 1})));
  CHECK_FALSE(are_near_duplicates(first, text_of(corrected, {2024, 4, 2})));
  CHECK_FALSE(are_near_duplicates(first, text_of(corrected, {})));
  CHECK_FALSE(
      are_near_duplicates(first, text_of(replaced(corrected, "1962", "1972"), {2024, 4, 1})));
}

TEST_CASE("announcements of a few words differ by a name", "[duplicate_text_of]") {
  const auto announced = [](const std::string& programme, const std::string& guest) {
    return "شاهدوا مساء كل خميس حلقة جديدة من برنامج " + programme + " وفيها يستضيف المذيع " +
           guest +
           " ليحدثنا عن تجربته وكتبه وأسفاره ومشاريعه المقبلة، مع فقرة موسيقية يقدمها طلاب المعهد "
           "العالي وأسئلة الجمهور الحاضر في الاستوديو الكبير.";
  };
  CHECK(copies(announced("أصوات", "سالم"), announced("أصوات", "سالم") + " الإعادة ظهر الجمعة."));
  CHECK_FALSE(copies(announced("أصوات", "سالم"), announced("ضفاف المدينة", "الروائي نادر الحداد")));
}

TEST_CASE("only the zones of the article itself are compared", "[duplicate_text_of]") {
  Analyzer::Session session(analyzer());
  Article with_tail = article_of("a", kBridgeStory);
  const std::size_t end = with_tail.text.size();
  with_tail.text += std::string("\nاقرأ أيضا\n") + kHarvestStory + "\n" + kSchoolStory;
  with_tail.zones = {{ZoneKind::Related, {end, with_tail.text.size()}}};
  const DuplicateText plain = duplicate_text_of(article_of("b", kBridgeStory), session);
  CHECK(duplicate_text_of(with_tail, session).words == plain.words);
  with_tail.zones.clear();
  CHECK(duplicate_text_of(with_tail, session).words.size() > plain.words.size());
}

TEST_CASE("random edits of a tenth of the words leave copies, strangers stay strangers",
          "[duplicate_text_of][property]") {
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
