#pragma once
/// A line that is a date and nothing else. Dates within sentences are no dates of the article; what
/// a date looks like is date_text.h's.
#include <optional>
#include <string_view>

#include "common/article.h"

namespace niger::fields {

/// The day of a line such as الجمعة 19 نيسان 2024 - 14:30, of 11 شوال 1445 الموافق 20 أبريل 2024
/// the Gregorian one. Nothing where other words stand in the line.
[[nodiscard]] std::optional<Date> date_of_line(std::string_view line);

/// The day of a line below a headline that names its writer or counts its readers beside it:
/// نور الدين - 5 مارس 2012, أرسله admin في 5 مارس 2012, 12:45 5 مارس 2012 1523 مشاهدة. Only for a
/// place where no sentence stands.
[[nodiscard]] std::optional<Date> date_of_byline(std::string_view line);

}  // namespace niger::fields
