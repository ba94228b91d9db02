#include "searcher/measuring/period.h"

#include <random>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger::measuring {

using response::Period;

TEST_CASE("period: labels") {
  struct Case {
    Period unit;
    Date day;
    const char* label;
  };
  // Weeks: the table of ISO 8601:2004, 3.2.2, and `date +%G-W%V`.
  const std::vector<Case> cases = {
      {Period::Day, {2018, 5, 7}, "2018-05-07"},  {Period::Day, {1969, 12, 31}, "1969-12-31"},
      {Period::Day, {2000, 2, 29}, "2000-02-29"}, {Period::Month, {2018, 5, 7}, "2018-05"},
      {Period::Month, {2018, 12, 31}, "2018-12"}, {Period::Month, {2018, 1, 1}, "2018-01"},
      {Period::Year, {2018, 5, 7}, "2018"},       {Period::Year, {622, 7, 16}, "0622"},
      {Period::Week, {2018, 5, 7}, "2018-W19"},   {Period::Week, {2018, 5, 13}, "2018-W19"},
      {Period::Week, {2018, 5, 14}, "2018-W20"},  {Period::Week, {2005, 1, 1}, "2004-W53"},
      {Period::Week, {2005, 12, 31}, "2005-W52"}, {Period::Week, {2007, 1, 1}, "2007-W01"},
      {Period::Week, {2008, 12, 29}, "2009-W01"}, {Period::Week, {2010, 1, 3}, "2009-W53"},
      {Period::Week, {1969, 12, 28}, "1969-W52"}, {Period::Week, {1969, 12, 29}, "1970-W01"},
      {Period::Week, {1962, 12, 30}, "1962-W52"}, {Period::Week, {1962, 12, 31}, "1963-W01"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.day.year, one.day.month, one.day.day);
    CHECK(label_of(one.unit, number_of(one.unit, one.day)) == one.label);
  }
}

TEST_CASE("period: numbers go up with the days, by one") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    const Date day{1 + static_cast<int>(random() % 9000), 1 + static_cast<int>(random() % 12),
                   1 + static_cast<int>(random() % 27)};
    Date next = day;
    ++next.day;
    CHECK(number_of(Period::Day, next) == number_of(Period::Day, day) + 1);
    for (const Period unit : {Period::Week, Period::Month, Period::Year}) {
      const std::int64_t step = number_of(unit, next) - number_of(unit, day);
      CHECK((step == 0 || (unit == Period::Week && step == 1)));
    }
    Date week = day;
    week.day = week.day > 14 ? week.day - 7 : week.day + 7;
    CHECK(number_of(Period::Week, week) ==
          number_of(Period::Week, day) + (week.day > day.day ? 1 : -1));
  }
}

}  // namespace niger::measuring
