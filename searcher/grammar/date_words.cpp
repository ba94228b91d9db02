#include "searcher/grammar/date_words.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <vector>

#include "common/base/utf8.h"
#include "common/dates/hijri.h"
#include "common/dates/month_words.h"
#include "common/dates/months.h"
#include "common/letters/folding.h"
#include "searcher/grammar/date_text.h"

namespace niger::grammar {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using Words = std::vector<std::string>;

constexpr std::size_t kMostWords = 12;  // of a date or a range

// The month that lies `back` months before that of `date`.
DateRange month_before(const Date& date, int back) {
  const int months = date.year * 12 + (date.month - 1) - back;
  return whole_month(months / 12, months % 12 + 1);
}

// Folded words, split at spaces, _, commas and slashes; a year's هـ or م is left out.
Words folded_words(std::string_view text) {
  Words words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(letters::fold(word));
    word.clear();
  };
  std::size_t at = 0;
  while (at < text.size() && words.size() <= kMostWords) {
    const char32_t c = next_code_point(text, at);
    if (c <= 0x20 || c == '_' || c == ',' || c == '/' || c == 0x060C || c == 0xA0) {
      end_word();
    } else {
      append_utf8(c, word);
    }
  }
  end_word();
  if (!words.empty()) {
    static constexpr std::array<std::string_view, 2> kEras = {"ه", "م"};
    std::string& last = words.back();
    for (const std::string_view era : kEras) {
      if (last == era && words.size() > 1) {
        words.pop_back();
        break;
      }
      if (last.size() > 4 && last.ends_with(era) &&
          plain_number_text(last.substr(0, last.size() - era.size()))) {
        last.erase(last.size() - era.size());
        break;
      }
    }
  }
  return words;
}

