#include "searcher/matching/term_articles.h"

namespace niger::matching {

bool is_any_of_terms(const Xapian::Query& query) {
  using Query = Xapian::Query;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      return true;
    case Query::OP_OR:
    case Query::OP_MAX:
    case Query::OP_SCALE_WEIGHT:
      break;
    default:
      return false;
  }
  for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
    if (!is_any_of_terms(query.get_subquery(i))) return false;
  }
  return true;
}

}  // namespace niger::matching
