#pragma once
/// The fields that matches can be counted by, and their names. Names only; the counting is
/// searcher/results/facets.h.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::grammar {

enum class FacetField { Source, Year, Month, Day, Place, Author, Keyword, Category, Folder };

/// All fields but the day, in the order they are shown.
[[nodiscard]] const std::vector<FacetField>& usual_facets();

/// The English name, which stands for the field in every language: source.
[[nodiscard]] std::string_view facet_name(FacetField field);

/// The field of an English or Arabic name.
[[nodiscard]] std::optional<FacetField> facet_of(std::string_view name);

/// All names, for suggestions.
[[nodiscard]] std::vector<std::string> facet_names();

}  // namespace niger::grammar
