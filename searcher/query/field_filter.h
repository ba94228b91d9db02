#pragma once
/// Field filters: the articles that have this publisher, this keyword, these days. Over the fields
/// of schema.h; they admit articles and give no weight.
#include <xapian.h>

#include <string_view>

#include "searcher/grammar/query_text.h"

namespace niger::sources {
class SourceAliases;
}

namespace niger::query {

struct FieldFilter {
  Xapian::Query query;
  bool has_value = false;  ///< false: no article has such a value, and the query admits none
};

/// The articles whose `field` (Source, Author, Place, Keyword or Category) is `value` however it is
/// spelt, or holds its words side by side: رويترز finds وكالة رويترز. A source that has aliases is
/// any of its names.
[[nodiscard]] FieldFilter field_filter(const Xapian::Database& database, grammar::QueryField field,
                                       std::string_view value,
                                       const sources::SourceAliases* aliases = nullptr);

/// The prefix of the terms that such a field posts.
[[nodiscard]] std::string_view prefix_of(grammar::QueryField field);

/// The articles of these days; those without a date are in no range.
[[nodiscard]] Xapian::Query date_filter(const grammar::DateRange& dates);

}  // namespace niger::query
