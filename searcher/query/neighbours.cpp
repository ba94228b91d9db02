#include "searcher/query/neighbours.h"

#include <algorithm>

#include "common/index/schema.h"
#include "common/index/word_order.h"
#include "searcher/query/mentions.h"

namespace niger {

bool may_stand_together(const Xapian::Database& database, const std::vector<std::string>& terms) {
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, kMostLookedAt + 1);
  if (found.size() > kMostLookedAt) return true;
  std::vector<Xapian::docid> ids(found.begin(), found.end());
  std::sort(ids.begin(), ids.end());
  std::vector<OrderedWord> in_story;
  std::vector<OrderedWord> in_tail;
  for (const std::string& term : terms) {
    const auto place = static_cast<std::uint32_t>(in_story.size());
    in_story.push_back({word_hash(term), place});
    in_tail.push_back({word_hash(related_term(term)), place});
  }
  auto order = database.valuestream_begin(schema::kWordOrderSlot);
  const auto end = database.valuestream_end(schema::kWordOrderSlot);
  return std::any_of(ids.begin(), ids.end(), [&](Xapian::docid id) {
    if (order == end) return false;
    order.skip_to(id);
    if (order == end || order.get_docid() != id) return false;
    const std::string value = *order;
    return has_phrase(value, in_story) || has_phrase(value, in_tail);
  });
}

}  // namespace niger
