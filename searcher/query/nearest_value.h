#pragma once
/// The nearest values of a field: what was probably meant by one that no article has. رويترز for
/// رويتز.
#include <xapian.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/grammar/query_text.h"

namespace niger::query {

inline constexpr std::size_t kMostNearest = 3;

/// The values of `field` (Source, Author, Place, Keyword or Category) nearest to `value`, as an
/// article writes them, the nearest first and of equal ones that of more articles; kMostNearest at
/// most. Empty where none is near.
[[nodiscard]] std::vector<std::string> nearest_values(const Xapian::Database& database,
                                                      grammar::QueryField field,
                                                      std::string_view value);

}  // namespace niger::query
