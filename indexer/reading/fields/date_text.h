#pragma once
/// Dates in text, as Arabs and machines write them. Day, month and year must all be there; a date
/// is never guessed from parts. Fields and lines are chosen elsewhere (structure.h).
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/article.h"

namespace niger::fields {

/// A date found in a text, and where.
struct FoundDate {
  Date date;
  Span span;  ///< bytes of the text
};

/// The first Gregorian date in `text`, else the first Hijri one (Umm al-Qura), in any of:
///  - 2024-04-20, 2024/4/20, 20/04/2024, 20.4.2024, 20-4-2024; of 4/20/2024 the 20 is the day
///  - 20 أبريل 2024, 20 نيسان/أبريل 2024, 20 أبريل (نيسان) عام 2024, أبريل 20, 2024
///  - 20th, April 2024 GMT; Sat, 20 Apr 2024 10:00:00 +0300; April 20, 2024
///  - 22 avril 2024; 22/04/24, 22-4-99 and 22-Apr-99 (1970–2069); 2024-W17-1; 20240420
///  - 11 شوال 1445 هـ, 11/10/1445
/// with digits 0–9, ٠–٩ U+0660 and ۰–۹ U+06F0. Years 1800–2100, Hijri 1200–1500.
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text);

/// The date in a URL or path: /2018/02/19/, 2018-02-19, 20180219.
[[nodiscard]] std::optional<Date> date_in_path(std::string_view path);

/// The day of a Unix time, in seconds or milliseconds, where it falls into 1980–2100.
[[nodiscard]] std::optional<Date> date_of_unix_time(std::int64_t time);

}  // namespace niger::fields
