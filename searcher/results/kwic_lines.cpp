#include "searcher/results/kwic_lines.h"

#include <algorithm>
#include <utility>

#include "common/index/article_key.h"

namespace niger::results {

using response::KwicLine;
using response::KwicOrder;

bool KwicLines::read(const Article& article, bool shares_id) {
  is_new_ = done_.insert(index::shown_key(article)).second;
  shares_id_ = shares_id;
  return concordance_.read(article, *this);
}

void KwicLines::finish() {
  if (request_.order == KwicOrder::Text) return;
  const auto key =
      request_.order == KwicOrder::Before ? &KwicLine::before_key : &KwicLine::after_key;
  std::stable_sort(kept_.begin(), kept_.end(), [key](const KwicLine& one, const KwicLine& other) {
    return one.*key < other.*key;
  });
  for (std::uint64_t number = 0; number < kept_.size(); ++number) {
    if (is_asked_for(number) && !hand_over(kept_[number])) return;
  }
}

bool KwicLines::wants_next() {
  const std::uint64_t number = seen_++;
  if (!is_new_) return false;
  return request_.order == KwicOrder::Text ? is_asked_for(number) : kept_.size() < kMaxSortedLines;
}

bool KwicLines::take(KwicLine&& line) {
  line.shares_id = shares_id_;
  if (request_.order == KwicOrder::Text) return hand_over(line);
  kept_.push_back(std::move(line));
  return true;
}

bool KwicLines::hand_over(const KwicLine& line) {
  ++taken_;
  return request_.line(line);
}

}  // namespace niger::results
