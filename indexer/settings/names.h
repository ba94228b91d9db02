#pragma once
/// Names for people of each kind of skip, field, origin, zone, change and result. Programs get the
/// English words of the rooms that define them.
#include <string_view>

#include "common/article.h"
#include "common/messages/text.h"
#include "indexer/catalog/removed_articles.h"
#include "indexer/catalog/update_plan.h"
#include "indexer/reading/walk/skipped.h"

namespace niger::run_settings {

[[nodiscard]] messages::Text label_of(walk::SkipReason reason);
[[nodiscard]] messages::Text label_of(ArticleField field);
[[nodiscard]] messages::Text label_of(FieldOrigin origin);
[[nodiscard]] messages::Text label_of(ZoneKind zone);
[[nodiscard]] messages::Text label_of(catalog::Change change);

/// RunRecord::result.
[[nodiscard]] messages::Text result_label(std::string_view result);

/// `kind: what happened`.
[[nodiscard]] messages::Text why(const walk::Skipped& skipped);

/// The key of a removed article; what is left of it after a purge.
[[nodiscard]] messages::Text key_label(const catalog::RemovedArticle& removed);

}  // namespace niger::run_settings
