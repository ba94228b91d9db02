#pragma once
/// Would this update empty the index by mistake? A disk that is not mounted, or a file that is just
/// being written anew, looks like articles that are gone. Touches nothing: it counts and complains.
#include <cstdint>
#include <string>
#include <vector>

#include "common/messages/text.h"
#include "indexer/writing/catalog.h"
#include "indexer/writing/index_updater.h"
#include "indexer/writing/update_plan.h"

namespace niger {

/// Why the planned removals look like a mistake: all files of one of the `roots` (as shown) are
/// gone, or most of all files. Empty where they do not.
[[nodiscard]] Text doubt_about(const UpdatePlan& plan, const Catalog& catalog,
                               const std::vector<std::string>& roots);

/// The same of the articles that an update is about to remove from an index of `articles`.
[[nodiscard]] Text doubt_about(const UpdateStats& pending, std::uint64_t articles);

}  // namespace niger
