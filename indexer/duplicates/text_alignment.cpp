#include "indexer/duplicates/text_alignment.h"

#include <algorithm>
#include <utility>

namespace niger::duplicates {
namespace {

using Anchor = std::pair<std::uint32_t, std::uint32_t>;  // first words of a pair, in one and other

// Pairs that both have once, in the order of one.
std::vector<Anchor> pairs_in_both(const DuplicateText& one, const DuplicateText& other) {
  std::vector<Anchor> anchors;
  auto left = one.pairs.begin();
  auto right = other.pairs.begin();
  const auto run_end = [](auto at, auto end) {
    const std::uint32_t hash = at->hash;
    while (at != end && at->hash == hash) ++at;
    return at;
  };
  while (left != one.pairs.end() && right != other.pairs.end()) {
    if (left->hash != right->hash) {
      ++(left->hash < right->hash ? left : right);
      continue;
    }
    const auto left_end = run_end(left, one.pairs.end());
    const auto right_end = run_end(right, other.pairs.end());
    if (left_end - left == 1 && right_end - right == 1) {
      anchors.emplace_back(left->first, right->first);
    }
    left = left_end;
    right = right_end;
  }
  std::sort(anchors.begin(), anchors.end());
  return anchors;
}

// The longest run of anchors that ascends in both texts (Fredman 1975).
std::vector<Anchor> ascending(const std::vector<Anchor>& anchors) {
  std::vector<std::size_t> last;  // by length: the anchor at which such a run ends lowest
  std::vector<std::size_t> before(anchors.size());
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    const auto at = std::lower_bound(last.begin(), last.end(), anchors[i].second,
                                     [&anchors](std::size_t anchor, std::uint32_t place) {
                                       return anchors[anchor].second < place;
                                     });
    before[i] = at == last.begin() ? i : *(at - 1);
    if (at == last.end()) {
      last.push_back(i);
    } else {
      *at = i;
    }
  }
  std::vector<Anchor> run(last.size());
  for (std::size_t i = last.size(), at = last.empty() ? 0 : last.back(); i-- > 0; at = before[at]) {
    run[i] = anchors[at];
  }
  return run;
}

// Takes from both ends of a gap what is the same after all.
void trim(const DuplicateText& one, const DuplicateText& other, Gap& gap) {
  while (gap.one_size() > 0 && gap.other_size() > 0 &&
         one.words[gap.one_begin] == other.words[gap.other_begin]) {
    ++gap.one_begin;
    ++gap.other_begin;
  }
  while (gap.one_size() > 0 && gap.other_size() > 0 &&
         one.words[gap.one_end - 1] == other.words[gap.other_end - 1]) {
    --gap.one_end;
    --gap.other_end;
  }
}

}  // namespace

std::vector<Gap> gaps_between(const DuplicateText& one, const DuplicateText& other) {
  std::vector<Gap> gaps;
  std::size_t one_at = 0;
  std::size_t other_at = 0;
  const auto add = [&](std::size_t one_end, std::size_t other_end) {
    Gap gap{one_at, one_end, other_at, other_end};
    trim(one, other, gap);
    if (gap.one_size() > 0 || gap.other_size() > 0) gaps.push_back(gap);
  };
  for (const auto& [one_first, other_first] : ascending(pairs_in_both(one, other))) {
    // Pairs overlap: what the one before this has covered is no gap.
    add(std::max<std::size_t>(one_at, one_first), std::max<std::size_t>(other_at, other_first));
    one_at = std::max<std::size_t>(one_at, one_first + 2);
    other_at = std::max<std::size_t>(other_at, other_first + 2);
  }
  add(one.words.size(), other.words.size());
  return gaps;
}

}  // namespace niger::duplicates
