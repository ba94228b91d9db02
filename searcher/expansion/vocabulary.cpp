#include "searcher/expansion/vocabulary.h"

#include <algorithm>

#include "common/index/key_lists.h"
#include "common/spelling/spelling_key.h"

namespace niger::expansion {

using index::NearStem;

std::vector<std::string> Vocabulary::stems_with_key(std::string_view key) const {
  std::vector<std::string> found;
  for (const std::string& stem : stems_in_bucket(spelling::key_bucket(key))) {
    if (spelling::spelling_key(stem) == key) {
      found.push_back(stem);
    }
  }
  return found;
}

void MemoryVocabulary::add(std::string_view stem, std::uint64_t articles) {
  if (stem.empty() || articles == 0) {
    return;
  }
  const bool is_new = frequencies_.find(stem) == frequencies_.end();
  frequencies_[std::string(stem)] += articles;
  const std::string bucket = index::bucket_of_stem(stem);
  if (is_new && !bucket.empty()) {
    buckets_[bucket].emplace_back(stem);
  }
}

std::uint64_t MemoryVocabulary::doc_freq(std::string_view stem) const {
  const auto found = frequencies_.find(stem);
  return found == frequencies_.end() ? 0 : found->second;
}

const std::vector<std::string>& MemoryVocabulary::stems_in_bucket(std::string_view bucket) const {
  static const std::vector<std::string> none;
  const auto found = buckets_.find(bucket);
  return found == buckets_.end() ? none : found->second;
}

namespace {

std::pair<std::string, std::string> ordered(std::string_view one, std::string_view other) {
  return {std::string(std::min(one, other)), std::string(std::max(one, other))};
}

}  // namespace

void MemoryVocabulary::set_likeness(std::string_view one, std::string_view other, double likeness) {
  likenesses_[ordered(one, other)] = likeness;
}

std::optional<double> MemoryVocabulary::likeness(std::string_view one,
                                                 std::string_view other) const {
  const auto found = likenesses_.find(ordered(one, other));
  return found == likenesses_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<NearStem> MemoryVocabulary::near_stems(std::string_view stem) const {
  std::vector<NearStem> near;
  for (const auto& [pair, likeness] : likenesses_) {
    if (likeness < index::kLeastNearLikeness || (pair.first != stem && pair.second != stem))
      continue;
    near.push_back({pair.first == stem ? pair.second : pair.first, static_cast<float>(likeness)});
  }
  std::stable_sort(near.begin(), near.end(), [](const NearStem& one, const NearStem& other) {
    return one.likeness > other.likeness;
  });
  return near;
}

}  // namespace niger::expansion
