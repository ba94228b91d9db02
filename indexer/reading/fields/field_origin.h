#pragma once
/// The names of fields, origins and zones in reports, and what an article has of each. Origins are
/// noted while an article is made: article_draft.h.
#include <string>
#include <string_view>

#include "common/article.h"

namespace niger::fields {

[[nodiscard]] FieldOrigin origin_of(const Article& article, ArticleField field);

/// The field as text, for reports: a date as YYYY-MM-DD, keywords joined by U+060C commas. Empty:
/// not known.
[[nodiscard]] std::string field_text(const Article& article, ArticleField field);

/// English words for reports: "title", "first line".
[[nodiscard]] std::string_view field_name(ArticleField field);
[[nodiscard]] std::string_view origin_name(FieldOrigin origin);
[[nodiscard]] std::string_view zone_name(ZoneKind kind);

}  // namespace niger::fields
