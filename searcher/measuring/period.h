#pragma once
/// Periods of time that articles are counted by: days, weeks (ISO 8601), months, years. Each has a
/// number, so that the next one is one more.
#include <cstdint>
#include <string>

#include "common/article.h"
#include "searcher/response/trend.h"

namespace niger::measuring {

/// The period of a day that is known.
[[nodiscard]] std::int64_t number_of(response::Period unit, const Date& day);

/// 2018-05-07, 2018-W19, 2018-05, 2018.
[[nodiscard]] std::string label_of(response::Period unit, std::int64_t number);

}  // namespace niger::measuring
