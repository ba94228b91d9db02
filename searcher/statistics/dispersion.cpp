#include "searcher/statistics/dispersion.h"

#include <cmath>

namespace niger::statistics {

double juilland_d(const std::vector<PartCount>& parts, std::size_t all_parts) {
  if (all_parts < 2) return 0;
  const auto count = static_cast<double>(all_parts);
  const auto share = [](const PartCount& part) {
    return part.size > 0 ? static_cast<double>(part.count) / static_cast<double>(part.size) : 0;
  };
  double sum = 0;
  for (const PartCount& part : parts) sum += share(part);
  if (sum <= 0) return 0;
  const double mean = sum / count;
  // Of the parts that are not listed each differs by the mean.
  double squares = (count - static_cast<double>(parts.size())) * mean * mean;
  for (const PartCount& part : parts) {
    const double difference = share(part) - mean;
    squares += difference * difference;
  }
  const double variation = std::sqrt(squares / count) / mean;
  return 1 - variation / std::sqrt(count - 1);
}

double deviation_of_proportions(const std::vector<PartCount>& parts, std::uint64_t all_words) {
  double times = 0;
  double listed_words = 0;
  for (const PartCount& part : parts) {
    times += static_cast<double>(part.count);
    listed_words += static_cast<double>(part.size);
  }
  if (times <= 0 || all_words == 0) return 0;
  const auto all = static_cast<double>(all_words);
  double differences = (all - listed_words) / all;
  for (const PartCount& part : parts) {
    differences +=
        std::abs(static_cast<double>(part.size) / all - static_cast<double>(part.count) / times);
  }
  return differences / 2;
}

}  // namespace niger::statistics
