#include "searcher/grammar/date_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "common/base/utf8.h"
#include "common/dates/hijri.h"
#include "searcher/grammar/date_words.h"

namespace niger::grammar {

using dates::gregorian_of_hijri;

namespace {

// Years past these are typing errors, not dates of articles.
constexpr int kFirstYear = kLastHijriYear + 1;
constexpr int kLastYear = 2999;

int last_day_of(int year, int month) {
  const std::chrono::year_month_day_last last(
      std::chrono::year(year),
      std::chrono::month_day_last(std::chrono::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool is_dash_or_slash(char32_t c) {
  return c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_hijri(int year) { return year >= kFirstHijriYear && year <= kLastHijriYear; }

// The numbers between dashes; nothing where one is missing or has more than four digits.
std::optional<std::vector<int>> numbers_of(const std::string& plain) {
  std::vector<int> numbers;
  std::size_t begin = 0;
  while (begin <= plain.size()) {
    const std::size_t end = std::min(plain.find('-', begin), plain.size());
    const std::string part = plain.substr(begin, end - begin);
    if (part.empty() || part.size() > 4) return std::nullopt;
    numbers.push_back(std::stoi(part));
    begin = end + 1;
  }
  return numbers;
}

std::optional<DateRange> days_of(std::vector<int> numbers) {
  if (numbers.empty() || numbers.size() > 3) return std::nullopt;
  if (numbers.size() > 1 && numbers.front() <= 31 && numbers.back() > 31) {
    std::reverse(numbers.begin(), numbers.end());  // 5/3/2024
  }
  const int year = numbers[0];
  const bool hijri = is_hijri(year);
  if (!hijri && (year < kFirstYear || year > kLastYear)) return std::nullopt;
  if (numbers.size() == 1) {
    if (!hijri) return whole_year(year);
    return DateRange{hijri_month_days(year, 1)->first, hijri_month_days(year, 12)->last};
  }
  const int month = numbers[1];
  if (month < 1 || month > 12) return std::nullopt;
  if (numbers.size() == 2) {
    return hijri ? hijri_month_days(year, month) : whole_month(year, month);
  }
  const int day = numbers[2];
  if (hijri) {
    const std::optional<Date> date = gregorian_of_hijri(year, month, day);
    return date ? std::optional<DateRange>({*date, *date}) : std::nullopt;
  }
  if (day < 1 || day > last_day_of(year, month)) return std::nullopt;
  return DateRange{{year, month, day}, {year, month, day}};
}

std::optional<NamedDates> ordered(const DateRange& from, const DateRange& to) {
  if (to.first < from.first) return NamedDates{{to.first, from.last}, true};
  return NamedDates{{from.first, to.last}, false};
}

// 2023-2024, 2023-03–2023-05, 2023-03-01–2023-04-15: years first, so that the half is plain.
std::optional<NamedDates> dashed_range(std::string_view text) {
  const std::optional<std::string> plain = plain_number_text(text);
  const std::optional<std::vector<int>> numbers = plain ? numbers_of(*plain) : std::nullopt;
  if (!numbers || numbers->size() % 2 != 0 || numbers->size() > 6) return std::nullopt;
  const auto half = numbers->begin() + static_cast<std::ptrdiff_t>(numbers->size() / 2);
  constexpr int kFirstFourDigits = 1000;
  if (numbers->front() < kFirstFourDigits || *half < kFirstFourDigits) return std::nullopt;
  const std::optional<DateRange> from = days_of({numbers->begin(), half});
  const std::optional<DateRange> to = days_of({half, numbers->end()});
  return from && to ? ordered(*from, *to) : std::nullopt;
}

bool names_no_date(std::string_view text) {
  constexpr std::array<std::string_view, 6> kNames = {"none",      "unknown", "بلا",
                                                      "بلا تاريخ", "مجهول",   "غير معروف"};
  return std::find(kNames.begin(), kNames.end(), text) != kNames.end();
}

std::optional<DateRange> one_date(std::string_view text, const Date& today) {
  if (std::optional<DateRange> dates = numeric_dates(text)) return dates;
  return dates_in_words(text, today);
}

// The last word, where it is a number of three digits or four.
std::optional<int> year_of(std::string_view text) {
  const std::size_t space = text.find_last_of(" _");
  const std::string_view last = space == std::string_view::npos ? text : text.substr(space + 1);
  const std::optional<std::string> plain = plain_number_text(last);
  const bool is_year =
      plain && plain->size() > 2 && plain->size() < 5 && plain->find('-') == std::string::npos;
  return is_year ? std::optional(std::stoi(*plain)) : std::nullopt;
}

// The beginning of a range that ends with `end`, which `to` names. What it lacks it has of that:
// the year, or the month and the year. من نوفمبر إلى فبراير 2018 begins in the year before.
std::optional<DateRange> beginning(std::string_view from, std::string_view to, const DateRange& end,
                                   const Date& today) {
  const std::optional<int> year = year_of(to);
  if (!year || year_of(from)) return one_date(from, today);
  constexpr std::string_view kSpaces = " _";
  const std::size_t last = to.find_last_of(kSpaces);  // the year stands behind it
  for (std::size_t at = to.find_first_of(kSpaces); at != std::string_view::npos;
       at = to.find_first_of(kSpaces, at + 1)) {
    for (const int one : {*year, *year - 1}) {
      const std::string whole =
          std::string(from) + std::string(to.substr(at, last + 1 - at)) + std::to_string(one);
      const std::optional<DateRange> dates = one_date(whole, today);
      if (dates && !(end.first < dates->first)) return dates;
    }
  }
  return one_date(from, today);
}

// Either end may be open.
std::optional<NamedDates> range_between(std::string_view first, std::string_view last,
                                        const Date& today) {
  if (first.empty() && last.empty()) return std::nullopt;
  const std::optional<DateRange> to = last.empty() ? std::nullopt : one_date(last, today);
  if (!last.empty() && !to) return std::nullopt;
  if (first.empty()) return NamedDates{{{}, to->last}};
  const std::optional<DateRange> from =
      to ? beginning(first, last, *to, today) : one_date(first, today);
  if (!from) return std::nullopt;
  return to ? ordered(*from, *to) : NamedDates{{from->first, {}}};
}

}  // namespace

DateRange whole_month(int year, int month) {
  return {{year, month, 1}, {year, month, last_day_of(year, month)}};
}

DateRange whole_year(int year) { return {{year, 1, 1}, {year, 12, 31}}; }

std::optional<DateRange> hijri_month_days(int year, int month) {
  const std::optional<Date> first = gregorian_of_hijri(year, month, 1);
  const std::optional<Date> last =
      gregorian_of_hijri(year, month, dates::days_of_hijri_month(year, month));
  if (!first || !last) return std::nullopt;
  return DateRange{*first, *last};
}

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

bool is_numeric_date(std::string_view text) {
  const std::optional<std::string> plain = plain_number_text(text);
  return plain && plain->find_first_not_of('-') != std::string::npos;
}

bool has_no_month(std::string_view text) {
  const std::optional<std::string> plain = plain_number_text(text);
  const auto numbers = plain ? numbers_of(*plain) : std::nullopt;
  return numbers && numbers->size() > 1 && ((*numbers)[1] < 1 || (*numbers)[1] > 12);
}

std::optional<DateRange> numeric_dates(std::string_view text) {
  std::optional<std::string> plain = plain_number_text(text);
  if (!plain) return std::nullopt;
  if (plain->size() == 8 && plain->find('-') == std::string::npos) {  // 20240305
    plain->insert(6, "-").insert(4, "-");
  }
  const std::optional<std::vector<int>> numbers = numbers_of(*plain);
  return numbers ? days_of(*numbers) : std::nullopt;
}

std::optional<NamedDates> named_dates(std::string_view text, const Date& today) {
  if (names_no_date(text)) return NamedDates{};
  constexpr std::string_view kEllipsis = "\u2026";  // which phones make of dots
  std::size_t dots = text.find("..");
  std::size_t dots_size = 2;
  if (dots == std::string_view::npos) {
    dots = text.find(kEllipsis);
    dots_size = kEllipsis.size();
  }
  if (dots == std::string_view::npos) {
    if (const std::optional<DateRange> dates = one_date(text, today)) return NamedDates{*dates};
    if (const std::optional<NamedDates> range = dashed_range(text)) return range;
    const std::optional<WordRange> range = range_in_words(text);
    if (!range) return std::nullopt;
    return range_between(range->from, range->to, today);
  }
  return range_between(text.substr(0, dots), text.substr(dots + dots_size), today);
}

std::optional<DateRange> days_asked(FieldName name, const DateRange& days) {
  if (name == FieldName::Before) {
    if (!days.first.known()) return std::nullopt;
    return DateRange{{}, days_before(days.first, 1)};
  }
  if (name == FieldName::After) {
    if (!days.last.known()) return std::nullopt;
    return DateRange{days_before(days.last, -1), {}};
  }
  return days;
}

}  // namespace niger::grammar
