#include "indexer/duplicates/family_lists.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "indexer/duplicates/family_groups.h"

namespace niger::duplicates {

using index::DuplicateGroup;

namespace {

std::string key_of(std::uint64_t words) {
  std::string key;
  for (int shift = 56; shift >= 0; shift -= 8) {
    key += static_cast<char>(words >> shift & 0xFF);
  }
  return key;
}

// The articles of a family by their words. Of the same words that comes first which stands for all:
// with the least sketch, since spellings may differ in their stems.
using TextsByWords = std::map<std::uint64_t, std::vector<std::uint32_t>>;

TextsByWords texts_by_words(const std::vector<NumberedFingerprint>& all,
                            const std::vector<std::uint32_t>& members) {
  TextsByWords by_words;
  for (const std::uint32_t member : members) {
    by_words[all[member].fingerprint.words].push_back(member);
  }
  for (auto& [words, same] : by_words) {
    std::sort(same.begin(), same.end(), [&all](std::uint32_t one, std::uint32_t other) {
      return std::tie(all[one].fingerprint.sketch, one) <
             std::tie(all[other].fingerprint.sketch, other);
    });
  }
  return by_words;
}

// The least hash of a group's words; places of `texts` are in the order of their hashes.
std::string key_of_group(const FamilyGroup& group, const std::vector<FamilyText>& texts) {
  const auto least = *std::min_element(group.members.begin(), group.members.end());
  return key_of(texts[least].fingerprint.words);
}

Family stored_family(std::vector<FamilyGroup> groups, const std::vector<FamilyText>& texts,
                     const std::vector<std::vector<Xapian::docid>>& articles) {
  Family family{.key = key_of(texts.front().fingerprint.words), .groups = {}};
  std::sort(groups.begin(), groups.end(), [](const FamilyGroup& one, const FamilyGroup& other) {
    return *std::min_element(one.members.begin(), one.members.end()) <
           *std::min_element(other.members.begin(), other.members.end());
  });
  std::map<std::size_t, std::size_t> place_of_centre;
  for (std::size_t at = 0; at < groups.size(); ++at) place_of_centre[groups[at].centre] = at;
  const auto numbers = [&articles](const std::vector<std::size_t>& members) {
    std::vector<Xapian::docid> all;
    for (const std::size_t member : members) {
      all.insert(all.end(), articles[member].begin(), articles[member].end());
    }
    std::sort(all.begin(), all.end());
    return all;
  };
  for (const FamilyGroup& group : groups) {
    DuplicateGroup& stored = family.groups.emplace_back();
    stored.key = key_of_group(group, texts);
    stored.members = numbers(group.members);
    stored.short_forms = numbers(group.short_forms);
    if (group.follows) stored.follows = place_of_centre.at(*group.follows);
  }
  return family;
}

}  // namespace

Family family_of(const std::vector<NumberedFingerprint>& all,
                 const std::vector<std::uint32_t>& members, TextJudge& judge) {
  const TextsByWords by_words = texts_by_words(all, members);
  std::vector<FamilyText> texts;
  std::vector<std::vector<Xapian::docid>> articles;
  for (const auto& [words, same] : by_words) {
    std::vector<Xapian::docid>& numbers = articles.emplace_back();
    for (const std::uint32_t member : same) numbers.push_back(all[member].article);
    FamilyText& text = texts.emplace_back();
    text.fingerprint = all[same.front()].fingerprint;
    if (by_words.size() > 1) {
      if (same.size() > 1) judge.add_same_words(numbers);
      const DuplicateText& read = judge.text_of(numbers.front());
      text.words = read.words.size();
      text.first_day = read.printings.first_day;
    }
  }
  return stored_family(groups_of_family(texts,
                                        [&](std::size_t one, std::size_t other) {
                                          return judge.compare(articles[one].front(),
                                                               articles[other].front());
                                        }),
                       texts, articles);
}

}  // namespace niger::duplicates
