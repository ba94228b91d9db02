#include "searcher/query/mentions.h"

#include <utility>

#include "common/index/schema.h"

namespace niger {
namespace {

using XQuery = Xapian::Query;

std::string related_term(const std::string& stem_term) {
  return std::string(schema::kRelatedPrefix) += stem_term;
}

XQuery or_without_weight(XQuery query, const XQuery& mentioned) {
  return {XQuery::OP_OR, std::move(query), XQuery(XQuery::OP_SCALE_WEIGHT, mentioned, 0.0)};
}

}  // namespace

Xapian::doccount mentions(const Xapian::Database& database, const std::string& stem_term) {
  return database.get_termfreq(related_term(stem_term));
}

XQuery with_mentions(const Xapian::Database& database, XQuery query,
                     const std::vector<std::string>& stem_terms) {
  std::vector<XQuery> mentioned;
  for (const std::string& term : stem_terms) {
    if (mentions(database, term) > 0) mentioned.emplace_back(related_term(term));
  }
  if (mentioned.empty()) return query;
  return or_without_weight(std::move(query),
                           XQuery(XQuery::OP_OR, mentioned.begin(), mentioned.end()));
}

XQuery with_prefix_mentions(const Xapian::Database& database, XQuery query,
                            const std::string& beginning, Xapian::termcount limit) {
  const std::string start = related_term(beginning);
  if (database.allterms_begin(start) == database.allterms_end(start)) return query;
  return or_without_weight(std::move(query),
                           XQuery(XQuery::OP_WILDCARD, start, limit,
                                  XQuery::WILDCARD_LIMIT_MOST_FREQUENT, XQuery::OP_SYNONYM));
}

}  // namespace niger
