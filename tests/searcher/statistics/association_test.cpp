#include "searcher/statistics/association.h"

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/seed.h"

namespace niger::statistics {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Row {
  ContingencyTable table;
  double log_likelihood;
  double mutual_information;
  double cubed_mutual_information;
  double t_score;
  double dice;
  double log_dice;
  double percent_difference;
};

// What SciPy and NumPy give for these tables: reference_tables.py. G² there is
// chi2_contingency(table, correction=False, lambda_="log-likelihood"); the second row is "the
// swiss" in Dunning 1993, table 1 (270.72).
const std::vector<Row> kRows = {
#include "tests/searcher/statistics/association_tables.inc"
};

void check_equal(double value, double reference) {
  if (std::isinf(reference)) {
    CHECK(value == reference);
  } else {
    CHECK(value == Approx(reference).epsilon(1e-9).margin(1e-9));
  }
}

}  // namespace

TEST_CASE("association: what SciPy gives for fifty tables") {
  REQUIRE(kRows.size() == 50);
  for (const Row& row : kRows) {
    CAPTURE(row.table.both, row.table.first_only, row.table.second_only, row.table.neither);
    check_equal(log_likelihood(row.table), row.log_likelihood);
    check_equal(mutual_information(row.table), row.mutual_information);
    check_equal(cubed_mutual_information(row.table), row.cubed_mutual_information);
    check_equal(t_score(row.table), row.t_score);
    check_equal(dice(row.table), row.dice);
    check_equal(log_dice(row.table), row.log_dice);
    check_equal(percent_difference(row.table), row.percent_difference);
  }
}

TEST_CASE("association: tables from counts") {
  struct Case {
    const char* why;
    ContingencyTable table;
    ContingencyTable expected;
  };
  const std::vector<Case> cases = {
      {"two words", table_of_words(3, 10, 5, 1000), {3, 7, 2, 988}},
      {"never together", table_of_words(0, 10, 5, 1000), {0, 10, 5, 985}},
      {"more together than there are of one", table_of_words(7, 10, 5, 1000), {5, 5, 0, 990}},
      {"more of a word than words", table_of_words(7, 2000, 5, 1000), {5, 995, 0, 0}},
      {"two words that are all words", table_of_words(0, 60, 50, 100), {0, 60, 50, 0}},
      {"two sets", table_of_sets(3, 100, 4, 1000), {3, 97, 4, 996}},
      {"an empty set", table_of_sets(3, 100, 0, 0), {3, 97, 0, 0}},
      {"more of a word than words of a set", table_of_sets(300, 100, 4, 3), {100, 0, 3, 0}},
  };
  for (const Case& one : cases) {
    INFO(one.why);
    CHECK(one.table.both == one.expected.both);
    CHECK(one.table.first_only == one.expected.first_only);
    CHECK(one.table.second_only == one.expected.second_only);
    CHECK(one.table.neither == one.expected.neither);
  }
}

TEST_CASE("association: empty tables have a value") {
  const ContingencyTable empty;
  CHECK(empty.expected() == 0);
  CHECK(log_likelihood(empty) == 0);
  CHECK(mutual_information(empty) == -kInfinity);
  CHECK(cubed_mutual_information(empty) == -kInfinity);
  CHECK(t_score(empty) == 0);
  CHECK(dice(empty) == 0);
  CHECK(log_dice(empty) == -kInfinity);
  CHECK(percent_difference(empty) == 0);
}

TEST_CASE("association: what holds of every table") {
  const unsigned seed = test::seed_of_run();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int turn = 0; turn < 2000; ++turn) {
    const auto count = [&random] { return static_cast<double>(random() % (1U << random() % 24)); };
    const ContingencyTable table{count(), count(), count(), count()};
    const ContingencyTable turned{table.both, table.second_only, table.first_only, table.neither};
    CAPTURE(table.both, table.first_only, table.second_only, table.neither);
    CHECK(log_likelihood(table) >= 0);
    CHECK(log_likelihood(table) == Approx(log_likelihood(turned)).epsilon(1e-6).margin(1e-3));
    CHECK(dice(table) == dice(turned));
    CHECK(dice(table) >= 0);
    CHECK(dice(table) <= 1);
    CHECK(log_dice(table) <= 14);
    CHECK_FALSE(std::isnan(percent_difference(table)));
    CHECK(percent_difference(table) >= -100);
    // More often than expected by one measure is so by the others.
    if (table.both > 0 && std::abs(table.both - table.expected()) > 1e-9 * table.both) {
      CHECK((mutual_information(table) > 0) == (t_score(table) > 0));
    }
  }
}

}  // namespace niger::statistics
