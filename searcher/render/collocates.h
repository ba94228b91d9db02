#pragma once
/// The collocates of words in context, as a table.
#include <iosfwd>
#include <memory>
#include <vector>

#include "searcher/render/kwic.h"
#include "searcher/render/table.h"
#include "searcher/response/table.h"

namespace niger::render {

/// Its columns are the same whatever the summary holds.
[[nodiscard]] response::Table collocates_table(const response::KwicSummary& summary);

/// For CSV and TSV, which hold one table: the collocates in place of the lines.
[[nodiscard]] std::unique_ptr<KwicRenderer> collocates_kwic(const DelimitedStyle& style,
                                                            std::vector<std::size_t> places,
                                                            std::ostream& out);

}  // namespace niger::render
