#pragma once
/// The values that articles have in a slot. Read in one pass along the slot, the cheap way.
#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/schema.h"

namespace niger::matching {

/// The ids in order, each once. Tens of thousands are marked in a row of bits, not sorted.
[[nodiscard]] std::vector<Xapian::docid> ascending_ids(std::vector<Xapian::docid> ids);

/// Values by article, side by side in memory: a search may read tens of thousands.
class SlotValues {
 public:
  /// The value of an article; nullptr where it has none.
  [[nodiscard]] const std::string* find(Xapian::docid id) const {
    if (!sparse_ids_.empty()) return find_sparse(id);
    if (id < first_ || id - first_ >= places_.size()) return nullptr;
    const std::uint32_t place = places_[id - first_];
    return place == 0 ? nullptr : &values_[place - 1];
  }

 private:
  friend SlotValues values_of(const Xapian::Database& database, schema::Slot slot,
                              const std::vector<Xapian::docid>& ids);
  [[nodiscard]] const std::string* find_sparse(Xapian::docid id) const;

  std::vector<Xapian::docid> sparse_ids_;  // of values_, where places_ would be mostly empty
  Xapian::docid first_ = 0;
  std::vector<std::uint32_t> places_;  // by id from first_ on: place in values_, from 1; 0: none
  std::vector<std::string> values_;
};

/// The values of the articles of `ids`, which ascend; those without one are left out.
[[nodiscard]] SlotValues values_of(const Xapian::Database& database, schema::Slot slot,
                                   const std::vector<Xapian::docid>& ids);

}  // namespace niger::matching
