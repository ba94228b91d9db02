#pragma once
/// An index of given articles and what finds a query's matches in it, without the session above.
#include <set>
#include <string>
#include <vector>

#include "common/index/schema.h"
#include "searcher/expansion/xapian_vocabulary.h"
#include "searcher/grammar/query_text.h"
#include "searcher/index/index_reader.h"
#include "searcher/matching/matching.h"
#include "searcher/query/query_builder.h"
#include "tests/support/catch.h"
#include "tests/support/test_index.h"
#include "tests/support/word_knowledge.h"

namespace niger::test {

class Searched {
 public:
  explicit Searched(const std::vector<Article>& articles) : index_(articles) {}

  [[nodiscard]] matching::Matches run(const std::string& query,
                                      const matching::MatchOptions& options,
                                      MatchMode mode = MatchMode::Auto) {
    const expansion::XapianVocabulary vocabulary(reader_.database());
    query::QueryBuilder builder(reader_.database(), session_, vocabulary, knowledge());
    const query::BuiltQuery built = builder.build(grammar::parsed_query(query), {.match = mode});
    return run(built, options);
  }

  [[nodiscard]] matching::Matches run(const query::BuiltQuery& built,
                                      const matching::MatchOptions& options) {
    return matching::Matcher(reader_, session_).run(built, options);
  }

  /// The ids of all matches; as they are counted and as they are listed they must be the same.
  [[nodiscard]] std::set<std::string> all_ids(const std::string& query,
                                              MatchMode mode = MatchMode::All) {
    const matching::Matches found = run(query, {.first = 1000, .all = true}, mode);
    std::set<std::string> ids;
    for (const matching::Match& match : found.first) ids.insert(id(match.id));
    CHECK(found.total == ids.size());
    CHECK(found.all.size() == ids.size());
    CHECK(run(query, {.first = 1}, mode).total == ids.size());
    return ids;
  }

  [[nodiscard]] std::string id(Xapian::docid match) const { return value(match, schema::kIdSlot); }
  [[nodiscard]] std::string value(Xapian::docid match, Xapian::valueno slot) const {
    return reader_.document(match).get_value(slot);
  }

 private:
  TestIndex index_;
  snapshot::IndexReader reader_{snapshot::IndexSnapshot::take(index_.path())};
  arabic::Analyzer::Session session_{analyzer()};
};

}  // namespace niger::test
