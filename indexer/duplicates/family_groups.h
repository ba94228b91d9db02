#pragma once
/// The groups of a family: each has a centre, which all its members are copies of, so that a chain
/// of stories each like the next is no group. A pure function of the texts (star clustering: Aslam,
/// Pelekhov and Rus 2004): the text with most copies is a centre, then the one with most of those
/// that are copies of no centre; each other joins the centre most like it.
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "indexer/duplicates/fingerprint.h"
#include "indexer/duplicates/text_comparison.h"

namespace niger::duplicates {

/// One text of a family.
struct FamilyText {
  Fingerprint fingerprint;
  std::size_t words = 0;         ///< of the text, stop words aside
  std::optional<int> first_day;  ///< of its printings
};

struct FamilyGroup {
  std::size_t centre = 0;                ///< place in the list of texts
  std::vector<std::size_t> members;      ///< the centre among them
  std::vector<std::size_t> short_forms;  ///< of the longest member
  std::optional<std::size_t> follows;    ///< the centre of an earlier group
};

/// Compares two texts, by their places in the list.
using TextComparer = std::function<Comparison(std::size_t one, std::size_t other)>;

/// In a family of more texts each is compared only with those that agree with it in most places of
/// their sketches, about 2 * kMostCompared of them, so that comparisons grow with the family.
inline constexpr std::size_t kMostComparedWithAll = 64;
inline constexpr std::size_t kMostCompared = 16;

/// `texts` are sorted by Fingerprint::words, no two of them the same. Groups are in the order of
/// their centres.
[[nodiscard]] std::vector<FamilyGroup> groups_of_family(const std::vector<FamilyText>& texts,
                                                        const TextComparer& compare);

}  // namespace niger::duplicates
