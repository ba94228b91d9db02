#include "indexer/duplicates/changed_values.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/duplicates/text_alignment.h"

namespace niger::duplicates {
namespace {

bool contains(const std::vector<std::uint32_t>& sorted, std::uint32_t value) {
  return std::binary_search(sorted.begin(), sorted.end(), value);
}

// A stretch of a text, by the places of its words that the other text has nowhere.
std::vector<std::size_t> own_places(const DuplicateText& text, std::size_t begin, std::size_t end,
                                    const DuplicateText& other) {
  std::vector<std::size_t> own;
  for (std::size_t at = begin; at < end; ++at) {
    if (!contains(other.known, text.words[at])) {
      own.push_back(at);
    }
  }
  return own;
}

// Takes out of both what is one name in two spellings.
void drop_spellings(const DuplicateText& one, std::vector<std::size_t>& left,
                    const DuplicateText& other, std::vector<std::size_t>& right) {
  const auto drop = [](const DuplicateText& text, std::vector<std::size_t>& places,
                       const DuplicateText& against, const std::vector<std::size_t>& others) {
    places.erase(std::remove_if(places.begin(), places.end(),
                                [&](std::size_t place) {
                                  return std::any_of(others.begin(), others.end(),
                                                     [&](std::size_t at) {
                                                       return against.keys[at] == text.keys[place];
                                                     });
                                }),
                 places.end());
  };
  const std::vector<std::size_t> all_left = left;
  drop(one, left, other, right);
  drop(other, right, one, all_left);
}

bool has_title_word(const std::vector<std::size_t>& places, const DuplicateText& text) {
  return std::any_of(places.begin(), places.end(), [&text](std::size_t place) {
    return contains(text.title, text.words[place]);
  });
}

}  // namespace

std::size_t changed_numbers(const DuplicateText& one, const DuplicateText& other) {
  std::size_t count = 0;
  auto left = one.places.begin();
  auto right = other.places.begin();
  while (left != one.places.end() && right != other.places.end()) {
    if (left->around != right->around) {
      ++(left->around < right->around ? left : right);
      continue;
    }
    const std::uint64_t around = left->around;
    std::size_t only_left = 0;
    std::size_t only_right = 0;
    const auto in_left = [&] { return left != one.places.end() && left->around == around; };
    const auto in_right = [&] { return right != other.places.end() && right->around == around; };
    while (in_left() || in_right()) {
      if (in_left() && in_right() && left->number == right->number) {
        ++left;
        ++right;
      } else if (in_left() && (!in_right() || left->number < right->number)) {
        ++only_left;
        ++left;
      } else {
        ++only_right;
        ++right;
      }
    }
    count += std::min(only_left, only_right);
  }
  return count;
}

std::size_t changed_values(const DuplicateText& one, const DuplicateText& other,
                           bool titles_count) {
  constexpr std::size_t kLongestValue = 8;  // in words
  std::vector<std::pair<std::uint32_t, std::uint32_t>> values;
  std::size_t in_titles = 0;
  for (const Gap& gap : gaps_between(one, other)) {
    if (gap.one_size() == 0 || gap.other_size() == 0 || gap.one_size() > kLongestValue ||
        gap.other_size() > kLongestValue) {
      continue;
    }
    std::vector<std::size_t> left = own_places(one, gap.one_begin, gap.one_end, other);
    std::vector<std::size_t> right = own_places(other, gap.other_begin, gap.other_end, one);
    drop_spellings(one, left, other, right);
    if (left.empty() || right.empty()) continue;
    values.emplace_back(one.words[left.front()], other.words[right.front()]);
    if (has_title_word(left, one) && has_title_word(right, other)) in_titles = 2;
  }
  std::sort(values.begin(), values.end());
  std::size_t count = 0;
  for (auto at = values.begin(); at != values.end();) {
    const auto end =
        std::find_if(at, values.end(), [at](const auto& value) { return value != *at; });
    count += end - at > 1 ? 2 : 1;
    at = end;
  }
  return count + (titles_count ? in_titles : 0);
}

}  // namespace niger::duplicates
