#include "searcher/engine/match_levels.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "searcher/query/query_parts.h"

namespace niger::engine {

using matching::MostWords;
using query::BuiltQuery;
using query::Clause;

namespace {

BuiltQuery asked(Clause clause) {
  BuiltQuery out;
  out.query = std::move(clause.query);
  out.check = std::move(clause.check);
  out.certain = std::move(clause.certain);
  return out;
}

// Each word is opened once, and Xapian skips what cannot have enough of them: a tree of "so many of
// these and so many of those" takes a third more than the search itself.
bool weighs_words(const BuiltQuery& built) { return query::are_words_decided(built.parts); }

// What matches a level matches every wider one, so that they can be halved.
std::size_t tightest_by_halves(SearchContext& context, const BuiltQuery& built) {
  std::size_t some = built.least_words;
  std::size_t none = query::found_words(built.parts) + 1;
  for (std::size_t least = none - 1; some + 1 < none; least = (some + none) / 2) {
    const BuiltQuery level = level_query(built, least);
    const bool has_match = context.matcher.run(level, {.first = 0}, context.deadline).total > 0;
    (has_match ? some : none) = least;
  }
  return some;
}

// The most words that one of the first matches has, by their terms: of a name of two words one is
// enough here, so an article may have fewer.
std::size_t words_of_first(const SearchContext& context, const BuiltQuery& built,
                           const matching::Matches& matches) {
  constexpr std::size_t kFirst = 3;
  std::unordered_map<std::string, std::vector<std::uint8_t>> words;  // that a term stands for
  for (std::size_t word = 0; word < built.parts.words.size(); ++word) {
    const Xapian::Query& query = built.parts.words[word].clause.query;
    for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term) {
      words[*term].push_back(static_cast<std::uint8_t>(word));
    }
  }
  std::size_t most = 0;
  for (std::size_t i = 0; i < std::min(kFirst, matches.first.size()); ++i) {
    std::vector<bool> has(built.parts.words.size());
    const Xapian::docid id = matches.first[i].id;
    const auto end = context.database().termlist_end(id);
    for (auto term = context.database().termlist_begin(id); term != end; ++term) {
      const auto found = words.find(*term);
      if (found == words.end()) continue;
      for (const std::uint8_t word : found->second) has[word] = true;
    }
    most = std::max(most, static_cast<std::size_t>(std::count(has.begin(), has.end(), true)));
  }
  return most;
}

}  // namespace

bool has_levels(const BuiltQuery& built) {
  const std::size_t words = built.parts.words.size();
  return words > built.least_words && words <= kMostLevelWords;
}

MostWords tightest_level(SearchContext& context, const BuiltQuery& built,
                         const matching::Matches& widest, bool collapse) {
  const std::size_t least = built.least_words + 1;
  const MostWords none{.words = built.least_words, .matches = {}};
  if (!has_levels(built) || query::found_words(built.parts) < least) return none;
  const Clause clause = weighs_words(built) ? query::group_weighing_words(built.parts) : Clause();
  // Where a phrase beside them is left to a check, those with the most words may not pass it.
  if (clause.empty() || !clause.is_decided()) {
    return {.words = tightest_by_halves(context, built), .matches = {}};
  }
  // The more words are asked for, the more Xapian skips.
  const std::size_t begin = std::max(least, words_of_first(context, built, widest));
  MostWords most = context.matcher.most_words(clause.query, begin, collapse);
  if (most.words == 0 && begin > least) {
    most = context.matcher.most_words(clause.query, least, collapse);
  }
  return most.words == 0 ? none : most;
}

BuiltQuery level_query(const BuiltQuery& built, std::size_t least) {
  return asked(query::group_with(built.parts, least));
}

BuiltQuery level_count_query(const BuiltQuery& built, std::size_t least) {
  if (!weighs_words(built)) return level_query(built, least);
  BuiltQuery out = asked(query::group_weighing_words(built.parts));
  out.weighs_words = true;
  out.least_weight = static_cast<double>(least);
  return out;
}

}  // namespace niger::engine
