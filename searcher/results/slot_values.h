#pragma once
/// What do these articles have in a value slot? Read in one pass along the slot, the cheap way.
#include <xapian.h>

#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/schema.h"

namespace niger {

/// The values of the articles of `ids`, which ascend; those without one are left out.
[[nodiscard]] std::unordered_map<Xapian::docid, std::string> values_of(
    const Xapian::Database& database, schema::Slot slot, const std::vector<Xapian::docid>& ids);

}  // namespace niger
