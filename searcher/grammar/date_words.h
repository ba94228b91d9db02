#pragma once
/// Dates in words: آذار 2024, رمضان 1445, أمس, الشهر الماضي, آخر 7 أيام, last week. Arabic and
/// English; date_text.h reads numbers and ranges. Pure: today comes in as an argument.
#include <optional>
#include <string>
#include <string_view>

#include "searcher/grammar/query_text.h"

namespace niger::grammar {

/// The days that the words of `text` name. _ counts as a space. A month without a year is the
/// latest that has begun. Words that count from today name nothing when today is unknown.
[[nodiscard]] std::optional<DateRange> dates_in_words(std::string_view text, const Date& today);

/// So many days before `date`, or after it where `count` is negative.
[[nodiscard]] Date days_before(const Date& date, int count);

/// The two ends of من 2023 إلى 2024, or the one of منذ 2023 (then `to` is empty).
struct WordRange {
  std::string from;
  std::string to;
};

[[nodiscard]] std::optional<WordRange> range_in_words(std::string_view text);

}  // namespace niger::grammar
