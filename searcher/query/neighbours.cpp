#include "searcher/query/neighbours.h"

#include <algorithm>

#include "common/index/positional_value.h"
#include "common/index/schema.h"
#include "common/index/value_reader.h"
#include "searcher/query/secondary_zone.h"

namespace niger::query {

bool may_stand_together(const Xapian::Database& database, const std::vector<std::string>& terms) {
  Xapian::Enquire enquire(database);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  const Xapian::MSet found = enquire.get_mset(0, kMostLookedAt + 1);
  if (found.size() > kMostLookedAt) return true;
  std::vector<Xapian::docid> ids(found.begin(), found.end());
  std::sort(ids.begin(), ids.end());
  std::vector<index::OrderedWord> in_story;
  std::vector<index::OrderedWord> in_tail;
  for (const std::string& term : terms) {
    const auto place = static_cast<std::uint32_t>(in_story.size());
    in_story.push_back({index::word_hash(term), place});
    in_tail.push_back({index::word_hash(related_term(term)), place});
  }
  index::ValueReader orders(database, schema::kPositionalSlot);
  return std::any_of(ids.begin(), ids.end(), [&](Xapian::docid id) {
    const std::string value = orders.value_of(id);
    return index::has_phrase(value, in_story) || index::has_phrase(value, in_tail);
  });
}

}  // namespace niger::query
