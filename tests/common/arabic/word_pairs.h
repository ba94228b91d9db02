#pragma once
/// Pairs of words, and whether a searcher meets them as one.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/arabic/morphology.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

namespace niger::test {

struct WordPair {
  std::string_view query;
  std::string_view text;
};

/// A query word meets a word of the text when their stems are one, or related stems.
inline bool meet(std::string_view query, std::string_view text) {
  static const arabic::Stemmer stemmer;
  static const arabic::Morphology morphology;
  const std::string wanted = arabic::stem_as_written(stemmer, query);
  const std::string found = arabic::stem_as_written(stemmer, text);
  const std::vector<arabic::RelatedStem> related = morphology.related_stems_of(wanted);
  return wanted == found ||
         std::any_of(related.begin(), related.end(),
                     [&](const arabic::RelatedStem& one) { return one.stem == found; });
}

template <std::size_t size>
void check_pairs(const WordPair (&pairs)[size], bool expected) {
  for (const WordPair& pair : pairs) {
    INFO(pair.query << ", " << pair.text);
    CHECK(meet(pair.query, pair.text) == expected);
  }
}

}  // namespace niger::test
