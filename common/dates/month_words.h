#pragma once
/// Names of months that only dates need: English, French, and those of Libya. The names that are
/// words of articles too, which the index and the query know, are those of months.h.
#include <string_view>

namespace niger::dates {

/// 1–12 for a lower-case name or its usual short form: april, apr, avril, févr; 0: none.
[[nodiscard]] int latin_month(std::string_view word);

/// 1–12 for the months of Libya until 2011, which are common words otherwise: only between a day
/// and a year. The second word of أي النار, January. 0: none.
[[nodiscard]] int libyan_month(std::string_view word);

}  // namespace niger::dates
