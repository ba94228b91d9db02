#include "searcher/query/secondary_zone.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "common/index/schema.h"

namespace niger::query {

using XQuery = Xapian::Query;

std::string related_term(const std::string& stem_term) {
  return std::string(schema::kRelatedPrefix) += stem_term;
}

XQuery in_story(const Xapian::Database& database, const std::string& stem_term) {
  const std::string mentioned = related_term(stem_term);
  if (!database.term_exists(mentioned)) return XQuery(stem_term);
  return {XQuery::OP_AND_NOT, XQuery(stem_term), XQuery(mentioned)};
}

XQuery prefix_in_story(const Xapian::Database& database, const std::string& beginning,
                       Xapian::termcount limit) {
  std::vector<std::pair<Xapian::doccount, std::string>> terms;
  const auto end = database.allterms_end(beginning);
  for (auto at = database.allterms_begin(beginning); at != end; ++at) {
    terms.emplace_back(at.get_termfreq(), *at);
  }
  std::sort(terms.rbegin(), terms.rend());
  if (terms.size() > limit) terms.resize(limit);
  std::vector<XQuery> ways;
  for (const auto& [frequency, term] : terms) ways.push_back(in_story(database, term));
  return {XQuery::OP_OR, ways.begin(), ways.end()};
}

}  // namespace niger::query
