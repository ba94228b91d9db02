#pragma once
/// A clause: what a part of a query becomes when Xapian cannot decide all of it. Two queries that
/// hold the matches between them, and what decides the articles that lie between. Built-in
/// operators only. It knows no words: query_builder.h makes the clauses.
#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/query/post_filter.h"

namespace niger::query {

struct Clause {
  Xapian::Query query;         ///< every match is among its matches; gives the weights
  PostFilter check = {};       ///< decides; None: all of them are matches
  Xapian::Query certain = {};  ///< with a check: its matches need none. Empty: there are no such
  bool is_filter = false;      ///< admits and gives no weight
  bool is_firm = false;        ///< holds =word: no other word will do, however little is found

  /// Nothing to look for; whoever combines clauses leaves it out.
  [[nodiscard]] bool empty() const { return query.empty(); }
  [[nodiscard]] bool is_decided() const { return check.kind == PostFilter::Kind::None; }
};

using Clauses = std::vector<Clause>;

/// Every article. Xapian's own Query::MatchAll is one object with a count of references that
/// threads must not change at the same time.
[[nodiscard]] inline Xapian::Query every_article() { return Xapian::Query(std::string()); }

/// The words one after the other, each as far after the first as its place says. `terms` are as
/// they are posted; `prefix_bytes` of each are its prefix.
[[nodiscard]] Clause phrase_clause(const std::vector<std::string>& terms,
                                   const std::vector<std::uint32_t>& places,
                                   std::size_t prefix_bytes = 0);

/// The words in any order within `window` neighbouring words.
[[nodiscard]] Clause near_clause(const std::vector<std::string>& terms, std::size_t window);

/// `clause`, but only articles with the exact letters of `word`.
[[nodiscard]] Clause with_letters(const Clause& clause, const QueryTerm& word);

/// `clause`, but only articles that pass `filter`.
[[nodiscard]] Clause checked(const Clause& clause, PostFilter filter);

/// What all of `parts` match, with the sum of their weights. None for no parts.
[[nodiscard]] Clause all_of(const Clauses& parts);

/// What any of `parts` matches, with the sum of their weights, or with OP_MAX the best of them.
[[nodiscard]] Clause any_of(const Clauses& parts, Xapian::Query::op op = Xapian::Query::OP_OR);

/// What at least `least` (1 or more) of `parts` match, with the sum of their weights.
[[nodiscard]] Clause at_least(std::size_t least, const Clauses& parts);

/// `clause`, but only what `filter` matches too; weighs as `clause` does.
[[nodiscard]] Clause filtered(const Clause& clause, const Clause& filter);

/// What `clause` matches, and the weight of `other` too where that matches besides.
[[nodiscard]] Clause weighed_too(const Clause& clause, const Clause& other);

/// `clause`, but for what `excluded` matches.
[[nodiscard]] Clause without(const Clause& clause, const Clause& excluded);

[[nodiscard]] Clause scaled(const Clause& clause, double factor);

}  // namespace niger::query