// شهر آذار, عام 2024, of, the: they say nothing of their own.
bool is_filler(const std::string& word) {
  static constexpr std::array<std::string_view, 8> kFillers = {"شهر", "عام", "سنه",  "من",
                                                               "of",  "the", "year", "month"};
  return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

struct MonthFound {
  int month = 0;
  std::size_t words = 0;
  bool hijri = false;
};

MonthFound month_of(std::span<const std::string> words) {
  if (const int month = dates::latin_month(words[0]); month != 0) return {month, 1, false};
  if (const std::optional<dates::MonthMatch> found = dates::month_at(words)) {
    return {found->month, found->words, false};
  }
  const dates::HijriMonth hijri = dates::hijri_month_at(words[0], words.size() > 1 ? words[1] : "");
  return {hijri.month, hijri.words, true};
}

std::optional<int> short_number(const std::string& word, std::size_t digits) {
  const std::optional<std::string> plain = plain_number_text(word);
  if (!plain || plain->empty() || plain->size() > digits) return std::nullopt;
  if (plain->find('-') != std::string::npos) return std::nullopt;
  return std::stoi(*plain);
}

std::string numbers_text(int year, int month, int day) {
  std::string text = std::to_string(year);
  if (month != 0) text += "-" + std::to_string(month);
  if (day != 0) text += "-" + std::to_string(day);
  return text;
}

// The latest year whose `month` (and day) has begun by `today`.
std::optional<DateRange> latest(const MonthFound& month, int day, const Date& today) {
  if (!today.known()) return std::nullopt;
  constexpr int kHijriYearsBehind = 579;
  const int newest = month.hijri ? today.year - kHijriYearsBehind + 1 : today.year;
  for (int year = newest; year >= newest - 3; --year) {
    const auto named = numeric_dates(numbers_text(year, month.month, day));
    if (named && !(today < named->first)) return named;
  }
  return std::nullopt;
}

// آذار, آذار 2024, 5 آذار 2024, March 5 2024, رمضان 1445, عام 2024, نيسان أبريل 2024.
std::optional<DateRange> month_in_words(const Words& all, const Date& today) {
  Words words;
  std::copy_if(all.begin(), all.end(), std::back_inserter(words),
               [](const std::string& word) { return !is_filler(word); });
  if (words.empty() || words.size() > 6) return std::nullopt;
  if (words.size() == 1 && words.size() < all.size()) {
    if (const auto year = short_number(words[0], 4)) return numeric_dates(words[0]);
  }
  std::span<const std::string> rest(words);
  int day = 0;
  const auto take_day = [&] {
    if (day != 0 || rest.empty()) return;
    if (const std::optional<int> number = short_number(rest.front(), 2)) {
      day = *number;
      rest = rest.subspan(1);
    }
  };
  take_day();
  if (rest.empty()) return std::nullopt;
  const MonthFound month = month_of(rest);
  if (month.month == 0 || month.words > rest.size()) return std::nullopt;
  rest = rest.subspan(month.words);
  if (!rest.empty()) {  // the month of another tradition beside it
    const MonthFound twin = month_of(rest);
    if (twin.month == month.month && twin.hijri == month.hijri) rest = rest.subspan(twin.words);
  }
  take_day();
  if (rest.empty()) return latest(month, day, today);
  const std::optional<int> year = short_number(rest.front(), 4);
  if (!year || rest.size() > 1) return std::nullopt;
  const bool hijri = *year >= kFirstHijriYear && *year <= kLastHijriYear;
  if (hijri != month.hijri) return std::nullopt;
  return numeric_dates(numbers_text(*year, month.month, day));
}

struct Relative {
  std::string_view words;  // folded
  enum class Days { Today, Yesterday, DayBefore, Week, ThisMonth, LastMonth, ThisYear, LastYear };
  Days days;
};

// أمس, today, الشهر الماضي, last week … counted from `today`.
std::optional<DateRange> relative_dates(const Words& words, const Date& today) {
  using enum Relative::Days;
  static constexpr std::array<Relative, 30> kRelatives = {{
      {"اليوم", Today},
      {"today", Today},
      {"امس", Yesterday},
      {"البارحه", Yesterday},
      {"yesterday", Yesterday},
      {"اول امس", DayBefore},
      {"اول من امس", DayBefore},
      {"قبل امس", DayBefore},
      {"اول البارحه", DayBefore},
      {"day before yesterday", DayBefore},
      {"الاسبوع الماضي", Week},
      {"هذا الاسبوع", Week},
      {"last week", Week},
      {"this week", Week},
      {"هذا الشهر", ThisMonth},
      {"الشهر الحالي", ThisMonth},
      {"الشهر الجاري", ThisMonth},
      {"this month", ThisMonth},
      {"الشهر الماضي", LastMonth},
      {"last month", LastMonth},
      {"هذا العام", ThisYear},
      {"هذه السنه", ThisYear},
      {"العام الحالي", ThisYear},
      {"العام الجاري", ThisYear},
      {"السنه الحاليه", ThisYear},
      {"this year", ThisYear},
      {"العام الماضي", LastYear},
      {"السنه الماضيه", LastYear},
      {"last year", LastYear},
      {"العام الفاءت", LastYear},
  }};
  if (!today.known()) return std::nullopt;
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  for (const Relative& known : kRelatives) {
    if (joined != known.words) continue;
    switch (known.days) {
      case Today:
        return DateRange{today, today};
      case Yesterday:
        return DateRange{days_before(today, 1), days_before(today, 1)};
      case DayBefore:
        return DateRange{days_before(today, 2), days_before(today, 2)};
      case Week:
        return DateRange{days_before(today, 7), today};
      case ThisMonth:
        return month_before(today, 0);
      case LastMonth:
        return month_before(today, 1);
      case ThisYear:
        return whole_year(today.year);
      case LastYear:
        return whole_year(today.year - 1);
    }
  }
  return std::nullopt;
}

struct Unit {
  std::string_view name;  // folded
  int days;
};

constexpr std::array<Unit, 24> kUnits = {
    {{"يوم", 1},   {"ايام", 1},    {"يوما", 1},   {"يومين", 2},    {"day", 1},     {"days", 1},
     {"اسبوع", 7}, {"اسابيع", 7},  {"اسبوعا", 7}, {"اسبوعين", 14}, {"week", 7},    {"weeks", 7},
     {"شهر", 30},  {"اشهر", 30},   {"شهور", 30},  {"شهرين", 60},   {"month", 30},  {"months", 30},
     {"سنه", 365}, {"سنوات", 365}, {"عام", 365},  {"عامين", 730},  {"سنتين", 730}, {"years", 365}}};

std::optional<int> count_of(const std::string& word) {
  if (const std::optional<int> number = short_number(word, 4)) return number;
  static constexpr std::array<std::string_view, 8> kNames = {"ثلاث", "اربع",  "خمس", "ست",
                                                             "سبع",  "ثماني", "تسع", "عشر"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    // ثلاث سنوات, ثلاثة أيام: with teh marbuta, folded to heh, or without.
    if (word == kNames[i] || word == std::string(kNames[i]) + "ه") return static_cast<int>(i) + 3;
  }
  return std::nullopt;
}

// آخر 7 أيام, آخر أسبوعين, last 7 days, آخر ثلاثة أشهر: from that many days ago until today.
std::optional<DateRange> last_days(const Words& words, const Date& today) {
  if (!today.known() || words.size() < 2 || words.size() > 3) return std::nullopt;
  if (words[0] != "اخر" && words[0] != "last" && words[0] != "past") return std::nullopt;
  int count = 1;
  if (words.size() == 3) {
    const std::optional<int> number = count_of(words[1]);
    if (!number) return std::nullopt;
    count = *number;
  }
  for (const Unit& unit : kUnits) {
    if (words.back() == unit.name) {
      constexpr int kMostDays = 365 * 1000;
      return DateRange{days_before(today, std::min(count * unit.days, kMostDays)), today};
    }
  }
  return std::nullopt;
}

std::string joined(std::span<const std::string> words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace

Date days_before(const Date& date, int count) {
  const sys_days day(year_month_day(std::chrono::year(date.year),
                                    std::chrono::month(static_cast<unsigned>(date.month)),
                                    std::chrono::day(static_cast<unsigned>(date.day))));
  const year_month_day ymd(day - days(count));
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::optional<DateRange> dates_in_words(std::string_view text, const Date& today) {
  const Words words = folded_words(text);
  if (words.empty() || words.size() > kMostWords) return std::nullopt;
  if (std::optional<DateRange> dates = relative_dates(words, today)) return dates;
  if (std::optional<DateRange> dates = last_days(words, today)) return dates;
  return month_in_words(words, today);
}

std::optional<WordRange> range_in_words(std::string_view text) {
  const Words words = folded_words(text);
  if (words.size() < 2 || words.size() > kMostWords) return std::nullopt;
  const std::span<const std::string> all(words);
  if (words[0] == "منذ" || words[0] == "since") return WordRange{joined(all.subspan(1)), {}};
  if (words[0] != "من" && words[0] != "from") return std::nullopt;
  for (std::size_t i = 2; i + 1 < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "الي" || word == "حتي" || word == "to" || word == "until" || word == "الى" ||
        word == "حتى") {
      return WordRange{joined(all.subspan(1, i - 1)), joined(all.subspan(i + 1))};
    }
  }
  return std::nullopt;
}

}  // namespace niger::grammar
