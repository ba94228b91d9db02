#pragma once
/// A made-up collection for the tests of vectors: subjects with words of their own, and articles
/// each on one subject.
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "common/index/stem_vectors.h"
#include "indexer/vectors/company_matrix.h"

namespace niger::test {

/// A list of the words (terms) of each article, in the order of the articles.
using WordsOfArticles = std::vector<std::vector<std::string>>;

/// `articles` articles, each of `words` words drawn from the `vocabulary` words of one of
/// `subjects` subjects ("s0w0" …) and some of all.
inline WordsOfArticles articles_on_subjects(unsigned articles, unsigned subjects,
                                            unsigned vocabulary, unsigned words,
                                            std::mt19937& random) {
  WordsOfArticles all(articles);
  for (unsigned article = 0; article < articles; ++article) {
    for (unsigned word = 0; word < words; ++word) {
      const auto subject =
          static_cast<unsigned>(word % 4 == 3 ? random() % subjects : article % subjects);
      all[article].push_back("s" + std::to_string(subject) + "w" +
                             std::to_string(random() % vocabulary));
    }
  }
  return all;
}

}  // namespace niger::test
