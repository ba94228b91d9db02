#pragma once
/// Words of almost-JSON that stand outside of strings: numbers, true, null, and what programs write
/// in their place (NaN, None, 007). lenient_json.h finds them.
#include <optional>
#include <string>
#include <string_view>

namespace niger::formats {

/// What `word` is in JSON: itself, null for the names of nothing, true and false however they are
/// written, a string for a number that JSON or 64 bits do not hold. Nothing where it is no value.
[[nodiscard]] std::optional<std::string> strict_json_word(std::string_view word);

}  // namespace niger::formats
