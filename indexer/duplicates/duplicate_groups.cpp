#include "indexer/duplicates/duplicate_groups.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace niger {
namespace {

constexpr std::size_t kPlaces = Fingerprint::kPlaces;
// Articles become candidates where two places of their sketches agree that are so far apart: of
// those that share two fifths of their triples 98 of 100 do, of unrelated articles nearly none.
constexpr std::size_t kDistances[] = {1, 2};
// Pairs held before they are judged: sorted, so that the texts of one article are needed together.
constexpr std::size_t kHeldPairs = std::size_t{1} << 20;

struct Keyed {
  std::uint32_t key;
  std::uint32_t article;

  friend bool operator<(const Keyed& one, const Keyed& other) {
    return one.key != other.key ? one.key < other.key : one.article < other.article;
  }
};

// What cannot pair with a fresh article need not be sorted.
class KeyFilter {
 public:
  KeyFilter() : bits_(kBits) {}
  void clear() { bits_.assign(kBits, false); }
  void add(std::uint32_t key) { bits_[place(key)] = true; }
  [[nodiscard]] bool may_have(std::uint32_t key) const { return bits_[place(key)]; }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 20;
  static std::size_t place(std::uint32_t key) {
    return (key * std::uint64_t{0x9E3779B97F4A7C15}) >> 44;
  }
  std::vector<bool> bits_;
};

constexpr std::size_t kRounds = std::size(kDistances) * kPlaces;

// In a round two places of the sketches are looked at.
constexpr std::size_t first_place(std::size_t round) { return round % kPlaces; }
constexpr std::size_t second_place(std::size_t round) {
  return (round + kDistances[round / kPlaces]) % kPlaces;
}

// A bit for each place in which the sketches agree.
unsigned agreement(const Fingerprint::Sketch& one, const Fingerprint::Sketch& other) {
  unsigned places = 0;
  for (std::size_t place = 0; place < kPlaces; ++place) {
    places |= (one[place] == other[place] ? 1U : 0U) << place;
  }
  return places;
}

// The round in which articles that agree in these places pair for the first time.
std::size_t first_round(unsigned places) {
  for (std::size_t round = 0; round < kRounds; ++round) {
    if ((places >> first_place(round) & 1U) != 0 && (places >> second_place(round) & 1U) != 0) {
      return round;
    }
  }
  return kRounds;
}

}  // namespace

CopyGroups::CopyGroups(const std::vector<NumberedFingerprint>& articles)
    : articles_(articles), parent_(articles.size()) {
  for (std::uint32_t article = 0; article < parent_.size(); ++article) {
    parent_[article] = article;
  }
}

std::uint32_t CopyGroups::group_of(std::uint32_t article) {
  while (parent_[article] != article) {
    parent_[article] = parent_[parent_[article]];
    article = parent_[article];
  }
  return article;
}

void CopyGroups::unite(std::uint32_t one, std::uint32_t other) {
  one = group_of(one);
  other = group_of(other);
  parent_[std::max(one, other)] = std::min(one, other);
}

void CopyGroups::find(const std::vector<bool>& fresh, const CopyJudge& are_copies) {
  find_near(unite_exact(fresh), are_copies);
}

CopyGroups::Compared CopyGroups::unite_exact(const std::vector<bool>& fresh) {
  Compared compared;
  compared.fresh = fresh.empty() ? std::vector<bool>(articles_.size(), true) : fresh;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> hashes;
  hashes.reserve(articles_.size());
  for (std::uint32_t article = 0; article < articles_.size(); ++article) {
    if (articles_[article].fingerprint.words != 0) {
      hashes.emplace_back(articles_[article].fingerprint.words, article);
    }
  }
  std::sort(hashes.begin(), hashes.end());
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

void CopyGroups::find_near(const Compared& compared, const CopyJudge& are_copies) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  const auto judge_pairs = [&] {
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [one, other] : pairs) {
      if (group_of(one) != group_of(other) && are_copies(one, other)) {
        unite(one, other);
      }
    }
    pairs.clear();
  };
  const auto take_pair = [&](std::uint32_t one, std::uint32_t other, std::size_t round) {
    if ((!compared.fresh[one] && !compared.fresh[other]) || group_of(one) == group_of(other)) {
      return;
    }
    const unsigned places = agreement(sketch(one), sketch(other));
    if (std::popcount(places) >= kLeastAgreement && first_round(places) == round) {
      pairs.emplace_back(one, other);
    }
  };
  KeyFilter filter;
  std::vector<Keyed> keyed;
  for (std::size_t round = 0; round < kRounds; ++round) {
    const auto key_of = [&](std::uint32_t article) {
      return static_cast<std::uint32_t>(sketch(article)[first_place(round)]) << 16 |
             sketch(article)[second_place(round)];
    };
    filter.clear();
    for (const std::uint32_t article : compared.articles) {
      if (compared.fresh[article]) {
        filter.add(key_of(article));
      }
    }
    keyed.clear();
    for (const std::uint32_t article : compared.articles) {
      if (filter.may_have(key_of(article))) {
        keyed.push_back({key_of(article), article});
      }
    }
    std::sort(keyed.begin(), keyed.end());
    for (auto one = keyed.begin(); one != keyed.end(); ++one) {
      for (auto other = std::next(one); other != keyed.end() && other->key == one->key; ++other) {
        take_pair(one->article, other->article, round);
      }
      if (pairs.size() >= kHeldPairs) {
        judge_pairs();
      }
    }
  }
  judge_pairs();
}

std::vector<std::vector<std::uint32_t>> CopyGroups::groups() {
  std::vector<std::vector<std::uint32_t>> of_first(articles_.size());
  for (std::uint32_t article = 0; article < articles_.size(); ++article) {
    of_first[group_of(article)].push_back(article);
  }
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::vector<std::uint32_t>& group : of_first) {
    if (group.size() > 1) {
      groups.push_back(std::move(group));
    }
  }
  return groups;
}

}  // namespace niger
