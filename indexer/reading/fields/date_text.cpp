#include "indexer/reading/fields/date_text.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "common/base/utf8.h"
#include "common/dates/hijri.h"
#include "common/dates/month_words.h"
#include "common/dates/months.h"
#include "indexer/reading/fields/date_pieces.h"

namespace niger::fields {
namespace {

struct MonthAt {
  int month = 0;
  std::size_t pieces = 0;
  bool hijri = false;
};

MonthAt month_here(std::span<const DatePiece> pieces) {
  if (pieces.empty() || pieces[0].is_number) {
    return {};
  }
  if (const int month = dates::latin_month(pieces[0].word); month != 0) {
    return {month, 1, false};
  }
  const std::string second = pieces.size() > 1 ? pieces[1].word : "";
  const std::vector<std::string> words = {pieces[0].word, second};
  if (const auto match = dates::month_at(words)) {
    return {match->month, match->words, false};
  }
  const dates::HijriMonth found = dates::hijri_month_at(pieces[0].word, second);
  return {found.month, found.words, true};
}

// A month and the same month of another tradition beside it: نيسان/أبريل, أبريل (نيسان).
MonthAt month_with_twin(std::span<const DatePiece> pieces) {
  MonthAt first = month_here(pieces);
  if (first.month != 0 && first.pieces < pieces.size()) {
    const MonthAt twin = month_here(pieces.subspan(first.pieces));
    if (twin.month == first.month && twin.hijri == first.hijri) {
      first.pieces += twin.pieces;
    }
  }
  return first;
}

bool is_gregorian_year(const DatePiece& piece) {
  return piece.is_number && piece.digits == 4 && piece.value >= 1800 && piece.value <= 2100;
}

bool is_hijri_year(const DatePiece& piece) {
  return piece.is_number && piece.digits == 4 && piece.value >= 1200 && piece.value <= 1500;
}

bool is_day(const DatePiece& piece) {
  return piece.is_number && piece.digits <= 2 && piece.value >= 1 && piece.value <= 31;
}

std::optional<Date> valid_date(int year, int month, int day) {
  const std::chrono::year_month_day date{std::chrono::year{year},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  return date.ok() ? std::optional<Date>({year, month, day}) : std::nullopt;
}

// U+200E, U+200F and the other marks of direction stand around the separators of dates that word
// processors wrote.
std::string without_direction_marks(std::string_view text) {
  std::string out;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(text, offset);
    const bool is_mark = c == 0x061C || c == 0x200E || c == 0x200F || c == 0xFEFF ||
                         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    if (!is_mark) {
      out.append(text.substr(begin, offset - begin));
    }
  }
  return out;
}

struct Attempt {
  std::optional<Date> date;
  std::size_t pieces = 0;
  bool hijri = false;
};

std::optional<Date> in_calendar(bool hijri, int year, int month, int day) {
  return hijri ? dates::gregorian_of_hijri(year, month, day) : valid_date(year, month, day);
}

// Time and zone between month and year, as ctime writes: Sat Apr 20 10:00:00 UTC 2024.
std::size_t skip_time(std::span<const DatePiece> p, std::size_t at) {
  const bool is_time = at + 3 < p.size() && p[at].is_number && p[at + 1].is_number &&
                       p[at + 2].is_number && p[at + 1].before == ":" && p[at + 2].before == ":";
  if (!is_time) {
    return at;
  }
  at += 3;
  constexpr std::size_t kMaxZoneBytes = 5;
  const bool has_zone = !p[at].is_number && p[at].word.size() <= kMaxZoneBytes;
  return has_zone && at + 1 < p.size() ? at + 1 : at;
}

// What parts the numbers of a date: / - . \ U+2013 – U+2014 — U+0640 ـ, with blanks or without.
// Empty: something else does.
std::string date_separator(std::string_view between) {
  constexpr std::array<std::string_view, 7> kSeparators = {"/", "-", ".", "\\", "–", "—", "ـ"};
  const std::string plain = without_direction_marks(between);
  const std::size_t begin = plain.find_first_not_of(' ');
  if (begin == std::string::npos) {
    return {};
  }
  std::string separator = plain.substr(begin, plain.find_last_not_of(' ') + 1 - begin);
  const bool known =
      std::find(kSeparators.begin(), kSeparators.end(), separator) != kSeparators.end();
  return known ? separator : std::string();
}

// هـ after a date: Hijri.
bool is_hijri_mark(std::span<const DatePiece> p, std::size_t at) {
  return at < p.size() && !p[at].is_number && (p[at].word == "ه" || p[at].word.starts_with("هجري"));
}

// 22/04/24 and 22-4-99; of 99-4-22 the 99 is the year. 1970–2069, or Hijri 1400–1499.
Attempt short_year_date(std::span<const DatePiece> p) {
  constexpr int kFirstOfLastCentury = 70;
  const bool year_first = p[0].digits == 2 && p[0].value > 31;
  const DatePiece& year = year_first ? p[0] : p[2];
  const DatePiece& day = year_first ? p[2] : p[0];
  const bool goes_on = p.size() > 3 && p[3].is_number && !date_separator(p[3].before).empty();
  if (year.digits != 2 || !is_day(day) || !is_day(p[1]) || p[1].value > 12 || goes_on ||
      date_separator(p[1].before) != date_separator(p[2].before)) {
    return {};
  }
  const bool hijri = is_hijri_mark(p, 3);
  const int century = hijri ? 1400 : year.value >= kFirstOfLastCentury ? 1900 : 2000;
  return {in_calendar(hijri, century + year.value, p[1].value, day.value), 3, hijri};
}

// 2024-W17-1, the first day of the week 17.
Attempt week_date(std::span<const DatePiece> p) {
  if (p.size() < 4 || !is_gregorian_year(p[0]) || p[1].word != "w" || p[2].digits != 2 ||
      p[3].digits != 1 || p[3].before != "-" || p[2].value < 1 || p[2].value > 53 ||
      p[3].value < 1 || p[3].value > 7) {
    return {};
  }
  using namespace std::chrono;
  const sys_days fourth{year{p[0].value} / January / 4};  // is in the first week
  const sys_days monday = fourth - (weekday{fourth} - Monday);
  const year_month_day day{monday + weeks{p[2].value - 1} + days{p[3].value - 1}};
  return {Date{static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
               static_cast<int>(static_cast<unsigned>(day.day()))},
          4, false};
}

// 2024-04-20 and 20/04/2024: three numbers with separators between.
Attempt numeric_date(std::span<const DatePiece> p) {
  if (p.size() < 3 || !p[0].is_number || !p[1].is_number || !p[2].is_number) {
    return week_date(p);
  }
  if (date_separator(p[1].before).empty() || date_separator(p[2].before).empty()) {
    return {};
  }
  if (is_gregorian_year(p[0]) || is_hijri_year(p[0])) {
    const bool hijri = is_hijri_year(p[0]);
    return {in_calendar(hijri, p[0].value, p[1].value, p[2].value), 3, hijri};
  }
  if ((is_gregorian_year(p[2]) || is_hijri_year(p[2])) && is_day(p[0]) && is_day(p[1])) {
    const bool hijri = is_hijri_year(p[2]);
    const bool month_first = p[1].value > 12;
    const int month = month_first ? p[0].value : p[1].value;
    const int day = month_first ? p[1].value : p[0].value;
    return {in_calendar(hijri, p[2].value, month, day), 3, hijri};
  }
  return short_year_date(p);
}

bool is_filler(const DatePiece& piece) {
  constexpr std::array<std::string_view, 14> kFillers = {"th",  "st",   "nd",    "rd",   "من",
                                                         "شهر", "of",   "عام",   "سنه",  "لعام",
                                                         "er",  "لسنه", "العام", "السنه"};
  return !piece.is_number &&
         std::find(kFillers.begin(), kFillers.end(), piece.word) != kFillers.end();
}

std::size_t skip_fillers(std::span<const DatePiece> p, std::size_t at) {
  while (at < p.size() && is_filler(p[at])) {
    ++at;
  }
  return at;
}

// 20 أبريل 2024 and أبريل 20, 2024.
Attempt named_date(std::span<const DatePiece> p) {
  const bool day_first = is_day(p[0]);
  std::size_t at = day_first ? skip_fillers(p, 1) : 0;
  if (at >= p.size()) {
    return {};
  }
  MonthAt month = month_with_twin(p.subspan(at));
  if (month.month == 0 && day_first) {
    const std::size_t name = p[at].word == "اي" && at + 1 < p.size() ? at + 1 : at;  // أي النار
    month = {dates::libyan_month(p[name].word), name + 1 - at, false};
  }
  if (month.month == 0) {
    return {};
  }
  at = skip_fillers(p, at + month.pieces);
  std::size_t day_at = 0;
  if (!day_first) {
    if (at >= p.size() || !is_day(p[at])) {
      return {};
    }
    day_at = at;
    at = skip_time(p, skip_fillers(p, at + 1));
  }
  // 22-Apr-99: between dashes the two digits are no hour.
  if (day_first && at < p.size() && p[at].digits == 2 && !month.hijri && month.pieces == 1 &&
      p[at - 1].before == "-" && p[at].before == "-") {
    const int century = p[at].value >= 70 ? 1900 : 2000;
    return {valid_date(century + p[at].value, month.month, p[0].value), at + 1, false};
  }
  if (at >= p.size() || !(month.hijri ? is_hijri_year(p[at]) : is_gregorian_year(p[at]))) {
    return {};
  }
  return {in_calendar(month.hijri, p[at].value, month.month, p[day_at].value), at + 1, month.hijri};
}

// 20240420 and 20240420T103000Z, where nothing stands before it.
std::optional<FoundDate> compact_date(const std::vector<DatePiece>& pieces) {
  if (pieces.empty() || !pieces[0].is_number || pieces[0].digits != 8 ||
      (pieces.size() > 1 && pieces[1].word != "t")) {
    return std::nullopt;
  }
  const int number = pieces[0].value;
  const auto date = valid_date(number / 10000, number / 100 % 100, number % 100);
  const bool likely = date && date->year >= 1900 && date->year <= 2100;
  return likely ? std::optional<FoundDate>({*date, pieces[0].span}) : std::nullopt;
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text) {
  const std::vector<DatePiece> pieces = date_pieces(text, Words::Fold);
  if (const auto compact = compact_date(pieces)) {
    return compact;
  }
  std::optional<FoundDate> hijri;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::span<const DatePiece> rest = std::span(pieces).subspan(i);
    Attempt found = numeric_date(rest);
    if (!found.date) {
      found = named_date(rest);
    }
    if (!found.date) {
      continue;
    }
    const FoundDate result{*found.date, {pieces[i].span.begin, rest[found.pieces - 1].span.end}};
    if (!found.hijri) {
      return result;
    }
    if (!hijri) {
      hijri = result;
    }
  }
  return hijri;
}

std::optional<Date> date_in_path(std::string_view path) {
  const std::vector<DatePiece> pieces = date_pieces(path, Words::Skip);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const DatePiece& piece = pieces[i];
    const std::span<const DatePiece> rest = std::span(pieces).subspan(i);
    const bool year_first = is_gregorian_year(piece) && piece.value >= 1980;
    if (year_first && rest.size() >= 3 && rest[1].before.size() == 1 &&
        rest[2].before.size() == 1 && is_day(rest[1]) && is_day(rest[2])) {
      if (const auto date = valid_date(piece.value, rest[1].value, rest[2].value)) {
        return date;
      }
    }
    if (piece.is_number && piece.digits == 8 && piece.value >= 19800101 && piece.value < 21000101) {
      if (const auto date =
              valid_date(piece.value / 10000, piece.value / 100 % 100, piece.value % 100)) {
        return date;
      }
    }
  }
  return std::nullopt;
}

std::optional<Date> date_of_unix_time(std::int64_t time) {
  constexpr std::int64_t kFirst = 315'532'800;   // 1980
  constexpr std::int64_t kLast = 4'102'444'800;  // 2100
  if (time >= kFirst * 1000) {
    time /= 1000;
  }
  if (time < kFirst || time >= kLast) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{time}})};
  return Date{static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
              static_cast<int>(static_cast<unsigned>(date.day()))};
}

}  // namespace niger::fields
