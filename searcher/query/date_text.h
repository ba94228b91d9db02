#pragma once
/// Which days does a piece of query text name? ISO dates and ranges, months by name, words such as
/// أمس. Pure: today comes in as an argument.
#include <optional>
#include <string_view>

#include "searcher/query/query_text.h"

namespace niger {

/// The days that `text` names: 2024, 2024-03, 2024-03-05, a..b, a.., ..b, آذار 2024, أمس, اليوم,
/// الشهر الماضي, آخر 7 أيام … Digits of all three sets, any dash or slash. A reversed range is put
/// in order. Nothing for an impossible date or for other text.
[[nodiscard]] std::optional<DateRange> date_range(std::string_view text, Date today);

}  // namespace niger
