#include "indexer/duplicates/text_comparison.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <iterator>
#include <span>
#include <utility>

#include "indexer/duplicates/changed_values.h"

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
  [[nodiscard]] double share_of_all() const { return share(count_, marked_.size()); }
  [[nodiscard]] double share_of_lead() const {
    const std::size_t words = std::min(kLeadWords, marked_.size());
    const auto end = marked_.begin() + static_cast<std::ptrdiff_t>(words);
    return share(static_cast<std::size_t>(std::count(marked_.begin(), end, true)), words);
  }

 private:
  std::vector<bool> marked_;
  std::size_t count_ = 0;
};

// Of a text, how much stands in pairs that the other has too.
struct Shared {
  double of_all = 0;
  double of_lead = 0;  // of its first words
  std::size_t words = 0;
};

struct SharedByBoth {
  Shared shorter;
  Shared longer;

  [[nodiscard]] double likeness() const { return (shorter.of_all + longer.of_all) / 2; }
};

SharedByBoth shared_words(const DuplicateText& one, const DuplicateText& other) {
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
  const auto of = [](const Marks& marks) {
    return Shared{marks.share_of_all(), marks.share_of_lead(), marks.count()};
  };
  return {of(left_marks), of(right_marks)};
}

// The texts of a pair by their length; of the same length by their words, so that comparisons are
// symmetric.
struct ByLength {
  const DuplicateText& shorter;
  const DuplicateText& longer;
};

ByLength by_length(const DuplicateText& one, const DuplicateText& other) {
  const bool in_order = one.words.size() != other.words.size()
                            ? one.words.size() < other.words.size()
                            : one.words <= other.words;
  return in_order ? ByLength{one, other} : ByLength{other, one};
}

// When and where two texts were printed.
struct Circumstances {
  std::optional<int> days;  // between their first printings
  bool one_site = false;
  bool longer_is_later = false;  // by a day or more
  bool shorter_is_later = false;
  bool titles_count = true;
};

// What admits most: a correction of the same day by another site.
constexpr Circumstances kMostAdmitting = {.days = 0, .titles_count = false};

Circumstances circumstances(const ByLength& texts) {
  Circumstances out;
  const Printings& shorter = texts.shorter.printings;
  const Printings& longer = texts.longer.printings;
  if (shorter.first_day && longer.first_day) {
    out.days = std::abs(*longer.first_day - *shorter.first_day);
    out.longer_is_later = *longer.first_day > *shorter.first_day;
    out.shorter_is_later = *shorter.first_day > *longer.first_day;
  }
  std::vector<std::uint64_t> both;
  std::set_intersection(shorter.sources.begin(), shorter.sources.end(), longer.sources.begin(),
                        longer.sources.end(), std::back_inserter(both));
  out.one_site = !both.empty();
  return out;
}

Shares least_shares(const DuplicateText& shorter, const Circumstances& printed) {
  Shares least = shares(Always);
  const auto also = [&least](ShareRule rule) {
    const Shares asked = shares(rule);
    least.of_shorter = std::max(least.of_shorter, asked.of_shorter);
    least.of_longer = std::max(least.of_longer, asked.of_longer);
    least.on_average = std::max(least.on_average, asked.on_average);
  };
  if (printed.days && std::cmp_greater(*printed.days, kMostDaysApart)) {
    also(OfDaysApart);
  } else if (shorter.words.size() < kFewCopyWords) {
    also(OfFewWords);
  }
  if (printed.one_site) {
    also(OfOneSite);
  }
  return least;
}

// Asked first: of a thousand reports of one kind each is compared with many.
bool differ_in_numbers(const DuplicateText& one, const DuplicateText& other,
                       const Circumstances& printed) {
  const std::size_t changed = changed_numbers(one, other);
  if (changed == 0) {
    return false;
  }
  const std::size_t shared = shared_count(one.numbers, other.numbers);
  const bool same_day = printed.days && *printed.days == 0;
  return changed > (same_day ? 1 + shared / kNumbersForOneOfADay : shared / kNumbersForOne);
}

