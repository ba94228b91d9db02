#include "indexer/reading/fields/date_text.h"

#include <random>
#include <string>

#include "indexer/reading/fields/date_line.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::fields;

TEST_CASE("dates are read as Arabs and machines write them", "[date]") {
  struct Row {
    const char* why;
    const char* text;
    Date expected;
  };
  const Row rows[] = {
      {"English ordinal", "20th, April 2024 GMT", {2024, 4, 20}},
      {"RFC 822", "Tue, 22 May 2018 16:58:08 +0400", {2018, 5, 22}},
      {"RFC 822, one digit", "Sun, 6 May 2018 12:41:32 +0400", {2018, 5, 6}},
      {"ISO", "2024-04-29", {2024, 4, 29}},
      {"ISO with time", "2024-04-29T10:22:01+03:00", {2024, 4, 29}},
      {"ctime", "Sat Apr 20 10:00:00 UTC 2024", {2024, 4, 20}},
      {"ctime without zone", "Sat Apr 20 10:00:00 2024", {2024, 4, 20}},
      {"U+200F around the separators", "20\u200F/\u200F04\u200F/\u200F2024", {2024, 4, 20}},
      {"day first", "05/04/2024", {2024, 4, 5}},
      {"only the second can be a day", "4/29/2024", {2024, 4, 29}},
      {"points", "29.4.2024", {2024, 4, 29}},
      {"dashes", "29-04-2024", {2024, 4, 29}},
      {"Egypt", "29 أبريل 2024", {2024, 4, 29}},
      {"Levant", "الاثنين 29 نيسان 2024", {2024, 4, 29}},
      {"both, slash and blank", "29 أبريل/ نيسان 2024", {2024, 4, 29}},
      {"both, two words", "19 كانون الثاني/يناير 2024", {2024, 1, 19}},
      {"both, in brackets", "7 أغسطس (آب) 2023", {2023, 8, 7}},
      {"Maghreb", "12 جانفي 2023", {2023, 1, 12}},
      {"Morocco", "3 غشت 2023", {2023, 8, 3}},
      {"with the word year", "26 يوليو من عام 2023", {2023, 7, 26}},
      {"Arabic-Indic digits", "١٧ مارس ٢٠٢٤", {2024, 3, 17}},
      {"extended digits", "۱۷/۰۳/۲۰۲۴", {2024, 3, 17}},
      {"vocalised month", "17 مَارِس 2024", {2024, 3, 17}},
      {"month first", "April 20, 2024", {2024, 4, 20}},
      {"short month", "20 Apr 2024", {2024, 4, 20}},
      {"Hijri", "11 شوال 1445 هـ", {2024, 4, 20}},
      {"Hijri, two words", "5 ربيع الأول 1446", {2024, 9, 8}},
      {"Hijri in numbers", "11/10/1445", {2024, 4, 20}},
      {"both calendars: Gregorian", "11 شوال 1445 الموافق 20 أبريل 2024", {2024, 4, 20}},
      {"leap day", "29 فبراير 2024", {2024, 2, 29}},
      {"after words", "تم النشر في 2 شباط 2024 - 10:30", {2024, 2, 2}},
      {"year of two digits", "22/04/24", {2024, 4, 22}},
      {"of the last century", "22-4-99", {1999, 4, 22}},
      {"year of two digits first", "99-4-22", {1999, 4, 22}},
      {"two digits and points", "5.4.06", {2006, 4, 5}},
      {"two digits in Arabic digits", "٢٢/٤/٢٤", {2024, 4, 22}},
      {"two digits, Hijri", "11/10/45 هـ", {2024, 4, 20}},
      {"two digits between dashes", "22-Apr-99", {1999, 4, 22}},
      {"French", "22 avril 2024", {2024, 4, 22}},
      {"French, U+00E9 in février", "lundi 5 février 2024 à 10h30", {2024, 2, 5}},
      {"French, U+00FB in août", "1er août 2023", {2023, 8, 1}},
      {"French, no accents", "3 decembre 2023", {2023, 12, 3}},
      {"French, short", "14 juil. 2022", {2022, 7, 14}},
      {"Libya until 2011", "1 الفاتح 2009", {2009, 9, 1}},
      {"Libya, two words", "17 أي النار 2008", {2008, 1, 17}},
      {"tatweel U+0640 between numbers", "22ـ4ـ2024", {2024, 4, 22}},
      {"tatweel in the month", "22 أبـــريل 2024", {2024, 4, 22}},
      {"backslashes", "22\\4\\2024", {2024, 4, 22}},
      {"dashes U+2013 with blanks", "22 – 4 – 2024", {2024, 4, 22}},
      {"isolates U+2066, U+2069", "\u206622\u2069/\u20664\u2069/2024", {2024, 4, 22}},
      {"year first with a letter mark U+061C", "٢٠٢٤\u061C/\u061C٤/٢٢", {2024, 4, 22}},
      {"Arabic comma before the year", "22 أبريل، 2024", {2024, 4, 22}},
      {"month first, Arabic comma", "الاثنين، أبريل 22، 2024", {2024, 4, 22}},
      {"glued to its month", "22نيسان2024م", {2024, 4, 22}},
      {"both calendars by name", "الخميس 16 شوال 1445 هـ - 25 أبريل 2024 م", {2024, 4, 25}},
      {"both calendars in numbers", "1445/10/16 هـ الموافق 2024/04/25 م", {2024, 4, 25}},
      {"time before", "12:30 - 05 يونيو 2024", {2024, 6, 5}},
      {"time of two marks", "10:30 ص | 22/4/2024", {2024, 4, 22}},
      {"time after, ص", "2024/04/22 10:30 ص", {2024, 4, 22}},
      {"seconds and zone", "2024-04-22 10:30:15.000 +03", {2024, 4, 22}},
      {"English, all of it", "Monday, April 22nd, 2024 10:30 AM", {2024, 4, 22}},
      {"a log's", "22/Apr/2024:10:30:00", {2024, 4, 22}},
      {"compact", "20240422", {2024, 4, 22}},
      {"compact with time", "20240422T103000Z", {2024, 4, 22}},
      {"week", "2024-W17-1", {2024, 4, 22}},
      {"week of the year before", "2021-W53-5", {2022, 1, 7}},
      {"of the month, of the year", "الثاني والعشرون: 22 من شهر أبريل لسنة 2024", {2024, 4, 22}},
      {"two hours ago", "منذ ساعتين", {}},
      {"three days ago", "قبل 3 أيام", {}},
      {"today", "اليوم 10:30", {}},
      {"no year, with a time", "آخر تحديث: 12:30 - 05 يونيو", {}},
      {"an hour is no year", "22 أبريل 10 صباحا", {}},
      {"a time", "10:30:24", {}},
      {"an address of a computer", "10.12.14.15", {}},
      {"a version", "1.2.3", {}},
      {"unlike separators", "10-12/14", {}},
      {"no such month, two digits", "22/14/24", {}},
      {"a word of Libya's alone", "جاء الربيع 2009", {}},
      {"a number of eight digits", "رقم 20240422", {}},
      {"no such week", "2024-W60-1", {}},
      {"no such day", "30 فبراير 2024", {}},
      {"no such month", "2024-13-01", {}},
      {"no year", "29 أبريل/ نيسان الجاري", {}},
      {"no day", "أبريل 2024", {}},
      {"a score", "3-2-1", {}},
      {"a phone number", "0020 2 2577 1234", {}},
      {"empty", "", {}},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    const auto found = find_date(row.text);
    CHECK(found.has_value() == row.expected.known());
    if (found) {
      CHECK(found->date == row.expected);
    }
  }
}

