#include "indexer/duplicates/story_families.h"

#include <algorithm>
#include <bit>
#include <span>
#include <tuple>
#include <utility>

#include "indexer/duplicates/sketch_buckets.h"

namespace niger::duplicates {
namespace {

// Pairs held before they are judged: sorted, so that the texts of one article are needed together.
constexpr std::size_t kHeldPairs = std::size_t{1} << 20;

// A bit for each place in which the sketches agree.
unsigned agreement(const Fingerprint::Sketch& one, const Fingerprint::Sketch& other) {
  unsigned places = 0;
  for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
    places |= (one[place] == other[place] ? 1U : 0U) << place;
  }
  return places;
}

// Whether articles that agree in these places have been paired in a round before this one, crowds
// aside.
bool paired_before(unsigned places, std::size_t round, std::uint32_t crowds) {
  for (std::size_t earlier = 0; earlier < round; ++earlier) {
    if ((places >> first_place(earlier) & 1U) != 0 && (places >> second_place(earlier) & 1U) != 0 &&
        (crowds >> earlier & 1U) == 0) {
      return true;
    }
  }
  return false;
}

}  // namespace

StoryFamilies::StoryFamilies(const std::vector<NumberedFingerprint>& articles)
    : articles_(articles), parent_(articles.size()) {
  for (std::uint32_t article = 0; article < parent_.size(); ++article) {
    parent_[article] = article;
  }
}

std::uint32_t StoryFamilies::family_of(std::uint32_t article) {
  while (parent_[article] != article) {
    parent_[article] = parent_[parent_[article]];
    article = parent_[article];
  }
  return article;
}

void StoryFamilies::unite(std::uint32_t one, std::uint32_t other) {
  one = family_of(one);
  other = family_of(other);
  parent_[std::max(one, other)] = std::min(one, other);
}

void StoryFamilies::find(const std::vector<bool>& fresh, const KinJudge& may_be_kin) {
  find_near(unite_exact(fresh), may_be_kin);
}

StoryFamilies::Compared StoryFamilies::unite_exact(const std::vector<bool>& fresh) {
  Compared compared;
  compared.fresh = fresh.empty() ? std::vector<bool>(articles_.size(), true) : fresh;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;
  hashes.reserve(articles_.size());
  for (std::uint32_t article = 0; article < articles_.size(); ++article) {
    if (articles_[article].fingerprint.words != 0) {
      hashes.emplace_back(articles_[article].fingerprint.words, article);
    }
  }
  // Of the same words those with the least sketch first, since spellings may differ in their stems:
  // which one stands for all does not depend on the order of the articles.
  std::sort(hashes.begin(), hashes.end(), [this](const auto& one, const auto& other) {
    const auto order = [this](const auto& hash) {
      return std::tie(hash.first, articles_[hash.second].fingerprint.sketch, hash.second);
    };
    return order(one) < order(other);
  });
  std::size_t first = 0;  // of those with the same words
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    const std::uint32_t article = hashes[i].second;
    if (hashes[i].first != hashes[first].first) {
      first = i;
    }
    if (i != first) {
      unite(hashes[first].second, article);
      compared.fresh[hashes[first].second] =
          compared.fresh[hashes[first].second] || compared.fresh[article];
    } else if (articles_[article].fingerprint.sketch) {
      compared.articles.push_back(article);
    }
  }
  std::sort(compared.articles.begin(), compared.articles.end());
  return compared;
}

void StoryFamilies::find_near(const Compared& compared, const KinJudge& may_be_kin) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  const auto judge_pairs = [&] {
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());  // neighbors of two crowds
    for (const auto& [one, other] : pairs) {
      if (family_of(one) != family_of(other) && may_be_kin(one, other)) {
        unite(one, other);
      }
    }
    pairs.clear();
  };
  std::vector<std::uint32_t> crowds(articles_.size());  // a bit for each round
  static_assert(kSketchRounds <= 32);
  const auto take_pair = [&](std::uint32_t one, std::uint32_t other, std::size_t round) {
    if ((!compared.fresh[one] && !compared.fresh[other]) || family_of(one) == family_of(other)) {
      return;
    }
    const unsigned places = agreement(sketch(one), sketch(other));
    if (std::popcount(places) >= kLeastAgreement && !paired_before(places, round, crowds[one])) {
      pairs.push_back(std::minmax(one, other));
    }
  };
  const std::vector<const Fingerprint*> prints = fingerprints();
  const SketchBuckets buckets(prints, compared.articles);
  for (std::size_t round = 0; round < kSketchRounds; ++round) {
    buckets.for_each(round, compared.fresh, [&](std::span<const std::uint32_t> bucket) {
      const bool crowded = is_crowd(bucket.size());
      for (const std::uint32_t article : bucket) {
        crowds[article] |= (crowded ? 1U : 0U) << round;
      }
      const std::size_t reach = crowded ? kNeighbors : bucket.size();
      for (std::size_t one = 0; one < bucket.size(); ++one) {
        const std::size_t end = std::min(bucket.size(), one + 1 + reach);
        for (std::size_t other = one + 1; other < end; ++other) {
          take_pair(bucket[one], bucket[other], round);
        }
        if (pairs.size() >= kHeldPairs) {
          judge_pairs();
        }
      }
    });
  }
  judge_pairs();
}

std::vector<const Fingerprint*> StoryFamilies::fingerprints() const {
  std::vector<const Fingerprint*> prints;
  prints.reserve(articles_.size());
  for (const NumberedFingerprint& article : articles_) {
    prints.push_back(&article.fingerprint);
  }
  return prints;
}

void StoryFamilies::add_disturbed(const std::vector<Fingerprint>& gone, std::vector<bool>& fresh) {
  Compared compared = unite_exact(fresh);
  std::vector<bool> changed = compared.fresh;
  std::vector<const Fingerprint*> prints = fingerprints();
  for (const Fingerprint& print : gone) {
    if (print.sketch) {
      compared.articles.push_back(static_cast<std::uint32_t>(prints.size()));
      prints.push_back(&print);
      changed.push_back(true);
    }
  }
  const SketchBuckets buckets(prints, compared.articles);
  for (std::size_t round = 0; round < kSketchRounds; ++round) {
    buckets.for_each(round, changed, [&](std::span<const std::uint32_t> bucket) {
      if (!is_crowd(bucket.size())) {
        return;
      }
      const auto stayed = static_cast<std::size_t>(std::count_if(
          bucket.begin(), bucket.end(), [&](std::uint32_t article) { return !changed[article]; }));
      // What became a crowd or is none any more is paired anew, all of it.
      const std::size_t reach = is_crowd(stayed) ? kNeighbors : bucket.size();
      const auto mark = [&](auto begin, auto end) {
        std::size_t left = 0;  // to be marked, after the last change
        for (auto at = begin; at != end; ++at) {
          if (changed[*at]) {
            left = reach;
          } else if (left > 0) {
            --left;
            fresh[*at] = true;
          }
        }
      };
      mark(bucket.begin(), bucket.end());
      mark(bucket.rbegin(), bucket.rend());
    });
  }
}

std::vector<std::vector<std::uint32_t>> StoryFamilies::families() {
  std::vector<std::vector<std::uint32_t>> of_first(articles_.size());
  for (std::uint32_t article = 0; article < articles_.size(); ++article) {
    of_first[family_of(article)].push_back(article);
  }
  std::vector<std::vector<std::uint32_t>> families;
  for (std::vector<std::uint32_t>& family : of_first) {
    if (family.size() > 1) {
      families.push_back(std::move(family));
    }
  }
  return families;
}

}  // namespace niger::duplicates
