#pragma once
/// The collocates of words in context, as a table.
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

#include "searcher/render/kwic.h"
#include "searcher/render/table.h"
#include "searcher/response/table.h"

namespace niger::render {

/// Its columns are the same whatever the summary holds.
[[nodiscard]] response::Table collocates_table(const response::KwicSummary& summary);

/// For CSV and TSV, which hold one table: the collocates in place of the lines; the counts of the
/// matches in place of them. Of many queries each row has the query_id.
[[nodiscard]] std::unique_ptr<KwicRenderer> collocates_kwic(bool of_many_queries,
                                                            const DelimitedStyle& style,
                                                            std::vector<std::size_t> places,
                                                            std::ostream& out);
[[nodiscard]] std::unique_ptr<KwicRenderer> counts_kwic(bool of_many_queries,
                                                        const DelimitedStyle& style,
                                                        std::vector<std::size_t> places,
                                                        std::ostream& out);

/// The table with a first column query_id.
void add_query_id(const std::string& query_id, response::Table& table);

}  // namespace niger::render
