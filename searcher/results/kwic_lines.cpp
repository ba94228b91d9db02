#include "searcher/results/kwic_lines.h"

#include <algorithm>
#include <utility>

#include "common/index/article_key.h"

namespace niger {

bool KwicLines::read(const Article& article, bool shares_id) {
  const bool is_new = done_.insert(shown_key(article)).second;
  const bool in_order = request_.order == KwicOrder::Text;
  return concordance_.read(article, [&](KwicLine&& line) {
    line.shares_id = shares_id;
    return !is_new || (in_order ? take(line) : keep(std::move(line)));
  });
}

void KwicLines::finish() {
  const auto key =
      request_.order == KwicOrder::Before ? &KwicLine::before_key : &KwicLine::after_key;
  std::stable_sort(kept_.begin(), kept_.end(), [key](const KwicLine& one, const KwicLine& other) {
    return one.*key < other.*key;
  });
  static_cast<void>(
      std::all_of(kept_.begin(), kept_.end(), [this](const KwicLine& line) { return take(line); }));
}

bool KwicLines::take(const KwicLine& line) {
  return request_.line(line) && (request_.limit == 0 || ++taken_ < request_.limit);
}

bool KwicLines::keep(KwicLine&& line) {
  kept_.push_back(std::move(line));
  return kept_.size() < kMaxSortedLines;
}

}  // namespace niger
