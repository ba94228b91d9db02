#pragma once
/// The nearest value of a field: what was probably meant by one that no article has. رويترز for
/// رويتز.
#include <xapian.h>

#include <string>
#include <string_view>

#include "searcher/grammar/query_text.h"

namespace niger {

/// The nearest value of `field` (Source, Author, Place, Keyword or Category), as an article writes
/// it; the value of more articles where two are as near. Empty where none is near.
[[nodiscard]] std::string nearest_value(const Xapian::Database& database, QueryField field,
                                        std::string_view value);

}  // namespace niger
