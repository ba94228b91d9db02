#include "indexer/reading/fields/field_origin.h"

#include <cstdio>

namespace niger::fields {
namespace {

std::string date_text(const Date& date) {
  char text[32];
  const int size =
      std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
  return {text, static_cast<std::size_t>(size)};
}

}  // namespace

FieldOrigin origin_of(const Article& article, ArticleField field) {
  return article.origins[static_cast<std::size_t>(field)];
}

std::string field_text(const Article& article, ArticleField field) {
  switch (field) {
    case ArticleField::Title:
      return article.title;
    case ArticleField::Date:
      return article.date.known() ? date_text(article.date) : "";
    case ArticleField::Source:
      return article.source;
    case ArticleField::Author:
      return article.author;
    case ArticleField::Place:
      return article.place;
    case ArticleField::Category:
      return article.category;
    case ArticleField::Keywords: {
      std::string joined;
      for (const std::string& keyword : article.keywords) {
        joined.append(joined.empty() ? "" : "، ").append(keyword);
      }
      return joined;
    }
    case ArticleField::Language:
      return article.language;
    case ArticleField::Url:
      return article.url;
  }
  return {};
}

std::string_view field_name(ArticleField field) {
  constexpr std::array<std::string_view, kArticleFields> kNames = {
      "title", "date", "source", "author", "place", "category", "keywords", "language", "url"};
  return kNames[static_cast<std::size_t>(field)];
}

std::string_view origin_name(FieldOrigin origin) {
  constexpr std::array<std::string_view, kFieldOrigins> kNames = {
      "none", "record", "head",   "page",      "first line",
      "text", "url",    "folder", "file time", "letters"};
  return kNames[static_cast<std::size_t>(origin)];
}

std::string_view zone_name(ZoneKind kind) {
  constexpr std::array<std::string_view, 6> kNames = {"body",    "lead",        "caption",
                                                      "related", "boilerplate", "metadata"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace niger::fields
