#include "searcher/query/quorum.h"

#include <algorithm>
#include <utility>

#include "searcher/query/match_weights.h"

namespace niger {
namespace {

using XQuery = Xapian::Query;
using Queries = std::vector<XQuery>;

XQuery combined(XQuery::op op, const Queries& parts) {
  if (parts.empty()) return {};
  if (parts.size() == 1) return parts.front();
  return {op, parts.begin(), parts.end()};
}

// Of parts[begin, end). Halving keeps the query at n log² n leaves, where "every pair, every
// triple" would need n² and n³.
XQuery at_least_of(std::size_t least, const Queries& parts, std::size_t begin, std::size_t end) {
  const std::size_t count = end - begin;
  if (least == 0) return XQuery::MatchAll;
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
  return combined(XQuery::OP_OR, ways);
}

// The rarest words decide which articles match; the others only weigh.
struct Parts {
  Queries deciding;
  Queries weighing;
};

Parts divided(std::vector<AskedWord> words, std::uint64_t articles) {
  std::stable_sort(words.begin(), words.end(), [](const AskedWord& one, const AskedWord& other) {
    return one.articles < other.articles;
  });
  Parts parts;
  for (AskedWord& word : words) {
    if (word.articles == 0) continue;  // no article has it
    const bool weighs_only =
        parts.deciding.size() == match::kDecidingWords || match::is_common(word.articles, articles);
    (weighs_only ? parts.weighing : parts.deciding).push_back(std::move(word.query));
  }
  return parts;
}

}  // namespace

XQuery quorum_query(std::vector<AskedWord> words, std::uint64_t articles) {
  Queries all;
  for (const AskedWord& word : words) all.push_back(word.query);
  const std::size_t least = match::quorum(all.size());
  if (least == all.size()) return combined(XQuery::OP_AND, all);
  const auto [deciding, weighing] = divided(std::move(words), articles);
  if (deciding.empty() || weighing.empty()) {
    return {XQuery::OP_FILTER, combined(XQuery::OP_OR, all), at_least(least, all)};
  }
  const XQuery any = combined(XQuery::OP_OR, deciding);
  XQuery enough = at_least(least, deciding);
  if (deciding.size() < match::kEnoughDeciding) {
    const XQuery with_common(XQuery::OP_AND, any, combined(XQuery::OP_OR, weighing));
    enough = enough.empty() ? with_common : XQuery(XQuery::OP_OR, enough, with_common);
  }
  return {XQuery::OP_AND_MAYBE, XQuery(XQuery::OP_FILTER, any, enough),
          combined(XQuery::OP_OR, weighing)};
}

XQuery at_least(std::size_t least, const Queries& parts) {
  return at_least_of(least, parts, 0, parts.size());
}

}  // namespace niger
