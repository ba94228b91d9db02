#pragma once
/// Names for people of each kind of skip, field, origin, zone, change and result. Programs get the
/// English words of the rooms that define them.
#include <string_view>

#include "common/article.h"
#include "common/messages/text.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/update_plan.h"
#include "indexer/reading/walk/skipped.h"

namespace niger {

[[nodiscard]] Text label_of(SkipReason reason);
[[nodiscard]] Text label_of(ArticleField field);
[[nodiscard]] Text label_of(FieldOrigin origin);
[[nodiscard]] Text label_of(ZoneKind zone);
[[nodiscard]] Text label_of(Change change);

/// RunRecord::result.
[[nodiscard]] Text result_label(std::string_view result);

/// `kind: what happened`.
[[nodiscard]] Text why(const Skipped& skipped);

/// The key of a removed article; what is left of it after a purge.
[[nodiscard]] Text key_label(const RemovedArticle& removed);

}  // namespace niger
