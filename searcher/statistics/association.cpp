#include "searcher/statistics/association.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace niger::statistics {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// The part of G² that one cell gives; an empty cell gives none.
double cell(double observed, double expected) {
  return observed > 0 ? observed * std::log(observed / expected) : 0;
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

}  // namespace

double ContingencyTable::expected() const { return share(first() * second(), all()); }

ContingencyTable table_of_words(std::uint64_t both, std::uint64_t first, std::uint64_t second,
                                std::uint64_t all) {
  first = std::min(first, all);
  second = std::min(second, all);
  both = std::min({both, first, second});
  const std::uint64_t either = first + second - both;
  return {.both = static_cast<double>(both),
          .first_only = static_cast<double>(first - both),
          .second_only = static_cast<double>(second - both),
          .neither = static_cast<double>(all - std::min(either, all))};
}

ContingencyTable table_of_sets(std::uint64_t one, std::uint64_t one_size, std::uint64_t other,
                               std::uint64_t other_size) {
  one = std::min(one, one_size);
  other = std::min(other, other_size);
  return {.both = static_cast<double>(one),
          .first_only = static_cast<double>(one_size - one),
          .second_only = static_cast<double>(other),
          .neither = static_cast<double>(other_size - other)};
}

double log_likelihood(const ContingencyTable& table) {
  const double all = table.all();
  if (all <= 0) return 0;
  const double first = table.first();
  const double second = table.second();
  const double sum = cell(table.both, first * second / all) +
                     cell(table.first_only, first * (all - second) / all) +
                     cell(table.second_only, (all - first) * second / all) +
                     cell(table.neither, (all - first) * (all - second) / all);
  return std::max(0.0, 2 * sum);
}

double mutual_information(const ContingencyTable& table) {
  return table.both > 0 ? std::log2(table.both / table.expected()) : -kInfinity;
}

double cubed_mutual_information(const ContingencyTable& table) {
  return table.both > 0 ? std::log2(table.both * table.both * table.both / table.expected())
                        : -kInfinity;
}

double t_score(const ContingencyTable& table) {
  const double expected = table.expected();
  if (table.both <= 0) return expected > 0 ? -kInfinity : 0;
  return (table.both - expected) / std::sqrt(table.both);
}

double dice(const ContingencyTable& table) {
  return share(2 * table.both, table.first() + table.second());
}

double log_dice(const ContingencyTable& table) {
  return table.both > 0 ? 14 + std::log2(dice(table)) : -kInfinity;
}

double percent_difference(const ContingencyTable& table) {
  const double one = share(table.both, table.first());
  const double other = share(table.second_only, table.second_only + table.neither);
  if (other > 0) return 100 * (one / other - 1);
  return one > 0 ? kInfinity : 0;
}

}  // namespace niger::statistics
