#pragma once
/// The days that a piece of query text names. ISO dates and ranges here, dates in words in
/// date_words.h. Pure: today comes in as an argument.
#include <optional>
#include <string_view>

#include "searcher/grammar/query_field_names.h"
#include "searcher/grammar/query_text.h"

namespace niger::grammar {

struct NamedDates {
  DateRange dates;
  bool reversed = false;  ///< the range was given from later to earlier, and is put in order
};

/// The days that `text` names: 2024, 2024-03, 2024-03-05, 5/3/2024, 20240305, a..b, a.., ..b,
/// 2023-2024, a Hijri year 1445, 1445-09, and what date_words.h reads; none or بلا for no date.
/// Digits of all three sets, any dash or slash. The beginning of a range may leave out what
/// its end says: من مارس إلى مايو 2018, 5..10 مايو 2018. Nothing for an impossible date or for
/// other text.
[[nodiscard]] std::optional<NamedDates> named_dates(std::string_view text, const Date& today);

/// The days that a clause of this name asks for: those themselves, all before the first of them,
/// all after the last. Nothing where there is no such end: before:..2023, after:none.
[[nodiscard]] std::optional<DateRange> days_asked(FieldName name, const DateRange& days);

/// The days of 2024, 2024-03, 2024-03-05 …; nothing for other text and for impossible dates.
[[nodiscard]] std::optional<DateRange> numeric_dates(std::string_view text);

/// True for digits, dashes and slashes alone: if it names no days, they are impossible ones.
[[nodiscard]] bool is_numeric_date(std::string_view text);

/// Whether it is written as a month or a day of one, whose number no month has: 2024-13.
[[nodiscard]] bool has_no_month(std::string_view text);

[[nodiscard]] DateRange whole_month(int year, int month);
[[nodiscard]] DateRange whole_year(int year);
[[nodiscard]] std::optional<DateRange> hijri_month_days(int year, int month);

/// The years that are read as Hijri ones: no article is as old as the Gregorian years of the same
/// numbers.
inline constexpr int kFirstHijriYear = 1200;
inline constexpr int kLastHijriYear = 1500;

/// ASCII digits and '-' for every digit set, dash and slash; anything else fails.
[[nodiscard]] std::optional<std::string> plain_number_text(std::string_view text);

}  // namespace niger::grammar
