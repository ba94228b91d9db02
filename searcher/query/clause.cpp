#include "searcher/query/clause.h"

#include <algorithm>
#include <utility>

namespace niger::query {
namespace {

using XQuery = Xapian::Query;
using Queries = std::vector<XQuery>;
using Kind = PostFilter::Kind;

XQuery combined(XQuery::op op, const Queries& parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts.front();
  return {op, parts.begin(), parts.end()};
}

// What every match of the clause is among, and what every match of is one.
XQuery most(const Clause& clause) { return clause.query; }
XQuery sure(const Clause& clause) { return clause.is_decided() ? clause.query : clause.certain; }

Queries each(const Clauses& parts, XQuery (*side)(const Clause&)) {
  Queries out;
  for (const Clause& part : parts) out.push_back(side(part));
  return out;
}

bool all_decided(const Clauses& parts) {
  return std::all_of(parts.begin(), parts.end(),
                     [](const Clause& part) { return part.is_decided(); });
}

PostFilter all(std::vector<PostFilter> parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return std::move(parts.front());
  return {.kind = Kind::All, .parts = std::move(parts)};
}

// What decides on any article, not only on those that match the clause's query.
PostFilter whole_check(const Clause& clause) {
  PostFilter matches{.kind = Kind::Matches, .query = clause.query};
  if (clause.is_decided()) return matches;
  return all({std::move(matches), clause.check});
}

PostFilter at_least_checks(std::size_t least, const Clauses& parts) {
  PostFilter check{.kind = Kind::AtLeast, .count = least};
  for (const Clause& part : parts) check.parts.push_back(whole_check(part));
  return check;
}

// What at least `least` of parts[begin, end) match, with the sum of their weights. Halving keeps
// the query at n log² n leaves, where "every pair, every triple" would need n² and n³. Each way
// weighs the parts of either side that it asks for, all of them, and nothing of a side it does not
// ask; a match with parts on both sides is matched by a way that asks both, so the heaviest way is
// the sum.
XQuery at_least_of(std::size_t least, const Queries& parts, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  if (least == 0) return every_article();
  if (least > count) return {};
  const Queries here(parts.begin() + static_cast<std::ptrdiff_t>(begin),
                     parts.begin() + static_cast<std::ptrdiff_t>(end));
  if (least == 1) return combined(XQuery::OP_OR, here);
  if (least == count) return combined(XQuery::OP_AND, here);
  const std::size_t middle = begin + count / 2;
  Queries ways;
  for (std::size_t left = 0; left <= least; ++left) {
    if (left > middle - begin || least - left > end - middle) continue;
    Queries both;
    if (left > 0) both.push_back(at_least_of(left, parts, begin, middle));
    if (least > left) both.push_back(at_least_of(least - left, parts, middle, end));
    ways.push_back(combined(XQuery::OP_AND, both));
  }
  return combined(XQuery::OP_MAX, ways);
}

Clause all_terms(const std::vector<std::string>& terms) {
  return {XQuery(XQuery::OP_AND, terms.begin(), terms.end())};
}

}  // namespace

Clause phrase_clause(const std::vector<std::string>& terms,
                     const std::vector<std::uint32_t>& places, std::size_t prefix_bytes) {
  Clause clause = all_terms(terms);
  clause.check = {.kind = Kind::Phrase, .places = places, .in_title = prefix_bytes > 0};
  for (const std::string& term : terms) clause.check.terms.push_back(term.substr(prefix_bytes));
  return clause;
}

Clause near_clause(const std::vector<std::string>& terms, std::size_t window) {
  Clause clause = all_terms(terms);
  if (terms.size() > 1) clause.check = {.kind = Kind::Near, .terms = terms, .count = window};
  return clause;
}

Clause checked(const Clause& clause, PostFilter filter) {
  std::vector<PostFilter> checks;
  if (!clause.is_decided()) checks.push_back(clause.check);
  checks.push_back(std::move(filter));
  return {clause.query, all(std::move(checks))};
}

Clause with_letters(const Clause& clause, const QueryTerm& word) {
  Clause out = checked(clause, {.kind = Kind::Letters, .word = word});
  out.is_firm = true;
  return out;
}

Clause all_of(const Clauses& parts) {
  Clause out{combined(XQuery::OP_AND, each(parts, most))};
  out.is_firm =
      std::any_of(parts.begin(), parts.end(), [](const Clause& part) { return part.is_firm; });
  if (all_decided(parts)) return out;
  std::vector<PostFilter> checks;
  for (const Clause& part : parts) {
    if (!part.is_decided()) checks.push_back(part.check);
  }
  out.check = all(std::move(checks));
  out.certain = combined(XQuery::OP_AND, each(parts, sure));
  return out;
}

Clause any_of(const Clauses& parts, XQuery::op op) {
  if (parts.size() == 1) return parts.front();
  Clause out{combined(op, each(parts, most))};
  out.is_firm = !parts.empty() && std::all_of(parts.begin(), parts.end(),
                                              [](const Clause& part) { return part.is_firm; });
  if (all_decided(parts)) return out;
  out.check = at_least_checks(1, parts);
  out.certain = combined(XQuery::OP_OR, each(parts, sure));
  return out;
}

Clause at_least(std::size_t least, const Clauses& parts) {
  if (least >= parts.size()) return all_of(parts);
  if (least <= 1) return any_of(parts);
  const auto enough_of = [&](const Queries& queries) {
    return at_least_of(least, queries, 0, queries.size());
  };
  Clause out{enough_of(each(parts, most))};
  if (all_decided(parts)) return out;
  out.check = at_least_checks(least, parts);
  out.certain = enough_of(each(parts, sure));
  return out;
}

Clause filtered(const Clause& clause, const Clause& filter) {
  Clause out = all_of({clause, filter});
  out.query = XQuery(XQuery::OP_FILTER, clause.query, filter.query);
  return out;
}

Clause weighed_too(const Clause& clause, const Clause& other) {
  Clause out = clause;
  out.query = XQuery(XQuery::OP_AND_MAYBE, clause.query, other.query);
  return out;
}

Clause without(const Clause& clause, const Clause& excluded) {
  const auto except = [](const XQuery& query, const XQuery& other) {
    return other.empty() ? query : XQuery(XQuery::OP_AND_NOT, query, other);
  };
  Clause out{except(clause.query, sure(excluded)), clause.check};
  out.is_filter = clause.is_filter;
  out.is_firm = clause.is_firm;
  if (clause.is_decided() && excluded.is_decided()) return out;
  out.certain = except(sure(clause), excluded.query);
  if (!excluded.is_decided()) {
    std::vector<PostFilter> checks;
    if (!clause.is_decided()) checks.push_back(clause.check);
    checks.push_back({.kind = Kind::Not, .parts = {whole_check(excluded)}});
    out.check = all(std::move(checks));
  }
  return out;
}

Clause scaled(const Clause& clause, double factor) {
  Clause out = clause;
  out.query = XQuery(XQuery::OP_SCALE_WEIGHT, clause.query, factor);
  return out;
}

}  // namespace niger::query
