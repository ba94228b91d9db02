#pragma once
/// Neighbours: whether two words stand side by side in any article. Asked of the ways in which a
/// name may be split (فولكس فاجن): each that the query asks for has to be looked up in every
/// article it admits, and most stand nowhere.
#include <xapian.h>

#include <string>
#include <vector>

namespace niger::query {

/// False where no article has `terms` (encoded stems, without prefix) one after the other, in
/// title, text or secondary zone. True also where more than kMostLookedAt articles have all of
/// them: whether they stand together there is for the search to decide.
[[nodiscard]] bool may_stand_together(const Xapian::Database& database,
                                      const std::vector<std::string>& terms);
inline constexpr Xapian::doccount kMostLookedAt = 100;

}  // namespace niger::query
