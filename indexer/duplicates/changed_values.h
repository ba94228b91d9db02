#pragma once
/// The values that differ between two texts of one template: numbers, names, places, days in the
/// same words around them.
#include <cstddef>

#include "indexer/duplicates/duplicate_text.h"

namespace niger::duplicates {

/// Numbers of one article in whose place, between the same two words, the other has another.
[[nodiscard]] std::size_t changed_numbers(const DuplicateText& one, const DuplicateText& other);

/// How many values differ between two texts: words that the other text has nowhere, where the words
/// around are the same. One that is filled in several times, or (`titles_count`) told by both
/// titles, counts for more.
[[nodiscard]] std::size_t changed_values(const DuplicateText& one, const DuplicateText& other,
                                         bool titles_count);

}  // namespace niger::duplicates
