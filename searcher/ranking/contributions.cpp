#include "searcher/ranking/contributions.h"

#include <set>
#include <string>

namespace niger::ranking {

using response::Contribution;

namespace {

// The nearest of the matches of one word, as it stands in the text.
void take(const highlighting::TextMatches& found, std::string_view text, float& best,
          Contribution& out) {
  for (const highlighting::WordMatch& match : found.matches) {
    out.count += match.kind <= highlighting::MatchKind::RelatedForm ? 1 : 0;
    if (match.similarity > best) {
      best = match.similarity;
      out.form = std::string(text.substr(match.span.begin, match.span.size()));
    }
  }
}

}  // namespace

std::vector<Contribution> Contributions::of(const std::vector<query::QueryTerm>& words,
                                            double mean_words, const Article& article,
                                            double score) {
  std::vector<Contribution> out;
  double sum = 0;
  std::set<std::string> seen;
  for (const query::QueryTerm& word : words) {
    if (out.size() >= highlighting::WordMatcher::kMaxWords || !seen.insert(word.typed).second) {
      continue;
    }
    Contribution part{.word = word.typed};
    float best = 0;
    extractor_.set_query({word}, mean_words);
    extractor_.read(article.title, article.text, 0, 0, reading_);
    take(reading_.title, article.title, best, part);
    take(reading_.text, article.text, best, part);
    part.weight = part.form.empty() ? 0 : reading_.features.total();
    sum += part.weight;
    out.push_back(std::move(part));
  }
  for (Contribution& part : out) {
    part.weight = sum > 0 ? part.weight / sum * score : 0;
  }
  return out;
}

}  // namespace niger::ranking
