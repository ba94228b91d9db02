#include "searcher/matching/ties.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "common/index/article_key.h"
#include "common/index/schema.h"
#include "searcher/matching/slot_values.h"

namespace niger::matching {

using response::SortOrder;

namespace {

constexpr double kNoise = 1e-12;  // relative; a sum of a few hundred weights is exact to 1e-13

std::string value_of(const Xapian::Database& database, Xapian::docid id, schema::Slot slot) {
  return database.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(slot);
}

// Of one id: by their files, as no update changes them.
template <typename At>
void order_by_key(const Xapian::Database& database, const std::vector<Match>& matches, At first,
                  At last) {
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (At one = first; one != last; ++one) {
    keys.emplace_back(index::key_term_of(database.get_document(matches[one->second].id)),
                      one->second);
  }
  std::sort(keys.begin(), keys.end());
  for (const auto& [key, at] : keys) (first++)->second = at;
}

}  // namespace

bool are_tied(const Xapian::Database& database, SortOrder order, const Match& one,
              const Match& other) {
  if (std::abs(one.weight - other.weight) > kNoise * std::max(one.weight, other.weight)) {
    return false;
  }
  return order == SortOrder::Relevance || value_of(database, one.id, schema::kDateSlot) ==
                                              value_of(database, other.id, schema::kDateSlot);
}

void order_ties(const Xapian::Database& database, SortOrder order, std::vector<Match>& matches) {
  std::vector<std::pair<std::size_t, std::size_t>> runs;  // begin, end
  std::vector<Xapian::docid> tied;
  for (std::size_t begin = 0; begin < matches.size();) {
    std::size_t end = begin + 1;
    while (end < matches.size() && are_tied(database, order, matches[end - 1], matches[end])) ++end;
    if (end - begin > 1) {
      runs.emplace_back(begin, end);
      for (std::size_t at = begin; at < end; ++at) tied.push_back(matches[at].id);
    }
    begin = end;
  }
  if (runs.empty()) return;
  const SlotValues ids = values_of(database, schema::kIdSlot, ascending_ids(std::move(tied)));
  static const std::string kNone;
  std::vector<std::pair<const std::string*, std::size_t>> keys;  // of a run: id and place
  std::vector<Match> ordered;
  for (const auto& [begin, end] : runs) {
    keys.clear();
    ordered.clear();
    for (std::size_t at = begin; at < end; ++at) {
      const std::string* id = ids.find(matches[at].id);
      keys.emplace_back(id != nullptr ? id : &kNone, at);
    }
    std::sort(keys.begin(), keys.end(), [](const auto& one, const auto& other) {
      return *one.first != *other.first ? *one.first < *other.first : one.second < other.second;
    });
    for (auto first = keys.begin(); first != keys.end();) {
      const auto last = std::find_if(
          first, keys.end(), [&first](const auto& one) { return *one.first != *first->first; });
      if (last - first > 1) order_by_key(database, matches, first, last);
      first = last;
    }
    for (const auto& [id, at] : keys) ordered.push_back(std::move(matches[at]));
    std::move(ordered.begin(), ordered.end(), matches.begin() + static_cast<std::ptrdiff_t>(begin));
  }
}

}  // namespace niger::matching
