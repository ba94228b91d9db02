/// The words of a collection and what the analyzer makes of them, for scripts/families: word_stems
/// FILE [--company], an article a line. Prints a line for each Arabic word as it is written, the
/// most frequent first: the number of articles, the word, its stem, and s for a stop word; with
/// --company also how much alike the company of the word is to that of the most frequent word of
/// its stem, as vectors of written words have it, from -1 to 1; empty for a word too rare for
/// company.
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/arabic/analyzer.h"
#include "indexer/vectors/subspace.h"

namespace {

struct Counted {
  std::string written;
  std::string stem;
  bool is_stop_word = false;
  std::uint32_t articles = 0;
  std::uint32_t last = 0;  // the article that was counted last, from 1
  /// By article: its number, the frequency there; kept where company is asked for.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> company;
};

using niger::vectors::CompanyMatrix;

// The words in enough articles, and not in most, as the index counts them.
CompanyMatrix matrix_of(const std::vector<Counted>& words, std::uint32_t articles) {
  CompanyMatrix matrix;
  matrix.rows = articles;
  matrix.least = articles >= niger::vectors::kManyArticles ? niger::vectors::kLeastCompany
                                                           : niger::vectors::kLeastCompanyOfFew;
  matrix.starts.push_back(0);
  for (const Counted& word : words) {
    if (word.articles < matrix.least || word.articles > articles / 2) continue;
    matrix.terms.push_back(word.written);
    for (const auto& [article, frequency] : word.company) {
      matrix.entries.push_back((article << CompanyMatrix::kFrequencyBits) |
                               std::min<std::uint32_t>(frequency, 255));
    }
    matrix.starts.push_back(matrix.entries.size());
  }
  return matrix;
}

// The likeness of each word to the most frequent one of its stem, as it is printed.
class Likenesses {
 public:
  Likenesses(const std::vector<Counted>& words, std::uint32_t articles) {
    if (articles < niger::vectors::kLeastArticles) return;
    const CompanyMatrix matrix = matrix_of(words, articles);
    vectors_ = niger::vectors::company_vectors(matrix, 1, std::atomic<bool>{false});
    for (std::size_t i = 0; i < matrix.terms.size(); ++i) places_.emplace(matrix.terms[i], i);
    for (const Counted& word : words) {
      if (places_.contains(word.written) && !word.is_stop_word) {
        first_.emplace(word.stem, places_.at(word.written));
      }
    }
  }

  [[nodiscard]] std::string of(const Counted& word) const {
    constexpr std::size_t kDimensions = niger::index::kVectorDimensions;
    const auto place = places_.find(word.written);
    const auto first = first_.find(word.stem);
    if (place == places_.end() || first == first_.end()) return {};
    float sum = 0;
    for (std::size_t i = 0; i < kDimensions; ++i) {
      sum += vectors_[place->second * kDimensions + i] * vectors_[first->second * kDimensions + i];
    }
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", static_cast<double>(sum));
    return text;
  }

 private:
  std::vector<float> vectors_;
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_map<std::string, std::size_t> first_;  // by stem
};

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "");
  const bool has_company = argc > 2 && std::string_view(argv[2]) == "--company";
  const niger::arabic::Analyzer analyzer;
  niger::arabic::Analyzer::Session session(analyzer, std::numeric_limits<std::size_t>::max());
  std::vector<niger::arabic::TokenRef> tokens;
  std::vector<Counted> words;
  std::uint32_t article = 0;
  for (std::string line; std::getline(file, line);) {
    ++article;
    session.analyze(line, tokens);
    for (const niger::arabic::TokenRef& token : tokens) {
      if (token.word >= words.size()) {
        words.resize(token.word + 1);
      }
      Counted& word = words[token.word];
      if (token.kind != niger::letters::TokenKind::Arabic) continue;
      if (word.last == article) {
        if (has_company) ++word.company.back().second;
        continue;
      }
      if (has_company) word.company.emplace_back(article - 1, 1);
      if (word.articles == 0) {
        word.written = line.substr(token.span.begin, token.span.end - token.span.begin);
        word.stem = token.stem;
        word.is_stop_word = token.is_stop_word;
      }
      ++word.articles;
      word.last = article;
    }
  }
  if (article == 0) {
    std::cerr << "word_stems: give a file with an article a line\n";
    return 1;
  }
  std::erase_if(words, [](const Counted& word) { return word.articles == 0; });
  std::sort(words.begin(), words.end(), [](const Counted& a, const Counted& b) {
    return a.articles != b.articles ? a.articles > b.articles : a.written < b.written;
  });
  const Likenesses likenesses(words, has_company ? article : 0);
  for (const Counted& word : words) {
    std::printf("%u\t%s\t%s\t%s", word.articles, word.written.c_str(), word.stem.c_str(),
                word.is_stop_word ? "s" : "");
    std::printf(has_company ? "\t%s\n" : "%s\n", likenesses.of(word).c_str());
  }
  return 0;
}
