#pragma once
/// Articles as rows of CSV and TSV: the hits of an answer, one article in full, the articles that
/// share an id. Each kind has its columns, of which `places` are written (chosen_columns).
#include <iosfwd>
#include <string>
#include <vector>

#include "searcher/render/table.h"
#include "searcher/response/response.h"

namespace niger::render {

/// Of hits; those of many queries have a query_id, which comes first.
[[nodiscard]] std::vector<std::string> hit_columns(bool of_many_queries);
void render_delimited(const response::SearchResponse& response, bool of_many_queries,
                      const DelimitedStyle& style, const std::vector<std::size_t>& places,
                      std::ostream& out);

[[nodiscard]] std::vector<std::string> article_columns();
void render_article_delimited(const response::ShownArticle& shown, const DelimitedStyle& style,
                              const std::vector<std::size_t>& places, std::ostream& out);

[[nodiscard]] std::vector<std::string> namesake_columns();
void render_namesakes_delimited(const response::Namesakes& several, const DelimitedStyle& style,
                                const std::vector<std::size_t>& places, std::ostream& out);

}  // namespace niger::render
