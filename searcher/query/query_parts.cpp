#include "searcher/query/query_parts.h"

#include <algorithm>

namespace niger::query {
namespace {

// Any of them will do; where some hold a =word all of those must, and the others only weigh.
Clause loosely(const Clauses& parts) {
  Clauses firm;
  Clauses others;
  for (const Clause& part : parts) (part.is_firm ? firm : others).push_back(part);
  if (firm.empty()) return any_of(others);
  return others.empty() ? all_of(firm) : weighed_too(all_of(firm), any_of(others));
}

}  // namespace

Clause group_of(const QueryParts& parts, const Clause& words, bool loose) {
  Clauses positive = parts.required;
  if (!words.empty()) positive.push_back(words);
  const bool is_filter = positive.empty();
  Clause out;
  if (!is_filter) out = loose ? loosely(positive) : all_of(positive);
  if (!parts.filters.empty()) {
    const Clause filter = all_of(parts.filters);
    out = is_filter ? filter : filtered(out, filter);
  }
  if (!parts.excluded.empty()) {
    out = without(out.empty() ? Clause{every_article()} : out, any_of(parts.excluded));
  }
  if (is_filter && !out.empty()) out = scaled(out, 0);
  out.is_filter = is_filter;
  return out;
}

std::size_t found_words(const QueryParts& parts) {
  return static_cast<std::size_t>(
      std::count_if(parts.words.begin(), parts.words.end(),
                    [](const AskedWord& word) { return word.articles > 0; }));
}

Clause group_with(const QueryParts& parts, std::size_t least) {
  Clauses words;
  for (const AskedWord& word : parts.words) {
    if (word.articles > 0) words.push_back(word.clause);
  }
  return group_of(parts, at_least(least, words));
}

}  // namespace niger::query
