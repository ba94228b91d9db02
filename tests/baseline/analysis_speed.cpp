/// How fast is text understood, on one core? Analyses a file, a line an article, as the indexer
/// does (folding, stemming, and the spelling key of each new stem): analysis_speed FILE. Prints
/// bytes, words, distinct words, the CPU seconds of a first pass, with nothing cached, and the best
/// of three more; scripts/bench_reading makes the file.
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/spelling/spelling_key.h"

namespace {

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// What the index keeps of each distinct word for its variants: a key, made once.
class Keys {
 public:
  void note(const niger::arabic::TokenRef& token) {
    if (token.word >= known_) {
      known_ = token.word + 1;
      bytes_ += niger::spelling::spelling_key(token.stem).size();
    }
  }
  [[nodiscard]] std::uint32_t words() const { return known_; }
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  std::uint32_t known_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  constexpr int kRounds = 3;
  std::ifstream file(argc > 1 ? argv[1] : "");
  std::vector<std::string> articles;
  std::uint64_t bytes = 0;
  for (std::string line; std::getline(file, line);) {
    bytes += line.size();
    articles.push_back(std::move(line));
  }
  const niger::arabic::Analyzer analyzer;
  niger::arabic::Analyzer::Session session(analyzer);
  std::vector<niger::arabic::TokenRef> tokens;
  Keys keys;
  std::uint64_t words = 0;
  double first = 0;
  double best = 1e9;
  for (int round = 0; round <= kRounds; ++round) {
    words = 0;
    const double start = cpu_seconds();
    for (const std::string& article : articles) {
      session.analyze(article, tokens);
      for (const niger::arabic::TokenRef& token : tokens) {
        keys.note(token);
      }
      words += tokens.size();
    }
    const double seconds = cpu_seconds() - start;
    (round == 0 ? first : best) = round == 0 ? seconds : std::min(best, seconds);
  }
  if (session.generation() != 0 || words == 0) {
    std::cerr << "analysis_speed: give a file with text, of at most some million distinct words\n";
    return 1;
  }
  std::printf("%llu\t%llu\t%u\t%.4f\t%.4f\t%llu\n", static_cast<unsigned long long>(bytes),
              static_cast<unsigned long long>(words), keys.words(), first, best,
              static_cast<unsigned long long>(keys.bytes()));
  return 0;
}
