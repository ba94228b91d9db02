#include "common/dates/hijri.h"

#include <unicode/ucal.h>

#include <chrono>
#include <cmath>

#include "tests/support/catch.h"

namespace niger::dates {
namespace {

int days_since_1970(const Date& date) {
  const std::chrono::year_month_day ymd{std::chrono::year{date.year},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  return static_cast<int>(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

}  // namespace

TEST_CASE("every month of the Hijri years 1200 to 1610 begins where ICU has it", "[hijri]") {
  constexpr UChar kUtc[] = {'U', 'T', 'C', 0};
  UErrorCode status = U_ZERO_ERROR;
  UCalendar* calendar =
      ucal_open(kUtc, 3, "ar@calendar=islamic-umalqura", UCAL_TRADITIONAL, &status);
  REQUIRE(U_SUCCESS(status));
  for (int year = 1200; year <= 1610; ++year) {
    for (int month = 1; month <= 12; ++month) {
      INFO(year << "-" << month);
      ucal_clear(calendar);
      ucal_setDateTime(calendar, year, month - 1, 1, 12, 0, 0, &status);
      const auto day = static_cast<int>(std::floor(ucal_getMillis(calendar, &status) / 86'400'000));
      const auto date = gregorian_of_hijri(year, month, 1);
      REQUIRE(date);
      CHECK(days_since_1970(*date) == day);
    }
  }
  ucal_close(calendar);
}

TEST_CASE("days of the Hijri year", "[hijri]") {
  CHECK(gregorian_of_hijri(1445, 9, 1) == Date{2024, 3, 11});
  CHECK(days_of_hijri_month(1445, 9) == 30);
  CHECK(gregorian_of_hijri(1445, 9, 30) == Date{2024, 4, 9});
  CHECK(gregorian_of_hijri(1445, 10, 1) == Date{2024, 4, 10});
  CHECK_FALSE(gregorian_of_hijri(1445, 8, 30));
  CHECK_FALSE(gregorian_of_hijri(1445, 13, 1));
  CHECK_FALSE(gregorian_of_hijri(1445, 0, 1));
  CHECK_FALSE(gregorian_of_hijri(1445, 1, 31));
  CHECK_FALSE(gregorian_of_hijri(0, 1, 1));
  CHECK(days_of_hijri_month(1445, 13) == 0);
}

TEST_CASE("names of the Hijri months, folded", "[hijri]") {
  struct Row {
    const char* word;
    const char* second;
    int month;
    std::size_t words;
  };
  for (const Row& row : std::vector<Row>{{"محرم", "", 1, 1},
                                         {"المحرم", "1445", 1, 1},
                                         {"صفر", "", 2, 1},
                                         {"ربيع", "الاول", 3, 2},
                                         {"ربيع", "الثاني", 4, 2},
                                         {"جمادى", "الاولى", 5, 2},
                                         {"جمادي", "الاخره", 6, 2},
                                         {"رجب", "", 7, 1},
                                         {"شعبان", "", 8, 1},
                                         {"رمضان", "1445", 9, 1},
                                         {"شوال", "", 10, 1},
                                         {"ذو", "القعده", 11, 2},
                                         {"ذي", "الحجه", 12, 2},
                                         {"ربيع", "1445", 0, 2},
                                         {"نيسان", "", 0, 0}}) {
    INFO(row.word << " " << row.second);
    const HijriMonth found = hijri_month_at(row.word, row.second);
    CHECK(found.month == row.month);
    if (row.month != 0) CHECK(found.words == row.words);
  }
}

}  // namespace niger::dates
