#pragma once
/// A guard against an update that would empty the index by mistake. A disk that is not mounted, or
/// a file that is being rewritten, looks like articles that are gone. Touches nothing: it counts
/// and complains.
#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "common/messages/text.h"
#include "indexer/catalog/catalog.h"
#include "indexer/catalog/update_plan.h"
#include "indexer/writing/index_updater.h"

namespace niger::running {

/// Why the planned removals look like a mistake: all files of one of the `roots` (as shown) are
/// gone, or most of all files, those left aside that are `wanted` away. Empty where they do not.
[[nodiscard]] messages::Text doubt_about(const catalog::UpdatePlan& plan,
                                         const catalog::Catalog& catalog,
                                         const std::vector<std::string>& roots,
                                         const std::unordered_set<std::string>& wanted);

/// The same of the articles that an update is about to remove from an index of `articles`, `wanted`
/// of which are to go.
[[nodiscard]] messages::Text doubt_about(const writing::UpdateStats& pending,
                                         std::uint64_t articles, std::uint64_t wanted);

}  // namespace niger::running
