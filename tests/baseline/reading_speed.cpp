/// How fast are files read, on one core? Reads every file with niger-index's own readers and throws
/// the articles away: reading_speed FILE|FOLDER…. Prints bytes, articles and the best CPU seconds
/// of three rounds; scripts/bench_reading makes the files and compares.
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "indexer/reading/reader.h"

namespace {

class Counting : public niger::articles::ArticleSink {
 public:
  void article(niger::Article&& article) override {
    ++articles;
    text_bytes += article.title.size() + article.text.size();
  }
  void skipped(niger::walk::Skipped&&) override { ++skips; }

  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t skips = 0;
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kRounds = 3;
  const niger::walk::WalkResult found =
      niger::walk::walk(std::vector<std::string>(argv + 1, argv + argc));
  niger::reading::Reader reader{niger::articles::ReadOptions{}};
  double best = 1e9;
  std::uint64_t bytes = 0;
  Counting count;
  for (int round = 0; round < kRounds; ++round) {
    count = {};
    bytes = 0;
    const double start = cpu_seconds();
    for (const niger::walk::Candidate& file : found.candidates) {
      bytes += reader.read(file, count).bytes;
    }
    best = std::min(best, cpu_seconds() - start);
  }
  std::printf("%llu\t%llu\t%llu\t%.4f\n", static_cast<unsigned long long>(bytes),
              static_cast<unsigned long long>(count.articles),
              static_cast<unsigned long long>(count.skips), best);
  return count.articles == 0 ? 1 : 0;
}
