#pragma once
/// The origin of each field of an article. Readers fill an article in stages, and note after each
/// stage what it has found.
#include <string_view>

#include "common/article.h"

namespace niger {

/// Notes `origin` for every field that is filled and has none yet.
void note_origins(Article& article, FieldOrigin origin);

[[nodiscard]] FieldOrigin origin_of(const Article& article, ArticleField field);

/// The field as text, for reports: a date as YYYY-MM-DD, keywords joined by U+060C commas. Empty:
/// not known.
[[nodiscard]] std::string field_text(const Article& article, ArticleField field);

/// English words for reports: "title", "first line".
[[nodiscard]] std::string_view field_name(ArticleField field);
[[nodiscard]] std::string_view origin_name(FieldOrigin origin);
[[nodiscard]] std::string_view zone_name(ZoneKind kind);

}  // namespace niger