TEST_CASE("the span of a date is where it stands", "[date]") {
  const std::string text = "السبت 20 أبريل 2024 مساء";
  const auto found = find_date(text);
  REQUIRE(found);
  CHECK(text.substr(found->span.begin, found->span.size()) == "20 أبريل 2024");
}

TEST_CASE("a line is a date where nothing else stands in it", "[date]") {
  struct Row {
    const char* line;
    bool is_date;
  };
  const Row rows[] = {
      {"الجمعة 19 نيسان 2024 - 14:30 بتوقيت القاهرة", true},
      {"آخر تحديث: 22 أبريل 2024 الساعة 10:30 مساء بتوقيت غرينتش", true},
      {"الاثنين, 22 أبريل, 2024 ,10:30 ص GST", true},
      {"خميس، 25/04/2024 - 09:15", true},
      {"Publié le lundi 22 avril 2024 à 10h30", true},
      {"العدد 12345 - 22 أبريل 2024", true},
      {"22/04/24 03:15 PM", true},
      {"11 شوال 1445هـ - 20 أبريل 2024م", true},
      {"منذ 3 ساعات", false},
      {"فاز الفريق 10-12-14", false},
      {"انتهت الحرب في 22 أبريل 1999", false},
      {"ولد في 5 مايو 1950 في القاهرة", false},
      {"نتيجة المباراة 3-2", false},
      {"القاهرة 22 أبريل 2024", false},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(date_of_line(row.line).has_value() == row.is_date);
  }
}

