#pragma once
/// Where the values of a field that matches are counted by are kept, and how they are grouped.
#include <cstddef>
#include <string>
#include <string_view>

#include "common/index/schema.h"
#include "searcher/grammar/facet_field.h"

namespace niger::results {

/// Between the keywords of one article.
inline constexpr char kKeywordSeparator = '\x1F';

struct FieldPlace {
  grammar::FacetField field;
  schema::Slot slot;
  std::size_t date_digits;  ///< of YYYYMMDD; 0: no date
  std::string_view prefix;  ///< of the folded terms that a filter takes for one; empty: none are
};

[[nodiscard]] const FieldPlace& place_of(grammar::FacetField field);

/// By what values are grouped: those that a filter takes for one have one.
[[nodiscard]] std::string group_of(const FieldPlace& place, const std::string& value);

/// 201802 → 2018-02
[[nodiscard]] std::string dashed(std::string_view digits);

}  // namespace niger::results
