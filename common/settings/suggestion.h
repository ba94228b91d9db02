#pragma once
/// The known name that was probably meant by a mistyped one, for error messages.
#include <string>
#include <string_view>
#include <vector>

#include "common/messages/text.h"

namespace niger::settings {

/// The name among `known` that is fewest edits away from `typed` (the optimal string alignment
/// distance of Damerau and Levenshtein: insertion, deletion, exchange of one byte or of two
/// neighbours), or of which `typed` is the beginning; empty where none is near.
[[nodiscard]] std::string nearest_name(std::string_view typed,
                                       const std::vector<std::string>& known);

/// ` (did you mean PREFIXname?)`, or nothing where no known name is near.
[[nodiscard]] messages::Text did_you_mean(std::string_view typed,
                                          const std::vector<std::string>& known,
                                          std::string_view prefix = "");

}  // namespace niger::settings
