#include "indexer/duplicates/duplicate_text.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "common/base/content_hash.h"
#include "common/letters/folding.h"
#include "indexer/duplicates/fingerprint.h"
#include "indexer/duplicates/zone_walk.h"

namespace niger::duplicates {
namespace {

// Chosen on pairs of news that were labelled by hand: data/copies/README.md.
#include "data/copies/limits.inc"

enum class ShareRule : std::uint8_t { Always, OfFewWords, OfDaysApart, OfOneSite };

// Shares of the words that stand in pairs common to both.
struct Shares {
  ShareRule rule;
  double of_shorter;
  double of_longer;
  double on_average;
};
using enum ShareRule;
constexpr Shares kShares[] = {
#include "data/copies/shares.inc"
};

constexpr Shares shares(ShareRule rule) {
  return *std::find_if(std::begin(kShares), std::end(kShares),
                       [rule](const Shares& row) { return row.rule == rule; });
}

// Of a book its beginning is compared, as much as a person would.
constexpr std::size_t kMostCopyWords = std::size_t{1} << 18;

int ordinal(const Date& date) {
  using namespace std::chrono;
  return static_cast<int>(
      sys_days(year(date.year) / date.month / date.day).time_since_epoch().count());
}

constexpr bool is_number(std::uint32_t word) { return (word & 1U) != 0; }

void sort_once(std::vector<std::uint32_t>& values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
}

std::size_t shared_count(const std::vector<std::uint32_t>& one,
                         const std::vector<std::uint32_t>& other) {
  std::size_t count = 0;
  for (auto left = one.begin(), right = other.begin(); left != one.end() && right != other.end();) {
    count += *left == *right ? 1 : 0;
    const bool left_on = *left <= *right;
    const bool right_on = *right <= *left;
    left += left_on ? 1 : 0;
    right += right_on ? 1 : 0;
  }
  return count;
}

double share(std::size_t part, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

// How many words of two articles stand in pairs that both have.
struct SharedWords {
  std::size_t one = 0;
  std::size_t other = 0;
  double lead = 0;  ///< the larger share of the first words of either
};

class Marks {
 public:
  explicit Marks(const DuplicateText& text) : marked_(text.words.size()) {}

  void mark(const DuplicateText::Pair& pair) {
    for (std::size_t word = pair.first; word < pair.first + 2; ++word) {
      count_ += marked_[word] ? 0 : 1;
      marked_[word] = true;
    }
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] double share_of_lead() const {
    const std::size_t words = std::min(kLeadWords, marked_.size());
    const auto end = marked_.begin() + static_cast<std::ptrdiff_t>(words);
    return share(static_cast<std::size_t>(std::count(marked_.begin(), end, true)), words);
  }

 private:
  std::vector<bool> marked_;
  std::size_t count_ = 0;
};

SharedWords shared_words(const DuplicateText& one, const DuplicateText& other) {
  Marks left_marks(one);
  Marks right_marks(other);
  auto left = one.pairs.begin();
  auto right = other.pairs.begin();
  while (left != one.pairs.end() && right != other.pairs.end()) {
    if (left->hash != right->hash) {
      ++(left->hash < right->hash ? left : right);
      continue;
    }
    const std::uint32_t hash = left->hash;
    for (; left != one.pairs.end() && left->hash == hash; ++left) {
      left_marks.mark(*left);
    }
    for (; right != other.pairs.end() && right->hash == hash; ++right) {
      right_marks.mark(*right);
    }
  }
  return {left_marks.count(), right_marks.count(),
          std::max(left_marks.share_of_lead(), right_marks.share_of_lead())};
}

bool of_one_site(const DuplicateText& one, const DuplicateText& other) {
  return one.source != 0 && one.source == other.source;
}

Shares least_shares(const DuplicateText& shorter, const DuplicateText& longer) {
  Shares least = shares(Always);
  const auto also = [&least](ShareRule rule) {
    const Shares asked = shares(rule);
    least.of_shorter = std::max(least.of_shorter, asked.of_shorter);
    least.of_longer = std::max(least.of_longer, asked.of_longer);
    least.on_average = std::max(least.on_average, asked.on_average);
  };
  if (shorter.day && longer.day &&
      std::cmp_greater(std::abs(*shorter.day - *longer.day), kMostDaysApart)) {
    also(OfDaysApart);
  } else if (shorter.words.size() < kFewCopyWords) {
    also(OfFewWords);
  }
  if (of_one_site(shorter, longer)) {
    also(OfOneSite);
  }
  return least;
}

// Numbers of one article in whose place the other has another.
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

std::vector<DuplicateText::NumberPlace> number_places(const std::vector<std::uint32_t>& words) {
  std::vector<DuplicateText::NumberPlace> places;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (is_number(words[at])) {
      const std::uint64_t before = at > 0 ? words[at - 1] : 0;
      const std::uint64_t after = at + 1 < words.size() ? words[at + 1] : 0;
      places.push_back({before << 32 | after, words[at]});
    }
  }
  std::sort(places.begin(), places.end());
  return places;
}

// Asked first: of a thousand reports of one kind each is compared with each.
bool differ_in_numbers(const DuplicateText& one, const DuplicateText& other) {
  const std::size_t changed = changed_numbers(one, other);
  if (changed == 0) {
    return false;
  }
  const std::size_t shared = shared_count(one.numbers, other.numbers);
  const bool same_day = one.day && other.day && *one.day == *other.day;
  return changed > (same_day ? 1 + shared / kNumbersForOneOfADay : shared / kNumbersForOne);
}

}  // namespace

DuplicateText duplicate_text_of(const Article& article, arabic::Analyzer::Session& session) {
  DuplicateText out;
  if (article.date.known() && article.date_origin != DateOrigin::FileTime) {
    out.day = ordinal(article.date);
  }
  if (!article.source.empty()) {
    out.source = content_hash(letters::fold(article.source)) | 1U;
  }
  std::vector<arabic::TokenRef> tokens;
  ZoneWalk zones(article.zones);
  std::uint32_t before = 0;
  for (std::size_t from = 0; from < article.text.size() && out.words.size() < kMostCopyWords;) {
    from = session.analyze_piece(article.text, from, tokens);
    for (const arabic::TokenRef& token : tokens) {
      if (!counts_for_duplicates(zones.kind_at(token.span.begin)) || token.is_stop_word) {
        continue;
      }
      const bool number = token.kind == letters::TokenKind::Number;
      const std::uint32_t word =
          (static_cast<std::uint32_t>(content_hash(token.stem) >> 32) & ~1U) | (number ? 1U : 0U);
      if (number) {
        out.numbers.push_back(word);
      }
      if (!out.words.empty()) {
        out.pairs.push_back({std::rotl(before, 15) * 0x9E3779B1U ^ word,
                             static_cast<std::uint32_t>(out.words.size() - 1)});
      }
      out.words.push_back(word);
      before = word;
    }
  }
  std::sort(out.pairs.begin(), out.pairs.end());
  sort_once(out.numbers);
  out.places = number_places(out.words);
  return out;
}

bool are_near_duplicates(const DuplicateText& one, const DuplicateText& other) {
  if (one.words.size() > other.words.size()) {
    return are_near_duplicates(other, one);
  }
  if (differ_in_numbers(one, other)) {
    return false;
  }
  const Shares least = least_shares(one, other);
  const SharedWords shared = shared_words(one, other);
  const double of_shorter = share(shared.one, one.words.size());
  const double of_longer = share(shared.other, other.words.size());
  if (of_one_site(one, other) && of_shorter < kShareWithoutLead && shared.lead < kLeastOfLead) {
    return false;
  }
  return of_shorter >= least.of_shorter && of_longer >= least.of_longer &&
         (of_shorter + of_longer) / 2 >= least.on_average;
}

}  // namespace niger::duplicates
