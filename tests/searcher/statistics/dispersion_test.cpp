#include "searcher/statistics/dispersion.h"

#include <algorithm>
#include <random>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger::statistics {

namespace {

struct Row {
  std::vector<PartCount> parts;
  double juilland;
  double deviation;
};

// What SciPy and NumPy give for these parts: reference_tables.py. The first is the example of
// Gries 2008 (DP .18, D .785).
const std::vector<Row> kRows = {
#include "tests/searcher/statistics/dispersion_tables.inc"
};

std::uint64_t words_of(const std::vector<PartCount>& parts) {
  std::uint64_t out = 0;
  for (const PartCount& part : parts) out += part.size;
  return out;
}

// Without the parts in which it does not stand.
std::vector<PartCount> listed(std::vector<PartCount> parts) {
  parts.erase(std::remove_if(parts.begin(), parts.end(),
                             [](const PartCount& part) { return part.count == 0; }),
              parts.end());
  return parts;
}

}  // namespace

TEST_CASE("dispersion: what SciPy gives for fifty lists of parts") {
  REQUIRE(kRows.size() == 50);
  for (const Row& row : kRows) {
    CHECK(juilland_d(row.parts, row.parts.size()) == Approx(row.juilland).margin(1e-9));
    CHECK(deviation_of_proportions(row.parts, words_of(row.parts)) ==
          Approx(row.deviation).margin(1e-9));
    // Parts without it need not be listed.
    CHECK(juilland_d(listed(row.parts), row.parts.size()) == Approx(row.juilland).margin(1e-9));
    CHECK(deviation_of_proportions(listed(row.parts), words_of(row.parts)) ==
          Approx(row.deviation).margin(1e-9));
  }
}

TEST_CASE("dispersion: the ends of the scales") {
  struct Case {
    const char* why;
    std::vector<PartCount> parts;
    std::size_t all_parts;
    std::uint64_t all_words;
    double juilland;
    double deviation;
  };
  const std::vector<Case> cases = {
      {"the same share of each part", {{1, 10}, {2, 20}, {3, 30}}, 3, 60, 1, 0},
      {"in one of four parts of a size", {{7, 10}}, 4, 40, 0, .75},
      {"nowhere", {}, 4, 40, 0, 0},
      {"one part", {{7, 10}}, 1, 10, 0, 0},
      {"no parts", {}, 0, 0, 0, 0},
      {"a part without words has no share", {{7, 10}, {0, 0}}, 2, 10, 0, 0},
  };
  for (const Case& one : cases) {
    INFO(one.why);
    CHECK(juilland_d(one.parts, one.all_parts) == Approx(one.juilland).margin(1e-12));
    CHECK(deviation_of_proportions(one.parts, one.all_words) ==
          Approx(one.deviation).margin(1e-12));
  }
}

TEST_CASE("dispersion: neither measure depends on the order of the parts") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int turn = 0; turn < 300; ++turn) {
    std::vector<PartCount> parts(2 + random() % 40);
    for (PartCount& part : parts) part = {random() % 9, 9 + random() % 1000};
    const double juilland = juilland_d(parts, parts.size());
    const double deviation = deviation_of_proportions(parts, words_of(parts));
    CHECK(juilland <= 1 + 1e-9);
    CHECK(juilland >= -1e-9);
    CHECK(deviation <= 1);
    CHECK(deviation >= 0);
    std::shuffle(parts.begin(), parts.end(), random);
    CHECK(juilland_d(parts, parts.size()) == Approx(juilland).margin(1e-9));
    CHECK(deviation_of_proportions(parts, words_of(parts)) == Approx(deviation).margin(1e-9));
  }
}

}  // namespace niger::statistics
