#include "searcher/results/slot_values.h"

namespace niger {

std::unordered_map<Xapian::docid, std::string> values_of(const Xapian::Database& database,
                                                         schema::Slot slot,
                                                         const std::vector<Xapian::docid>& ids) {
  std::unordered_map<Xapian::docid, std::string> values;
  auto at = database.valuestream_begin(slot);
  const auto end = database.valuestream_end(slot);
  for (const Xapian::docid id : ids) {
    if (at == end) break;
    at.skip_to(id);
    if (at != end && at.get_docid() == id) values.emplace(id, *at);
  }
  return values;
}

}  // namespace niger
