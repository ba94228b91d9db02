#pragma once
/// Boolean terms: an article has this publisher, this file, this folder. The indexer posts these
/// terms and the searcher filters by them; prefixes are in schema.h.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "common/index/schema.h"

namespace niger::index {

/// The term of a value that must match byte for byte: a path, a date, a language. A term of more
/// than `max_bytes` is cut and closed with a hash of the whole.
[[nodiscard]] std::string exact_term(std::string_view prefix, std::string_view value,
                                     std::size_t max_bytes = schema::kMaxTermBytes);

/// The term of a value that matches however it is spelt: a publisher, a keyword. The value is
/// folded and its white space collapsed. Empty where nothing of the value is left.
[[nodiscard]] std::string folded_term(std::string_view prefix, std::string_view value);

/// The folders above the file `path`, outermost first: a/b/c.txt gives a and a/b.
[[nodiscard]] std::vector<std::string> folders_of(std::string_view path);

/// YYYYMMDD, the value of schema::kDateSlot; empty for a date that is not known.
[[nodiscard]] std::string date_value(const Date& date);

/// The day that such a value names; nothing where it names none.
[[nodiscard]] std::optional<Date> date_of_value(std::string_view value);

}  // namespace niger::index
