#include "indexer/duplicates/family_groups.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace niger::duplicates {
namespace {

bool is_copy(const Comparison& comparison) { return comparison.kinship == Kinship::Copy; }

// Which texts agree with one in most places of their sketches.
class AlikeTexts {
 public:
  explicit AlikeTexts(const std::vector<FamilyText>& texts)
      : texts_(texts), compares_all_(texts.size() <= kMostComparedWithAll) {}

  void add(std::size_t text) {
    added_.push_back(text);
    if (compares_all_) return;
    for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
      std::vector<std::size_t>& holders = holders_[key(text, place)];
      if (holders.size() < kMostComparedWithAll) holders.push_back(text);
    }
  }

  [[nodiscard]] std::vector<std::size_t> of(std::size_t text) const {
    if (compares_all_) return added_;
    std::unordered_map<std::size_t, std::size_t> agreement;
    for (std::size_t place = 0; place < Fingerprint::kPlaces; ++place) {
      const auto found = holders_.find(key(text, place));
      if (found == holders_.end()) continue;
      for (const std::size_t other : found->second) ++agreement[other];
    }
    agreement.erase(text);
    std::vector<std::pair<std::size_t, std::size_t>> ranked;  // by how far from full agreement
    for (const auto& [other, places] : agreement) {
      ranked.emplace_back(Fingerprint::kPlaces - places, other);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::min(ranked.size(), kMostCompared));
    std::vector<std::size_t> alike;
    for (const auto& [distance, other] : ranked) alike.push_back(other);
    return alike;
  }

 private:
  [[nodiscard]] std::uint32_t key(std::size_t text, std::size_t place) const {
    return static_cast<std::uint32_t>(place) << 16U | (*texts_[text].fingerprint.sketch)[place];
  }

  const std::vector<FamilyText>& texts_;
  bool compares_all_;
  std::vector<std::size_t> added_;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> holders_;
};

// Each pair is compared once.
class Comparisons {
 public:
  explicit Comparisons(const TextComparer& compare) : compare_(compare) {}

  const Comparison& of(std::size_t one, std::size_t other) {
    const auto [low, high] = std::minmax(one, other);
    const auto [at, is_new] = known_.try_emplace(std::uint64_t{low} << 32U | high);
    if (is_new) at->second = compare_(low, high);
    return at->second;
  }

 private:
  const TextComparer& compare_;
  std::unordered_map<std::uint64_t, Comparison> known_;
};

// How many copies each text has among those that are most alike.
std::vector<std::size_t> copy_counts(const std::vector<FamilyText>& texts,
                                     Comparisons& comparisons) {
  AlikeTexts all(texts);
  for (std::size_t text = 0; text < texts.size(); ++text) all.add(text);
  std::vector<std::pair<std::size_t, std::size_t>> copies;
  for (std::size_t text = 0; text < texts.size(); ++text) {
    for (const std::size_t other : all.of(text)) {
      if (other != text && is_copy(comparisons.of(text, other))) {
        copies.push_back(std::minmax(text, other));
      }
    }
  }
  std::sort(copies.begin(), copies.end());
  copies.erase(std::unique(copies.begin(), copies.end()), copies.end());
  std::vector<std::size_t> counts(texts.size());
  for (const auto& [one, other] : copies) {
    ++counts[one];
    ++counts[other];
  }
  return counts;
}

// From the earliest on: those without a date last, of one day the shorter ones first.
bool precedes(const std::vector<FamilyText>& texts, std::size_t one, std::size_t other) {
  const auto order = [&texts](std::size_t text) {
    return std::make_tuple(texts[text].first_day.value_or(std::numeric_limits<int>::max()),
                           texts[text].words, texts[text].fingerprint.words);
  };
  return order(one) < order(other);
}

std::optional<std::size_t> followed_by(std::size_t centre, const std::vector<FamilyText>& texts,
                                       const AlikeTexts& centres, Comparisons& comparisons) {
  std::optional<std::size_t> best;
  double likeness = 0;
  for (const std::size_t other : centres.of(centre)) {
    if (other == centre || !precedes(texts, other, centre)) continue;
    const Comparison& found = comparisons.of(centre, other);
    if (found.kinship == Kinship::FollowUp && found.likeness > likeness) {
      best = other;
      likeness = found.likeness;
    }
  }
  return best;
}

}  // namespace

std::vector<FamilyGroup> groups_of_family(const std::vector<FamilyText>& texts,
                                          const TextComparer& compare) {
  Comparisons comparisons(compare);
  const std::vector<std::size_t> copies = copy_counts(texts, comparisons);
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t one, std::size_t other) {
    return std::tie(copies[one], texts[one].words) > std::tie(copies[other], texts[other].words);
  });
  AlikeTexts centres(texts);
  std::vector<FamilyGroup> groups;
  std::unordered_map<std::size_t, std::size_t> group_of;    // of a centre
  std::vector<std::pair<std::size_t, std::size_t>> others;  // and a centre that each is a copy of
  for (const std::size_t text : order) {
    const std::vector<std::size_t> alike = centres.of(text);
    const auto found = std::find_if(alike.begin(), alike.end(), [&](std::size_t centre) {
      return is_copy(comparisons.of(text, centre));
    });
    if (found != alike.end()) {
      others.emplace_back(text, *found);
      continue;
    }
    group_of[text] = groups.size();
    groups.push_back({.centre = text, .members = {text}, .short_forms = {}, .follows = {}});
    centres.add(text);
  }
  for (auto [text, of] : others) {
    for (const std::size_t centre : centres.of(text)) {
      const Comparison& found = comparisons.of(text, centre);
      if (is_copy(found) && found.likeness > comparisons.of(text, of).likeness) of = centre;
    }
    groups[group_of[of]].members.push_back(text);
  }
  for (FamilyGroup& group : groups) {
    std::size_t longest = 0;
    for (const std::size_t member : group.members) longest = std::max(longest, texts[member].words);
    for (const std::size_t member : group.members) {
      if (is_short_form(texts[member].words, longest)) group.short_forms.push_back(member);
    }
    group.follows = followed_by(group.centre, texts, centres, comparisons);
  }
  return groups;
}

}  // namespace niger::duplicates
