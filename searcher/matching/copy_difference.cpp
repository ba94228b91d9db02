#include "searcher/matching/copy_difference.h"

#include <algorithm>

namespace niger::matching {

using response::CopyDifference;
using response::CopyKind;

namespace {

// Of a book its beginning is compared.
constexpr std::size_t kMostBytes = std::size_t{1} << 20;

using Counts = std::unordered_map<std::string_view, std::size_t>;

}  // namespace

DifferenceFinder::DifferenceFinder(arabic::Analyzer::Session& session, const Article& article)
    : session_(session), own_(words_of(article)) {}

std::vector<DifferenceFinder::Word> DifferenceFinder::words_of(const Article& article) {
  std::vector<Word> words;
  auto zone = article.zones.begin();
  const std::size_t end = std::min(article.text.size(), kMostBytes);
  for (std::size_t from = 0; from < end;) {
    from = session_.analyze_piece(article.text, from, tokens_);
    for (const arabic::TokenRef& token : tokens_) {
      while (zone != article.zones.end() && zone->span.end <= token.span.begin) ++zone;
      const bool in_zone = zone != article.zones.end() && zone->span.begin <= token.span.begin;
      const ZoneKind kind = in_zone ? zone->kind : ZoneKind::Body;
      if (token.is_stop_word || (kind != ZoneKind::Body && kind != ZoneKind::Lead)) continue;
      words.push_back({std::string(token.folded),
                       article.text.substr(token.span.begin, token.span.size()),
                       token.kind == letters::TokenKind::Number});
    }
  }
  return words;
}

CopyDifference DifferenceFinder::difference(const Article& copy) {
  const std::vector<Word> others = words_of(copy);
  const auto counted = [](const std::vector<Word>& words) {
    Counts counts;
    for (const Word& word : words) ++counts[word.folded];
    return counts;
  };
  // Words of `words` beyond those of `counts`, numbers first; each once.
  const auto alone = [](const std::vector<Word>& words, Counts counts, std::size_t& shared) {
    std::vector<std::string> numbers;
    std::vector<std::string> rest;
    Counts told;
    for (const Word& word : words) {
      const auto at = counts.find(word.folded);
      if (at != counts.end() && at->second > 0) {
        --at->second;
        ++shared;
      } else if (at == counts.end() && ++told[word.folded] == 1) {
        (word.is_number ? numbers : rest).push_back(word.written);
      }
    }
    numbers.insert(numbers.end(), rest.begin(), rest.end());
    numbers.resize(std::min(numbers.size(), kMostWords));
    return numbers;
  };
  CopyDifference out;
  out.words = others.size();
  std::size_t shared = 0;
  out.only_here = alone(own_, counted(others), shared);
  shared = 0;
  out.only_there = alone(others, counted(own_), shared);
  const auto all = static_cast<double>(own_.size() + others.size());
  out.shared = all > 0 ? 2 * static_cast<double>(shared) / all : 1;
  const auto own_size = static_cast<double>(own_.size());
  const auto other_size = static_cast<double>(others.size());
  if (other_size < kShortForm * own_size) {
    out.kind = CopyKind::ShortForm;
  } else if (own_size < kShortForm * other_size) {
    out.kind = CopyKind::LongForm;
  } else if (out.shared < 1) {
    out.kind = CopyKind::Edited;
  }
  return out;
}

}  // namespace niger::matching
