#pragma once
/// Rows of a compiled list of which each has a kind: those of one kind, selected when the program
/// is compiled.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace niger::lists {

/// A row of the columns `name text`.
template <typename Kind>
struct KindRow {
  Kind kind;
  std::string_view text;
};

/// The texts of `rows`, an array of KindRow, that are of the kind, in their order.
template <auto kKind, const auto& rows>
inline constexpr auto kTextsOf = [] {
  constexpr auto kIsOfKind = [](const auto& row) { return row.kind == kKind; };
  std::array<std::string_view,
             static_cast<std::size_t>(std::count_if(std::begin(rows), std::end(rows), kIsOfKind))>
      texts{};
  std::size_t at = 0;
  for (const auto& row : rows) {
    if (kIsOfKind(row)) {
      texts[at++] = row.text;
    }
  }
  return texts;
}();

}  // namespace niger::lists
