#include "searcher/measuring/ngrams.h"

#include <algorithm>
#include <map>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger::measuring {

namespace {

using Words = std::vector<std::uint32_t>;

struct Found {
  std::uint64_t count = 0;
  std::size_t first = 0;
  std::map<std::size_t, std::uint64_t> articles;  // how often in each
};

// By the plainest way there is.
std::map<Words, Found> by_hand(const WordSequence& sequence, std::size_t length) {
  std::map<Words, Found> out;
  const Words& words = sequence.words();
  for (std::size_t at = 0; at + length <= words.size(); ++at) {
    const Words ngram(words.begin() + static_cast<std::ptrdiff_t>(at),
                      words.begin() + static_cast<std::ptrdiff_t>(at + length));
    if (std::find(ngram.begin(), ngram.end(), WordSequence::kBreak) != ngram.end()) continue;
    Found& found = out.try_emplace(ngram, Found{0, at, {}}).first->second;
    ++found.count;
    std::size_t article = 0;
    while (article < sequence.starts().size() && sequence.starts()[article] <= at) ++article;
    ++found.articles[article - 1];
  }
  return out;
}

WordSequence random_sequence(std::mt19937& random) {
  WordSequence out;
  const auto different = static_cast<std::uint32_t>(1 + random() % 12);
  for (auto articles = 1 + random() % 9; articles > 0; --articles) {
    out.begin_article();
    for (auto words = random() % 60; words > 0; --words) {
      REQUIRE(out.add(static_cast<std::uint32_t>(random() % different), random() % 7 == 0));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("ngrams: what stands in two sentences or articles is none") {
  WordSequence sequence;
  sequence.begin_article();
  for (const std::uint32_t word : {1, 2, 3}) REQUIRE(sequence.add(word, word == 1));
  REQUIRE(sequence.add(1, true));
  sequence.begin_article();
  for (const std::uint32_t word : {1, 2, 1, 2}) REQUIRE(sequence.add(word, word == 7));
  CHECK(sequence.sizes() == std::vector<std::uint64_t>{4, 4});
  Deadline never;
  const Ngrams found = counted_ngrams(sequence, 2, 2, 1, 10, never);
  REQUIRE(found.rows.size() >= 3);
  CHECK(found.rows[0].count == 3);  // 1 2
}

TEST_CASE("ngrams: counts and spread are those counted by hand") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 400; ++round) {
    const WordSequence sequence = random_sequence(random);
    const std::size_t shortest = 1 + random() % 4;
    const std::size_t longest = shortest + random() % 3;
    const std::uint64_t least = 1 + random() % 3;
    const std::size_t most = random() % 3 == 0 ? random() % 10 : 100'000;
    Deadline never;
    const Ngrams found = counted_ngrams(sequence, shortest, longest, least, most, never);
    std::vector<std::pair<std::size_t, std::pair<Words, Found>>> expected;  // by length
    for (std::size_t length = shortest; length <= longest; ++length) {
      for (const auto& ngram : by_hand(sequence, length)) {
        if (ngram.second.count >= least) expected.emplace_back(length, ngram);
      }
    }
    std::sort(expected.begin(), expected.end(), [](const auto& one, const auto& other) {
      const Found& left = one.second.second;
      const Found& right = other.second.second;
      if (left.count != right.count) return left.count > right.count;
      return left.first != right.first ? left.first < right.first : one.first < other.first;
    });
    CHECK(found.different == expected.size());
    REQUIRE(found.rows.size() == std::min(most, expected.size()));
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
      const Ngram& row = found.rows[i];
      const Found& meant = expected[i].second.second;
      CHECK(row.length == expected[i].first);
      CHECK(row.at == meant.first);
      CHECK(row.count == meant.count);
      REQUIRE(row.articles.size() == meant.articles.size());
      std::size_t place = 0;
      for (const auto& [article, count] : meant.articles) {
        CHECK(row.articles[place].count == count);
        CHECK(row.articles[place++].size == sequence.sizes()[article]);
      }
    }
  }
}

TEST_CASE("ngrams: more different ones than one pass takes") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  WordSequence sequence;
  sequence.begin_article();
  const std::size_t words = (std::size_t{1} << 21) + 100'000;
  for (std::size_t i = 0; i < words; ++i) {
    // Each pair of an even number and the next stands twice.
    REQUIRE(sequence.add(static_cast<std::uint32_t>(i % (words / 2)), i == words / 2));
  }
  Deadline never;
  const Ngrams found = counted_ngrams(sequence, 2, 2, 2, 5, never);
  CHECK(found.different == words / 2 - 1);
  REQUIRE(found.rows.size() == 5);
  CHECK(found.rows[4].at == 5);  // after the break before the first
  CHECK(found.rows[4].count == 2);
}

TEST_CASE("ngrams: a deadline ends the counting") {
  WordSequence sequence;
  sequence.begin_article();
  for (std::uint32_t i = 0; i < 100'000; ++i) REQUIRE(sequence.add(i % 100, false));
  Deadline soon = Deadline::after_questions(2);
  static_cast<void>(counted_ngrams(sequence, 2, 5, 1, 10, soon));
  CHECK(soon.was_met());
}

}  // namespace niger::measuring
