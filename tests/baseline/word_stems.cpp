/// The words of a collection and what the analyzer makes of them, for scripts/families: word_stems
/// FILE, an article a line. Prints a line for each Arabic word as it is written, the most frequent
/// first: the number of articles, the word, its stem, and s for a stop word.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

#include "common/arabic/analyzer.h"

namespace {

struct Counted {
  std::string written;
  std::string stem;
  bool is_stop_word = false;
  std::uint32_t articles = 0;
  std::uint32_t last = 0;  // the article that was counted last, from 1
};

}  // namespace

int main(int argc, char** argv) {
  std::ifstream file(argc > 1 ? argv[1] : "");
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
      if (token.kind != niger::letters::TokenKind::Arabic || word.last == article) {
        continue;
      }
      if (word.articles == 0) {
        word = {line.substr(token.span.begin, token.span.end - token.span.begin),
                std::string(token.stem), token.is_stop_word, 0, 0};
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
  for (const Counted& word : words) {
    std::printf("%u\t%s\t%s\t%s\n", word.articles, word.written.c_str(), word.stem.c_str(),
                word.is_stop_word ? "s" : "");
  }
  return 0;
}
