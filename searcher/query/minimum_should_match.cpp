#include "searcher/query/minimum_should_match.h"

#include <algorithm>
#include <utility>

#include "searcher/base/match_weights.h"

namespace niger::query {
namespace {

// The rarest words decide which articles match; the others only weigh.
struct Parts {
  Clauses deciding;
  Clauses weighing;
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
    (weighs_only ? parts.weighing : parts.deciding).push_back(std::move(word.clause));
  }
  return parts;
}

}  // namespace

Clause minimum_should_match_of(std::vector<AskedWord> words, std::uint64_t articles) {
  Clauses all;
  for (const AskedWord& word : words) all.push_back(word.clause);
  const std::size_t least = match::minimum_should_match(all.size());
  if (least == all.size()) return all_of(all);
  const auto [deciding, weighing] = divided(std::move(words), articles);
  if (deciding.empty() || weighing.empty()) return at_least(least, all);
  // Each term of a query is a list to open: no word stands in it more often than need be.
  const Clause others = any_of(weighing);
  if (deciding.size() >= match::kEnoughDeciding) {
    return weighed_too(at_least(least, deciding), others);
  }
  const Clause with_others = all_of({any_of(deciding), others});
  if (deciding.size() < least) return with_others;
  // The heavier of the ways weighs all that an article has.
  return any_of({at_least(least, deciding), with_others}, Xapian::Query::OP_MAX);
}

}  // namespace niger::query
