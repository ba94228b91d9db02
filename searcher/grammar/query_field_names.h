#pragma once
/// The names of a query's fields, in Arabic and in English. The one table of them, for the parser,
/// for what a query was understood as, and for completion.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::grammar {

/// Where a clause is looked for.
enum class QueryField { Any, Title, Source, Author, Place, Keyword, Category };

/// What may stand before a colon.
enum class FieldName { Title, Source, Author, Place, Keyword, Category, Date, Before, After };

/// The field of this name: title, TITLE, عنوان, العنوان, عُنوان.
[[nodiscard]] std::optional<FieldName> known_field(std::string_view name);

/// The name that was probably meant; empty for a word far from all of them, which was no field.
[[nodiscard]] std::string nearest_field(std::string_view name);

/// True of the names that days follow.
[[nodiscard]] constexpr bool is_of_days(FieldName name) {
  return name == FieldName::Date || name == FieldName::Before || name == FieldName::After;
}

/// Where a clause with this name is looked for; Any for those of days.
[[nodiscard]] QueryField text_field(FieldName name);

/// The name of a field as the manual spells it: title, source …; empty for Any.
[[nodiscard]] std::string_view field_name(QueryField field);

/// All names as the manual lists them.
[[nodiscard]] std::vector<std::string_view> field_names();

}  // namespace niger::grammar
