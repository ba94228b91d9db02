#pragma once
/// A cell of a table as text, before it is escaped for the format at hand.
#include <string>

#include "searcher/response/table.h"

namespace niger::render {

/// A number without a locale, a date, true or false; empty where nothing stands.
[[nodiscard]] std::string cell_text(const response::Cell& cell);

/// False for numbers, dates and truths, which need no quotes and stand to the right.
[[nodiscard]] bool is_text(const response::Cell& cell);

}  // namespace niger::render