// A desk that prints a report again changes a word here and there; a template has other values and
// nothing else.
bool differ_in_values(const DuplicateText& one, const DuplicateText& other, std::size_t shared,
                      const Circumstances& printed) {
  const bool same_day = printed.days && *printed.days == 0;
  const auto words = static_cast<double>(shared);
  double admitted = words * kValuesForWord;
  if (same_day) {
    admitted += printed.one_site ? 0 : 1;
  } else if (printed.days && *printed.days > 1) {
    admitted = words * kValuesForWordOfDaysApart - 1;  // the first says what is told of another day
  }
  return static_cast<double>(changed_values(one, other, printed.titles_count)) > admitted;
}

// The later one has a lead or a third of text of its own. A site's follow-ups repeat what went
// before below a lead of their own; of one day another site's editor writes a lead to a copy.
bool is_follow_up(const SharedByBoth& shared, const Circumstances& printed) {
  if (printed.one_site && shared.likeness() < kLikenessWithoutLead &&
      std::min(shared.shorter.of_lead, shared.longer.of_lead) < kLeastOfLead) {
    return true;
  }
  const double own = 1 - (printed.shorter_is_later ? shared.shorter : shared.longer).of_all;
  return own >= kOwnTextOfFollowUp &&
         (printed.longer_is_later || printed.shorter_is_later || printed.one_site);
}

// Words of a title that the other text has, of all.
double known_of_title(const DuplicateText& text, const DuplicateText& other) {
  return text.title.empty() ? 1 : share(shared_count(text.title, other.known), text.title.size());
}

// Whether the one that may be the earlier has its lead in the other, whose title is of the same
// matter: what follows a story tells it again, and does not only share a third story below it.
bool tells_again(const ByLength& texts, const SharedByBoth& shared, const Circumstances& printed) {
  if (printed.titles_count) {
    const double known = printed.shorter_is_later ? known_of_title(texts.shorter, texts.longer)
                                                  : known_of_title(texts.longer, texts.shorter);
    if (known < kKnownOfTitle) return false;
  }
  const double lead = printed.shorter_is_later ? shared.longer.of_lead
                      : printed.longer_is_later
                          ? shared.shorter.of_lead
                          : std::max(shared.shorter.of_lead, shared.longer.of_lead);
  return lead >= kLeastOfLead || shared.shorter.of_all >= kKinWithoutLead;
}

Comparison compare_as_printed(const ByLength& texts, const Circumstances& printed) {
  if (differ_in_numbers(texts.shorter, texts.longer, printed)) return {};
  const SharedByBoth shared = shared_words(texts.shorter, texts.longer);
  if (shared.shorter.of_all < kLeastOfKin || shared.shorter.words < kFewestWordsOfKin) return {};
  if (differ_in_values(texts.shorter, texts.longer, shared.shorter.words, printed)) {
    // With text of its own too it may follow, though it gives other numbers and names.
    const bool follows =
        shared.longer.of_all < 1 - kNewTextOfFollowUp &&
        !differ_in_values(texts.shorter, texts.longer, shared.shorter.words, kMostAdmitting) &&
        tells_again(texts, shared, printed);
    return follows ? Comparison{Kinship::FollowUp, shared.likeness()} : Comparison{};
  }
  Comparison out = {tells_again(texts, shared, printed) ? Kinship::FollowUp : Kinship::None,
                    shared.likeness()};
  const Shares least = least_shares(texts.shorter, printed);
  const bool is_copy = shared.shorter.of_all >= least.of_shorter &&
                       shared.longer.of_all >= least.of_longer &&
                       shared.likeness() >= least.on_average;
  const bool is_gist = shared.shorter.of_all >= kLeastOfShortForm &&
                       texts.shorter.words.size() >= kFewCopyWords &&
                       shared.longer.of_lead >= kLeastOfLead && !printed.longer_is_later &&
                       !(printed.days && std::cmp_greater(*printed.days, kMostDaysApart));
  if ((is_copy || is_gist) && !is_follow_up(shared, printed)) {
    out.kinship = Kinship::Copy;
  }
  return out;
}

}  // namespace

bool is_short_form(std::size_t words, std::size_t of_words) {
  return static_cast<double>(words) < kShortForm * static_cast<double>(of_words);
}

Comparison compare(const DuplicateText& one, const DuplicateText& other) {
  const ByLength texts = by_length(one, other);
  return compare_as_printed(texts, circumstances(texts));
}

bool may_be_kin(const DuplicateText& one, const DuplicateText& other) {
  return compare_as_printed(by_length(one, other), kMostAdmitting).kinship != Kinship::None;
}

}  // namespace niger::duplicates
