#include "searcher/results/article_lookup.h"

#include "common/index/boolean_term.h"
#include "common/index/schema.h"

namespace niger {

FoundArticle found_article(const Xapian::Database& database, const std::string& id_or_path) {
  if (id_or_path.empty()) return {};
  for (const std::string_view prefix : {schema::kIdPrefix, schema::kFilePrefix}) {
    const std::string term = exact_term(prefix, id_or_path);
    const auto first = database.postlist_begin(term);
    if (first != database.postlist_end(term)) return {*first, database.get_termfreq(term)};
  }
  return {};
}

}  // namespace niger
