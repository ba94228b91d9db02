#pragma once
/// Which month is this word of a date? The names that only dates need: English and French ones, and
/// those of Libya. Those of the index and the query are common/arabic/months.h's.
#include <string_view>

namespace niger {

/// 1–12 for a lower-case name or its usual short form: april, apr, avril, févr; 0: none.
[[nodiscard]] int latin_month(std::string_view word);

/// 1–12 for the months of Libya until 2011, which are common words otherwise: only between a day
/// and a year. The second word of أي النار, January. 0: none.
[[nodiscard]] int libyan_month(std::string_view word);

}  // namespace niger
