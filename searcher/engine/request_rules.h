#pragma once
/// The rules of a request: which of its fields go together. One table for every surface that asks.
/// A surface names the fields that it was given; what they hold is looked at elsewhere
/// (request_check.h).
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/engine/request_problem.h"

namespace niger::engine {

/// A field that was asked for.
struct AskedField {
  std::string_view name;        ///< of its option: kwic-sort; "words" for the query itself
  std::string_view value = {};  ///< where one value clashes and another does not: format csv
};

/// How a surface writes fields.
enum class FieldStyle : std::uint8_t {
  Option,     ///< --format csv
  Parameter,  ///< format=csv
};

[[nodiscard]] std::string written(const AskedField& field, FieldStyle style);

/// Every two fields that do not go together, and every field that lacks another, in the order of
/// the table.
[[nodiscard]] RequestProblems clashes(const std::vector<AskedField>& asked, FieldStyle style);

/// The same, and nothing to search for, which is reported last.
[[nodiscard]] RequestProblems problems_of(const std::vector<AskedField>& asked, FieldStyle style);

}  // namespace niger::engine
