#pragma once
/// The comparison of two texts: two printings of one text, a follow-up with text of its own, or
/// another story.
#include <cstddef>
#include <cstdint>

#include "indexer/duplicates/duplicate_text.h"

namespace niger::duplicates {

enum class Kinship : std::uint8_t {
  None,      ///< another story, or the same template with other values
  FollowUp,  ///< much of the text of the other, and a lead or a third of its own
  Copy,      ///< two printings of one text; of the longer one much may be left out
};

struct Comparison {
  Kinship kinship = Kinship::None;
  double likeness = 0;  ///< of the words of both the share that both have
};

/// Symmetric. Most words of the shorter one must stand in pairs that the other has too; edits,
/// sentences moved, a lead put before and a tail cut off are allowed. What distinguishes two
/// reports of one kind is compared: values (numbers, names, dates, places) that differ where the
/// words around are the same, days between them, and in an announcement of a few words every word.
[[nodiscard]] Comparison compare(const DuplicateText& one, const DuplicateText& other);

/// Whether compare may give more than None, whenever and wherever the two were printed.
[[nodiscard]] bool may_be_kin(const DuplicateText& one, const DuplicateText& other);

/// Of two copies that of so many words is told as a short form of the other.
[[nodiscard]] bool is_short_form(std::size_t words, std::size_t of_words);

}  // namespace niger::duplicates
