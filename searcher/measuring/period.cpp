#include "searcher/measuring/period.h"

#include <array>
#include <chrono>
#include <cstdio>

namespace niger::measuring {

using response::Period;

namespace {

constexpr std::int64_t kDaysToThursday = 3;  // 1970-01-01, day 0, was a Thursday

std::chrono::sys_days days_of(const Date& day) {
  return std::chrono::year{day.year} / day.month / day.day;
}

std::int64_t floored(std::int64_t number, std::int64_t by) {
  return number >= 0 ? number / by : -((by - 1 - number) / by);
}

template <typename... Numbers>
std::string written(const char* form, Numbers... numbers) {
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), form, numbers...);
  return text.data();
}

std::string label_of_day(std::int64_t number) {
  const std::chrono::year_month_day day{std::chrono::sys_days{std::chrono::days{number}}};
  return written("%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                 static_cast<unsigned>(day.day()));
}

// The year of a week is that of its Thursday.
std::string label_of_week(std::int64_t number) {
  const std::chrono::sys_days thursday{std::chrono::days{7 * number}};
  const std::chrono::year_month_day day{thursday};
  const auto since = thursday - std::chrono::sys_days{day.year() / 1 / 1};
  return written("%04d-W%02d", static_cast<int>(day.year()),
                 static_cast<int>(since.count() / 7 + 1));
}

}  // namespace

std::int64_t number_of(Period unit, const Date& day) {
  switch (unit) {
    case Period::Day:
      return days_of(day).time_since_epoch().count();
    case Period::Week:
      return floored(days_of(day).time_since_epoch().count() + kDaysToThursday, 7);
    case Period::Month:
      return std::int64_t{12} * day.year + day.month - 1;
    case Period::Year:
      break;
  }
  return day.year;
}

std::string label_of(Period unit, std::int64_t number) {
  switch (unit) {
    case Period::Day:
      return label_of_day(number);
    case Period::Week:
      return label_of_week(number);
    case Period::Month:
      return written("%04d-%02d", static_cast<int>(floored(number, 12)),
                     static_cast<int>(number - 12 * floored(number, 12)) + 1);
    case Period::Year:
      break;
  }
  return written("%04d", static_cast<int>(number));
}

}  // namespace niger::measuring
