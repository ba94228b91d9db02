#pragma once
/// Counts by field and over time, as they are shown: blocks of lines with bars, JSON, a page.
#include <cstdint>
#include <iosfwd>
#include <string>

#include "common/base/json_writer.h"
#include "searcher/render/renderer.h"
#include "searcher/response/table.h"

namespace niger::render {

/// A bar of a terminal, as long as `count` is of `most`: in eighths of a column, so that small
/// counts are distinguished too. Empty for 0.
[[nodiscard]] std::string bar_of(std::uint64_t count, std::uint64_t most);

/// A block for each facet and for the timeline; nothing where none was asked for.
void facets_text(const response::SearchResponse& response, const TextStyle& style,
                 std::ostream& out);
void facets_html(const response::SearchResponse& response, messages::Language language,
                 std::ostream& out);

/// The keys facets and timeline of the object being written, each where it was asked for.
void facets_json(const response::SearchResponse& response, JsonWriter& json);

/// The same as a table of field, kind, value and count, for the formats that hold one table. Kind
/// tells a `value` from the `others`, which are counted together, and the matches where it is
/// `unknown`. The field of a timeline is `timeline`. Counts of many queries have a query_id.
[[nodiscard]] response::Table counts_table(const response::SearchResponse& response,
                                           bool of_many_queries);

}  // namespace niger::render
