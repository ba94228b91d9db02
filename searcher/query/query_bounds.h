#pragma once
/// The bounds of a query: what it may cost, whatever is typed. Equal parts are one; beginnings*
/// share the terms they may stand for; the articles that must be looked at one by one are counted,
/// and so are the words that are expanded. What is left out is reported in BuiltQuery. Ordinary
/// queries reach none of them.
#include <xapian.h>

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

#include "searcher/base/deadline.h"
#include "searcher/grammar/query_text.h"
#include "searcher/query/built_query.h"

namespace niger::query {

/// The parts of one group or of alternatives.
class MergedParts {
 public:
  /// False for a part that is equal to an earlier one, sign and field included.
  [[nodiscard]] bool is_new(const grammar::QueryNode& part);

 private:
  std::unordered_set<std::string> known_;
};

/// Of one query that is being built; everything must outlive it.
class QueryBounds {
 public:
  QueryBounds(const Xapian::Database& database, Deadline& deadline, BuiltQuery& out)
      : database_(database), deadline_(deadline), out_(out) {}

  /// To be called first.
  void look_over(const grammar::QueryNode& root);

  /// Whether time is left to look up another part.
  [[nodiscard]] bool has_time() { return !deadline_.has_passed(deadline_share::kBuilding); }

  /// How many terms a beginning* may stand for.
  [[nodiscard]] Xapian::termcount terms_of_prefix() const;

  /// Whether the articles with all of `terms` may be looked at one by one. They are counted then.
  [[nodiscard]] bool may_check(const std::vector<std::string>& terms);

  /// Whether so many words more may be expanded, and time is left for it. They are counted then.
  [[nodiscard]] bool may_expand(std::size_t words);

 private:
  const Xapian::Database& database_;
  Deadline& deadline_;
  BuiltQuery& out_;
  std::size_t prefixes_ = 1;
  std::size_t expanded_ = 0;
  std::uint64_t checks_ = 0;
};

}  // namespace niger::query
