#include "searcher/matching/slot_values.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "common/index/value_reader.h"

namespace niger::matching {

std::vector<Xapian::docid> ascending_ids(std::vector<Xapian::docid> ids) {
  constexpr std::size_t kSortedAtMost = 256;  // fewer are sorted sooner
  constexpr std::size_t kBitsPerId = 64;      // of a sparser set most bits would be none
  if (ids.empty()) return ids;
  const auto [least, most] = std::minmax_element(ids.begin(), ids.end());
  const Xapian::docid first = *least;
  const std::size_t width = std::size_t{*most} - first + 1;
  if (ids.size() <= kSortedAtMost || width / kBitsPerId > ids.size()) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
  }
  std::vector<std::uint64_t> bits(width / 64 + 1);
  for (const Xapian::docid id : ids) {
    bits[(id - first) / 64] |= std::uint64_t{1} << ((id - first) % 64);
  }
  ids.clear();
  for (std::size_t word = 0; word < bits.size(); ++word) {
    for (std::uint64_t rest = bits[word]; rest != 0; rest &= rest - 1) {
      ids.push_back(static_cast<Xapian::docid>(first + word * 64 +
                                               static_cast<std::size_t>(std::countr_zero(rest))));
    }
  }
  return ids;
}

const std::string* SlotValues::find_sparse(Xapian::docid id) const {
  const auto at = std::lower_bound(sparse_ids_.begin(), sparse_ids_.end(), id);
  return at == sparse_ids_.end() || *at != id ? nullptr : &values_[at - sparse_ids_.begin()];
}

SlotValues values_of(const Xapian::Database& database, schema::Slot slot,
                     const std::vector<Xapian::docid>& ids) {
  constexpr std::size_t kMostPlacesPerId = 256;  // a kilobyte
  SlotValues values;
  if (ids.empty()) return values;
  values.first_ = ids.front();
  const std::size_t width = std::size_t{ids.back()} - ids.front() + 1;
  const bool is_sparse = width / kMostPlacesPerId > ids.size();
  if (!is_sparse) values.places_.resize(width);
  index::ValueReader reader(database, slot);
  for (const Xapian::docid id : ids) {
    std::string value = reader.value_of(id);
    if (value.empty()) continue;
    values.values_.push_back(std::move(value));
    if (is_sparse) {
      values.sparse_ids_.push_back(id);
    } else {
      values.places_[id - values.first_] = static_cast<std::uint32_t>(values.values_.size());
    }
  }
  return values;
}

}  // namespace niger::matching