TEST_CASE("a line that names a writer or counts readers holds a date", "[date]") {
  struct Row {
    const char* line;
    bool is_byline;
  };
  const Row rows[] = {
      {"ليلى حداد - 5 أبريل 2024", true},
      {"5 أبريل 2024 | ليلى حداد", true},
      {"أرسله admin في 5 أبريل 2024", true},
      {"Posted by admin on April 5, 2024", true},
      {"ليلى حداد 12:45 5 أبريل 2024 1523 مشاهدة", true},
      {"انطلاق مهرجان المدينة في 13 يوليو 2024", false},
      {"13 يوليو 2024 موعد الانتخابات", false},
      {"بدأت الحرب قبل أن ينتهي العام - 5 أبريل 2024", false},
      {"كتب الوزير رسالة إلى مجلس النواب يطلب فيها الثقة بالحكومة في 5 أبريل 2024", false},
      {"لا تاريخ - هنا", false},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(date_of_byline(row.line).has_value() == row.is_byline);
  }
}

TEST_CASE("paths and URLs hold dates", "[date]") {
  CHECK(date_in_path("http://x.net/ar/2018/02/19/story.html") == Date{2018, 2, 19});
  CHECK(date_in_path("news/2018-02-19/a.txt") == Date{2018, 2, 19});
  CHECK(date_in_path("AL-culture-72-20180219.txt") == Date{2018, 2, 19});
  CHECK_FALSE(date_in_path("http://x.net/2018/story-19.html"));
  CHECK_FALSE(date_in_path("20181399"));
  CHECK_FALSE(date_in_path(""));
}

TEST_CASE("Unix times become days", "[date]") {
  CHECK(date_of_unix_time(1'713'571'200) == Date{2024, 4, 20});
  CHECK(date_of_unix_time(1'713'571'200'000) == Date{2024, 4, 20});
  CHECK_FALSE(date_of_unix_time(20240420));
  CHECK_FALSE(date_of_unix_time(-5));
}

TEST_CASE("junk never breaks the search for a date", "[date][property]") {
  constexpr unsigned kSeed = 99;
  INFO("seed " << kSeed);
  std::mt19937 random(kSeed);
  const std::string alphabet = "0123456789/-. ,:مارسذوربيع١٢٣\xD9\xFF";
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (unsigned i = 0; i < random() % 40; ++i) {
      text.push_back(alphabet[random() % alphabet.size()]);
    }
    if (const auto found = find_date(text)) {
      CHECK(found->span.end <= text.size());
      CHECK(found->span.begin < found->span.end);
    }
    (void)date_in_path(text);
  }
}
