#include "searcher/render/article_rows.h"

#include <ostream>

#include "searcher/render/text_form.h"

namespace niger::render {

using response::Cell;
using response::Decimal;
using response::Hit;
using response::SearchResponse;

namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string snippet_text(const Hit& hit) {
  std::vector<std::string> parts;
  for (const response::Fragment& fragment : hit.snippet) parts.push_back(one_line(fragment.text));
  return joined(parts, " … ");
}

std::string copy_ids(const Hit& hit) {
  std::vector<std::string> ids;
  for (const response::Copy& copy : hit.copies.list) ids.push_back(copy.id);
  return joined(ids, "\n");
}

// A column of hits: its name, and what a hit has there.
struct HitColumn {
  std::string_view name;
  Cell (*cell)(const Hit& hit);
};

constexpr HitColumn kHitColumns[] = {
    {"rank", [](const Hit& hit) { return Cell(hit.rank); }},
    {"score",
     [](const Hit& hit) {
       return Cell(Decimal{hit.score, 4});
     }},
    {"id", [](const Hit& hit) { return Cell(hit.id); }},
    {"date", [](const Hit& hit) { return Cell(hit.date); }},
    {"source", [](const Hit& hit) { return Cell(one_line(hit.source)); }},
    {"title", [](const Hit& hit) { return Cell(one_line(hit.title.text)); }},
    {"path", [](const Hit& hit) { return Cell(hit.path); }},
    {"url", [](const Hit& hit) { return Cell(hit.url); }},
    {"snippet", [](const Hit& hit) { return Cell(snippet_text(hit)); }},
    {"only_related", [](const Hit& hit) { return Cell(hit.only_related); }},
    {"copies", [](const Hit& hit) { return Cell(hit.copies.count); }},
    {"first_date", [](const Hit& hit) { return Cell(hit.copies.first_date); }},
    {"copy_ids", [](const Hit& hit) { return Cell(copy_ids(hit)); }},
    {"key", [](const Hit& hit) { return Cell(hit.key); }},
    {"record", [](const Hit& hit) { return Cell(hit.record); }},
    {"author", [](const Hit& hit) { return Cell(one_line(hit.author)); }},
    {"place", [](const Hit& hit) { return Cell(one_line(hit.place)); }},
    {"category", [](const Hit& hit) { return Cell(one_line(hit.category)); }},
    {"keywords", [](const Hit& hit) { return Cell(joined(hit.keywords, "\n")); }},
    {"language", [](const Hit& hit) { return Cell(hit.language); }},
    {"title_from_lead", [](const Hit& hit) { return Cell(hit.title_from_lead); }},
    {"short_form", [](const Hit& hit) { return Cell(hit.copies.is_short_form); }},
    {"follows", [](const Hit& hit) { return Cell(hit.follows ? hit.follows->id : ""); }},
};

}  // namespace

std::vector<std::string> hit_columns(bool of_many_queries) {
  std::vector<std::string> out;
  if (of_many_queries) out.emplace_back("query_id");
  for (const HitColumn& column : kHitColumns) out.emplace_back(column.name);
  return out;
}

void render_delimited(const SearchResponse& response, bool of_many_queries,
                      const DelimitedStyle& style, const std::vector<std::size_t>& places,
                      std::ostream& out) {
  DelimitedRows rows(style, places, out);
  rows.begin(hit_columns(of_many_queries));
  for (const Hit& hit : response.hits) {
    std::vector<Cell> cells;
    if (of_many_queries) cells.emplace_back(response.query_id);
    for (const HitColumn& column : kHitColumns) cells.push_back(column.cell(hit));
    rows.row(cells);
  }
}

std::vector<std::string> article_columns() {
  return {"id",       "key",      "date",  "source", "author", "place",  "category",
          "keywords", "language", "title", "url",    "path",   "record", "text"};
}

void render_article_delimited(const response::ShownArticle& shown, const DelimitedStyle& style,
                              const std::vector<std::size_t>& places, std::ostream& out) {
  const Article& article = shown.article;
  DelimitedRows rows(style, places, out);
  rows.begin(article_columns());
  rows.row({article.id, shown.key, article.date, article.source, article.author, article.place,
            article.category, joined(article.keywords, "\n"), article.language, article.title,
            article.url, article.path, article.record, article.text});
}

std::vector<std::string> namesake_columns() {
  return {"id", "key", "path", "record", "date", "title"};
}

void render_namesakes_delimited(const response::Namesakes& several, const DelimitedStyle& style,
                                const std::vector<std::size_t>& places, std::ostream& out) {
  DelimitedRows rows(style, places, out);
  rows.begin(namesake_columns());
  for (const response::Namesake& one : several.list) {
    rows.row({one.id, one.key, one.path, one.record, one.date, one.title});
  }
}

}  // namespace niger::render
