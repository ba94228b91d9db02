#include "searcher/spelling/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

#include "searcher/spelling/keyboard.h"

namespace niger::typing {
namespace {

constexpr std::size_t kMaxLetters = 32;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

constexpr double kSameSound = .3;
constexpr double kSameShape = .5;
constexpr double kNeighbourKey = .5;
constexpr double kSameShapeAndKey = .4;  // ج ح, ط ظ: beside each other too
constexpr double kOtherVowel = .6;
constexpr double kOtherLetter = 1;
constexpr double kMissingLetter = .9;
constexpr double kMissingVowel = .5;
constexpr double kMissingDouble = .3;
constexpr double kMissingTehMarbuta = .4;
constexpr double kSwapped = .6;
constexpr double kFirstLetter = .2;  // besides: first letters are seldom wrong

// Letters that one sound, or a confusion learnt early, brings together.
constexpr std::u32string_view kSameSounds[] = {U"ضظ", U"ذز", U"ذد", U"ثس", U"ثت", U"قغ",
                                               U"قك", U"جغ", U"سص", U"طت", U"ضد", U"حه",
                                               U"اء", U"ظز", U"يء", U"وء", U"اع"};
// Letters of one shape, distinguished by their dots or a stroke.
constexpr std::u32string_view kSameShapes[] = {U"بتثني", U"جحخ", U"دذ", U"رز", U"سش", U"صض",
                                               U"طظ",    U"عغ",  U"فق", U"كل", U"ور"};
constexpr std::u32string_view kVowels = U"اوي";

bool within(std::u32string_view set, char32_t one, char32_t other) {
  return set.find(one) != std::u32string_view::npos && set.find(other) != std::u32string_view::npos;
}

double missing_cost(std::u32string_view word, std::size_t at, double first_letter) {
  if (at > 0 && word[at - 1] == word[at]) {
    return kMissingDouble;
  }
  if (word[at] == U'ه' && at > 0 && at + 1 == word.size()) {
    return kMissingTehMarbuta;
  }
  const double cost = kVowels.find(word[at]) != std::u32string_view::npos || word[at] == U'ء'
                          ? kMissingVowel
                          : kMissingLetter;
  return cost + (at == 0 ? first_letter : 0);
}

double worked_out_cost(char32_t one, char32_t other) {
  if (one == other) {
    return 0;
  }
  double cost = kOtherLetter;
  for (const std::u32string_view set : kSameSounds) {
    if (within(set, one, other)) {
      return kSameSound;
    }
  }
  for (const std::u32string_view set : kSameShapes) {
    if (within(set, one, other)) {
      cost = std::min(cost, kSameShape);
    }
  }
  if (within(kVowels, one, other)) {
    cost = std::min(cost, kOtherVowel);
  }
  if (are_neighbour_keys(one, other)) {
    cost = cost == kSameShape ? kSameShapeAndKey : std::min(cost, kNeighbourKey);
  }
  return cost;
}

constexpr char32_t kFirstArabic = U'ء';
constexpr char32_t kLastArabic = U'ي';
constexpr std::size_t kArabicLetters = kLastArabic - kFirstArabic + 1;

using CostTable = std::array<std::array<double, kArabicLetters>, kArabicLetters>;

// Worked out once: a spelling correction compares some hundred words.
const CostTable& cost_table() {
  static const CostTable table = [] {
    CostTable costs{};
    for (std::size_t i = 0; i < kArabicLetters; ++i) {
      for (std::size_t j = 0; j < kArabicLetters; ++j) {
        costs[i][j] = worked_out_cost(kFirstArabic + static_cast<char32_t>(i),
                                      kFirstArabic + static_cast<char32_t>(j));
      }
    }
    return costs;
  }();
  return table;
}

}  // namespace

double replacement_cost(char32_t one, char32_t other) {
  if (one < kFirstArabic || one > kLastArabic || other < kFirstArabic || other > kLastArabic) {
    return one == other ? 0 : kOtherLetter;
  }
  return cost_table()[one - kFirstArabic][other - kFirstArabic];
}

double edit_distance(std::u32string_view a, std::u32string_view b, double limit, bool is_inside) {
  if (a.size() > kMaxLetters || b.size() > kMaxLetters) {
    return kInfinity;
  }
  const double first_letter = is_inside ? 0 : kFirstLetter;
  using Row = std::array<double, kMaxLetters + 1>;
  Row before_last{};
  Row last{};
  Row row{};
  for (std::size_t j = 0; j < b.size(); ++j) {
    last[j + 1] = last[j] + missing_cost(b, j, first_letter);
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    row[0] = last[0] + missing_cost(a, i, first_letter);
    double best = row[0];
    for (std::size_t j = 0; j < b.size(); ++j) {
      double cost =
          last[j] +
          (a[i] == b[j] ? 0 : replacement_cost(a[i], b[j]) + (i == 0 && j == 0 ? first_letter : 0));
      cost = std::min(cost, last[j + 1] + missing_cost(a, i, first_letter));
      cost = std::min(cost, row[j] + missing_cost(b, j, first_letter));
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) {
        cost = std::min(cost, before_last[j - 1] + kSwapped);
      }
      row[j + 1] = cost;
      best = std::min(best, cost);
    }
    if (best > limit &&
        (i == 0 || *std::min_element(last.begin(), last.begin() + b.size() + 1) > limit)) {
      return kInfinity;
    }
    before_last = last;
    last = row;
  }
  return last[b.size()] <= limit ? last[b.size()] : kInfinity;
}

}  // namespace niger::typing
