#pragma once
/// The Hijri calendar of Umm al-Qura, as ICU has it (islamic-umalqura): the Gregorian day of a
/// date, and the names of its months. The civil calendar where Umm al-Qura's table does not reach.
#include <cstddef>
#include <optional>
#include <string_view>

#include "common/article.h"

namespace niger::dates {

/// The years that Umm al-Qura's table covers.
inline constexpr int kFirstUmmAlQuraYear = 1300;
inline constexpr int kLastUmmAlQuraYear = 1600;

/// Nothing for a month outside 1 to 12 or a day that the month has not.
[[nodiscard]] std::optional<Date> gregorian_of_hijri(int year, int month, int day);

/// 29 or 30; 0 for a month outside 1 to 12.
[[nodiscard]] int days_of_hijri_month(int year, int month);

struct HijriMonth {
  int month = 0;          ///< 1 to 12; 0: no month
  std::size_t words = 0;  ///< how many words its name takes: 1 or 2
};

/// The month that two folded words in a row begin with: رمضان, ربيع الاول, ذو الحجه.
[[nodiscard]] HijriMonth hijri_month_at(std::string_view word, std::string_view second);

}  // namespace niger::dates
