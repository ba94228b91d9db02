#pragma once
/// Completion of the fields of a query that is being typed: what its word could become. For the
/// completion of shells.
#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "searcher/base/deadline.h"

namespace niger::results {

/// The names of fields that begin like `word`; after `source:` the values of the field that begin
/// like what follows, however they are spelt, the most frequent first and at most `most`. Each is a
/// whole word of a query: a value of several words is quoted.
[[nodiscard]] std::vector<std::string> completions(const Xapian::Database& database,
                                                   std::string_view word, std::size_t most,
                                                   Deadline& deadline);

}  // namespace niger::results
