#include "indexer/writing/copy_text.h"

#include <algorithm>
#include <bit>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "indexer/writing/content_hash.h"
#include "indexer/writing/fingerprint.h"
#include "indexer/writing/zone_walk.h"

namespace niger {
namespace {

// Shares of the words that stand in pairs common to both; found on news of 2018, see
// data/copies/README.md.
struct Shares {
  double of_shorter;
  double of_longer;
  double on_average;
};
constexpr Shares kShares = {0.83, 0.5, 0.72};
// Announcements of a few words differ by a name or a title alone.
constexpr Shares kSharesOfFew = {0.94, 0.5, 0.72};
constexpr std::size_t kFewCopyWords = 50;
// A story is printed again within days; what is like it weeks later is the next of its kind.
constexpr Shares kSharesOfDaysApart = {0.9, 0.8, 0.85};
constexpr int kMostDaysApart = 3;
// So many numbers that differ in the same words around them tell two reports of one kind apart.
constexpr std::size_t kMostChangedNumbers = 2;

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

// How many words of two articles stand in pairs that both have.
struct SharedWords {
  std::size_t one = 0;
  std::size_t other = 0;
};

class Marks {
 public:
  explicit Marks(const CopyText& text) : marked_(text.words.size()) {}

  void mark(const CopyText::Pair& pair) {
    for (std::size_t word = pair.first; word < pair.first + 2; ++word) {
      count_ += marked_[word] ? 0 : 1;
      marked_[word] = true;
    }
  }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  std::vector<bool> marked_;
  std::size_t count_ = 0;
};

SharedWords shared_words(const CopyText& one, const CopyText& other) {
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
  return {left_marks.count(), right_marks.count()};
}

double share(std::size_t part, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(part) / static_cast<double>(all);
}

const Shares& least_shares(const CopyText& shorter, const CopyText& longer) {
  if (shorter.day && longer.day && std::abs(*shorter.day - *longer.day) > kMostDaysApart) {
    return kSharesOfDaysApart;
  }
  return shorter.words.size() < kFewCopyWords ? kSharesOfFew : kShares;
}

// The two words around a number, by which it is looked up in the other article.
struct NumberPlace {
  std::uint64_t around;
  std::uint32_t number;

  friend bool operator<(const NumberPlace& one, const NumberPlace& other) {
    return one.around != other.around ? one.around < other.around : one.number < other.number;
  }
};

std::vector<NumberPlace> number_places(const CopyText& text, const CopyText& other) {
  std::vector<NumberPlace> places;
  const auto around = [&text](std::size_t at) {
    const std::uint64_t before = at > 0 ? text.words[at - 1] : 0;
    return before << 32 | (at + 1 < text.words.size() ? text.words[at + 1] : 0);
  };
  for (std::size_t at = 0; at < text.words.size(); ++at) {
    const std::uint32_t word = text.words[at];
    if (is_number(word) && !std::binary_search(other.numbers.begin(), other.numbers.end(), word)) {
      places.push_back({around(at), word});
    }
  }
  std::sort(places.begin(), places.end());
  return places;
}

// Numbers of one article in whose place the other has a number that the first lacks.
std::size_t changed_numbers(const CopyText& one, const CopyText& other) {
  const std::vector<NumberPlace> left = number_places(one, other);
  const std::vector<NumberPlace> right = number_places(other, one);
  std::size_t count = 0;
  for (auto a = left.begin(), b = right.begin(); a != left.end() && b != right.end();) {
    if (a->around == b->around) {
      ++count;
      ++a;
      ++b;
    } else if (a->around < b->around) {
      ++a;
    } else {
      ++b;
    }
  }
  return count;
}

}  // namespace

CopyText copy_text(const Article& article, Analyzer::Session& session) {
  CopyText out;
  if (article.date.known() && article.date_origin != DateOrigin::FileTime) {
    out.day = ordinal(article.date);
  }
  std::vector<TokenRef> tokens;
  session.analyze(article.text, tokens);
  ZoneWalk zones(article.zones);
  std::uint32_t before = 0;
  for (const TokenRef& token : tokens) {
    if (!counts_for_copies(zones.kind_at(token.span.begin)) || token.is_stop_word) {
      continue;
    }
    const bool number = token.kind == TokenKind::Number;
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
  std::sort(out.pairs.begin(), out.pairs.end());
  sort_once(out.numbers);
  return out;
}

bool are_copies(const CopyText& one, const CopyText& other) {
  if (one.words.size() > other.words.size()) {
    return are_copies(other, one);
  }
  const Shares& least = least_shares(one, other);
  const SharedWords shared = shared_words(one, other);
  const double of_shorter = share(shared.one, one.words.size());
  const double of_longer = share(shared.other, other.words.size());
  if (of_shorter < least.of_shorter || of_longer < least.of_longer ||
      (of_shorter + of_longer) / 2 < least.on_average) {
    return false;
  }
  const std::size_t changed = changed_numbers(one, other);
  return changed <= kMostChangedNumbers || changed < shared_count(one.numbers, other.numbers);
}

}  // namespace niger
