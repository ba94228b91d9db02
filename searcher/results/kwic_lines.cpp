#include "searcher/results/kwic_lines.h"

#include <algorithm>
#include <utility>

#include "common/base/content_hash.h"
#include "common/index/article_key.h"
#include "common/index/boolean_term.h"

namespace niger::results {

using response::KwicLine;
using response::KwicOrder;

bool KwicLines::read(const Article& article, bool shares_id, const std::string& kept_key) {
  is_new_ = done_.insert(index::shown_key(article)).second;
  shares_id_ = shares_id;
  kept_key_ = kept_key;
  of_article_ = 0;
  return concordance_.read(article, *this);
}

void KwicLines::finish() {
  if (request_.order == KwicOrder::Text) return;
  drop_the_last();
  std::sort(kept_.begin(), kept_.end());
  for (std::uint64_t number = 0; number < kept_.size(); ++number) {
    if (is_asked_for(number) && !hand_over(kept_[number].line)) return;
  }
}

// Byte by byte in the order that was asked for; equal ones stay in the order of the text.
std::string KwicLines::sort_key_of(const KwicLine& line) {
  switch (request_.order) {
    case KwicOrder::Article:
      return line.id + '\x01' + line.key;
    case KwicOrder::Date:
      return line.date.known() ? index::date_value(line.date) : "\x7F";
    case KwicOrder::Source:
      return line.source;
    case KwicOrder::Random:
      return random_key(line);
    case KwicOrder::Words:
    case KwicOrder::Text:
      break;
  }
  return line.sort_words;
}

// Depends on the article and the place in it, not on how the index orders its articles: an index
// that was built anew gives the same sample.
std::string KwicLines::random_key(const KwicLine& line) {
  const std::string place = line.key + '\x01' + std::to_string(of_article_++);
  const std::uint64_t hash = content_hash(place, request_.seed);
  std::string key;
  for (int shift = 56; shift >= 0; shift -= 8) key.push_back(static_cast<char>(hash >> shift));
  return key;
}

// So many lines that no other can be among those asked for.
std::size_t KwicLines::most_kept() const {
  if (request_.limit == 0 || request_.offset >= kMaxSortedLines) return 0;
  return static_cast<std::size_t>(request_.offset +
                                  std::min(request_.limit, kMaxSortedLines - request_.offset));
}

void KwicLines::drop_the_last() {
  const std::size_t most = most_kept();
  if (kept_.size() <= most) return;
  has_dropped_ = has_dropped_ || most == kMaxSortedLines;
  std::nth_element(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(most), kept_.end());
  kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(most), kept_.end());
}

bool KwicLines::wants_next() {
  const std::uint64_t number = seen_++;
  if (!is_new_) return false;
  return request_.order == KwicOrder::Text ? is_asked_for(number) : most_kept() > 0;
}

bool KwicLines::take(KwicLine&& line) {
  line.shares_id = shares_id_;
  line.kept_key = kept_key_;
  if (request_.order == KwicOrder::Text) return hand_over(line);
  std::string sort_key = sort_key_of(line);
  kept_.push_back({std::move(sort_key), seen_, std::move(line)});
  // Twice as many, so that each is looked at a few times only.
  constexpr std::size_t kSlack = 1024;
  if (kept_.size() >= 2 * most_kept() + kSlack) drop_the_last();
  return true;
}

bool KwicLines::hand_over(const KwicLine& line) {
  ++taken_;
  return request_.line(line);
}

}  // namespace niger::results
