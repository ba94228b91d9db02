#include "indexer/reading/date_text.h"

#include <random>
#include <string>

#include "tests/support/catch.h"

using namespace niger;

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
