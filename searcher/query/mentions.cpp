#include "searcher/query/mentions.h"

#include "common/index/schema.h"

namespace niger {
namespace {

using XQuery = Xapian::Query;

std::string related_term(const std::string& stem_term) {
  return std::string(schema::kRelatedPrefix) += stem_term;
}

XQuery without_weight(const XQuery& query) { return {XQuery::OP_SCALE_WEIGHT, query, 0.0}; }

}  // namespace

Xapian::doccount mentions(const Xapian::Database& database, const std::string& stem_term) {
  return database.get_termfreq(related_term(stem_term));
}

XQuery mentions_of(const Xapian::Database& database, const std::vector<std::string>& stem_terms) {
  std::vector<XQuery> mentioned;
  for (const std::string& term : stem_terms) {
    if (mentions(database, term) > 0) mentioned.emplace_back(related_term(term));
  }
  if (mentioned.empty()) return {};
  return without_weight(XQuery(XQuery::OP_OR, mentioned.begin(), mentioned.end()));
}

std::vector<std::string> mention_terms(const Xapian::Database& database,
                                       const std::vector<std::string>& stem_terms) {
  std::vector<std::string> terms;
  for (const std::string& term : stem_terms) {
    if (mentions(database, term) == 0) return {};
    terms.push_back(related_term(term));
  }
  return terms;
}

XQuery prefix_mentions_of(const Xapian::Database& database, const std::string& beginning,
                          Xapian::termcount limit) {
  const std::string start = related_term(beginning);
  if (database.allterms_begin(start) == database.allterms_end(start)) return {};
  return without_weight(XQuery(XQuery::OP_WILDCARD, start, limit,
                               XQuery::WILDCARD_LIMIT_MOST_FREQUENT, XQuery::OP_SYNONYM));
}

}  // namespace niger
