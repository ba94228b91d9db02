#pragma once
/// Families as the index lists them: from the articles that are kin to the groups that are stored.
#include <cstdint>
#include <string>
#include <vector>

#include "common/index/duplicate_list.h"
#include "indexer/duplicates/story_families.h"
#include "indexer/duplicates/text_judge.h"

namespace niger::duplicates {

/// The groups of a family, and its key: the least hash of its members' words, the same however it
/// came about.
struct Family {
  std::string key;
  std::vector<index::DuplicateGroup> groups;
};

/// Of the members, by their places in `all`.
[[nodiscard]] Family family_of(const std::vector<NumberedFingerprint>& all,
                               const std::vector<std::uint32_t>& members, TextJudge& judge);

}  // namespace niger::duplicates
