#include "searcher/query/date_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "common/arabic/folding.h"
#include "common/base/utf8.h"

namespace niger {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// Years past these are typing errors, not dates of articles.
constexpr int kFirstYear = 600;
constexpr int kLastYear = 2999;

sys_days as_days(const Date& date) {
  return sys_days(year_month_day(std::chrono::year(date.year),
                                 std::chrono::month(static_cast<unsigned>(date.month)),
                                 std::chrono::day(static_cast<unsigned>(date.day))));
}

Date as_date(sys_days day) {
  const year_month_day ymd(day);
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

Date days_before(const Date& date, int count) { return as_date(as_days(date) - days(count)); }

int last_day_of(int year, int month) {
  const std::chrono::year_month_day_last last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

DateRange whole_month(int year, int month) {
  return {{year, month, 1}, {year, month, last_day_of(year, month)}};
}

DateRange whole_year(int year) { return {{year, 1, 1}, {year, 12, 31}}; }

// The month that lies `back` months before that of `date`.
DateRange month_before(const Date& date, int back) {
  const int months = date.year * 12 + (date.month - 1) - back;
  return whole_month(months / 12, months % 12 + 1);
}

bool is_dash_or_slash(char32_t c) {
  return c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

// ASCII digits and '-' for every digit set, dash and slash; anything else fails.
std::optional<std::string> plain_number_text(std::string_view text) {
  std::string out;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (c >= '0' && c <= '9') {
      out.push_back(static_cast<char>(c));
    } else if (c >= 0x0660 && c <= 0x0669) {
      out.push_back(static_cast<char>('0' + (c - 0x0660)));
    } else if (c >= 0x06F0 && c <= 0x06F9) {
      out.push_back(static_cast<char>('0' + (c - 0x06F0)));
    } else if (is_dash_or_slash(c)) {
      out.push_back('-');
    } else {
      return std::nullopt;
    }
  }
  return out;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back().push_back(c);
    }
  }
  return parts;
}

// 2024, 2024-3, 2024-03-05, 5-3-2024.
std::optional<DateRange> numeric_dates(std::string_view text) {
  const std::optional<std::string> plain = plain_number_text(text);
  if (!plain) return std::nullopt;
  std::vector<int> numbers;
  for (const std::string& part : split(*plain, '-')) {
    if (part.empty() || part.size() > 4) return std::nullopt;
    numbers.push_back(std::stoi(part));
  }
  if (numbers.size() > 3) return std::nullopt;
  if (numbers.size() > 1 && numbers.front() <= 31 && numbers.back() > 31) {
    numbers = std::vector<int>(numbers.rbegin(), numbers.rend());
  }
  const int year = numbers[0];
  if (year < kFirstYear || year > kLastYear) return std::nullopt;
  if (numbers.size() == 1) return whole_year(year);
  const int month = numbers[1];
  if (month < 1 || month > 12) return std::nullopt;
  if (numbers.size() == 2) return whole_month(year, month);
  const int day = numbers[2];
  if (day < 1 || day > last_day_of(year, month)) return std::nullopt;
  return DateRange{{year, month, day}, {year, month, day}};
}

struct MonthName {
  std::string_view name;
  int month;
};

// The months of the three traditions, Egypt, the Levant and the Maghreb, and of Morocco.
constexpr std::array<MonthName, 51> kMonths = {{
    {"يناير", 1},         {"كانون الثاني", 1}, {"جانفي", 1},   {"فبراير", 2},       {"شباط", 2},
    {"فيفري", 2},         {"مارس", 3},         {"آذار", 3},    {"أبريل", 4},        {"ابريل", 4},
    {"إبريل", 4},         {"نيسان", 4},        {"أفريل", 4},   {"مايو", 5},         {"أيار", 5},
    {"ماي", 5},           {"يونيو", 6},        {"يونيه", 6},   {"حزيران", 6},       {"جوان", 6},
    {"يوليو", 7},         {"يوليه", 7},        {"تموز", 7},    {"جويلية", 7},       {"يوليوز", 7},
    {"أغسطس", 8},         {"آب", 8},           {"أوت", 8},     {"غشت", 8},          {"سبتمبر", 9},
    {"أيلول", 9},         {"شتنبر", 9},        {"أكتوبر", 10}, {"تشرين الأول", 10}, {"نوفمبر", 11},
    {"تشرين الثاني", 11}, {"نونبر", 11},       {"ديسمبر", 12}, {"كانون الأول", 12}, {"دجنبر", 12},
    {"january", 1},       {"february", 2},     {"march", 3},   {"april", 4},        {"may", 5},
    {"june", 6},          {"july", 7},         {"august", 8},  {"september", 9},    {"october", 10},
    {"november", 11},
}};

std::optional<int> month_of_name(const std::string& folded) {
  for (const MonthName& known : kMonths) {
    if (fold(known.name) == folded) return known.month;
  }
  if (folded == "december") return 12;
  return std::nullopt;
}

// Folded words joined by one space; _ counts as a space, so that a date in words needs no quotes.
std::string folded_words(std::string_view text) {
  std::string spaced;
  for (const char c : text) spaced.push_back(c == '_' || c == '\t' ? ' ' : c);
  std::string out;
  for (const std::string& word : split(spaced, ' ')) {
    if (word.empty()) continue;
    if (!out.empty()) out.push_back(' ');
    out += fold(word);
  }
  return out;
}

// آذار 2024, 5 آذار 2024.
std::optional<DateRange> month_in_words(const std::string& words) {
  std::vector<std::string> parts = split(words, ' ');
  if (parts.size() < 2 || parts.size() > 4) return std::nullopt;
  const std::optional<DateRange> year = numeric_dates(parts.back());
  if (!year || year->first == year->last) return std::nullopt;
  parts.pop_back();
  std::string day;
  if (const std::optional<std::string> number = plain_number_text(parts.front());
      number && number->size() <= 2) {
    day = *number;
    parts.erase(parts.begin());
  }
  std::string name;
  for (const std::string& part : parts) name += name.empty() ? part : " " + part;
  const std::optional<int> month = month_of_name(name);
  if (!month) return std::nullopt;
  std::string numbers = std::to_string(year->first.year) + "-" + std::to_string(*month);
  if (!day.empty()) numbers += "-" + day;
  return numeric_dates(numbers);
}

// أمس, today, الشهر الماضي, last week … counted from `today`.
std::optional<DateRange> relative_dates(const std::string& words, const Date& today) {
  if (!today.known()) return std::nullopt;
  const auto is = [&words](std::string_view arabic, std::string_view english) {
    return words == fold(arabic) || words == english;
  };
  if (is("اليوم", "today")) return DateRange{today, today};
  if (is("أمس", "yesterday") || is("البارحة", "yesterday")) {
    return DateRange{days_before(today, 1), days_before(today, 1)};
  }
  if (is("الأسبوع الماضي", "last week")) return DateRange{days_before(today, 7), today};
  if (is("هذا الشهر", "this month")) return month_before(today, 0);
  if (is("الشهر الماضي", "last month")) return month_before(today, 1);
  if (is("هذا العام", "this year") || is("هذه السنة", "this year")) return whole_year(today.year);
  if (is("العام الماضي", "last year") || is("السنة الماضية", "last year")) {
    return whole_year(today.year - 1);
  }
  return std::nullopt;
}

// آخر 7 أيام, last 7 days, آخر أسبوع …
std::optional<DateRange> last_days(const std::string& words, const Date& today) {
  const std::vector<std::string> parts = split(words, ' ');
  if (!today.known() || parts.size() < 2 || parts.size() > 3) return std::nullopt;
  if (parts[0] != fold("آخر") && parts[0] != "last") return std::nullopt;
  int count = 1;
  if (parts.size() == 3) {
    const std::optional<std::string> number = plain_number_text(parts[1]);
    if (!number || number->empty() || number->size() > 4 ||
        number->find('-') != std::string::npos) {
      return std::nullopt;
    }
    count = std::stoi(*number);
  }
  struct Unit {
    std::string_view name;
    int days;
  };
  static constexpr std::array<Unit, 16> kUnits = {{{"يوم", 1},
                                                   {"أيام", 1},
                                                   {"day", 1},
                                                   {"days", 1},
                                                   {"أسبوع", 7},
                                                   {"أسابيع", 7},
                                                   {"week", 7},
                                                   {"weeks", 7},
                                                   {"شهر", 30},
                                                   {"أشهر", 30},
                                                   {"شهور", 30},
                                                   {"month", 30},
                                                   {"months", 30},
                                                   {"سنة", 365},
                                                   {"سنوات", 365},
                                                   {"years", 365}}};
  for (const Unit& unit : kUnits) {
    if (parts.back() == fold(unit.name)) {
      return DateRange{days_before(today, std::min(count * unit.days, 365 * 1000)), today};
    }
  }
  return std::nullopt;
}

std::optional<DateRange> one_date(std::string_view text, const Date& today) {
  if (std::optional<DateRange> dates = numeric_dates(text)) return dates;
  const std::string words = folded_words(text);
  if (std::optional<DateRange> dates = month_in_words(words)) return dates;
  if (std::optional<DateRange> dates = relative_dates(words, today)) return dates;
  return last_days(words, today);
}

}  // namespace

std::optional<DateRange> date_range(std::string_view text, Date today) {
  std::size_t dots = text.find("..");
  std::size_t dots_size = 2;
  if (dots == std::string_view::npos) {
    dots = text.find("\u2026");  // HORIZONTAL ELLIPSIS, which phones make of dots
    dots_size = 3;
  }
  if (dots == std::string_view::npos) return one_date(text, today);
  const std::string_view first = text.substr(0, dots);
  const std::string_view last = text.substr(dots + dots_size);
  if (first.empty() && last.empty()) return std::nullopt;
  DateRange range;
  if (!first.empty()) {
    const std::optional<DateRange> begin = one_date(first, today);
    if (!begin) return std::nullopt;
    range.first = begin->first;
    range.last = begin->last;
  }
  if (last.empty()) {
    range.last = {};
    return range;
  }
  const std::optional<DateRange> end = one_date(last, today);
  if (!end) return std::nullopt;
  if (first.empty()) return DateRange{{}, end->last};
  if (end->first < range.first) return DateRange{end->first, range.last};
  return DateRange{range.first, end->last};
}

}  // namespace niger
