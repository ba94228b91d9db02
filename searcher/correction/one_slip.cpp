#include "searcher/correction/one_slip.h"

#include <algorithm>
#include <cmath>

#include "common/base/utf8.h"
#include "searcher/spelling/edit_distance.h"

namespace niger::correction {
namespace {

constexpr std::u32string_view kLetters = U"ءابتثجحخدذرزسشصضطظعغفقكلمنهوي";
/// A hamza too many or too few is no slip but another spelling (spelling_slip.h).
constexpr std::u32string_view kMeantLetters = kLetters.substr(1);
/// A letter replaced by any other than a confusable one is too much of a guess.
constexpr double kConfusable = .7;
constexpr double kDearest = 1.1;

}  // namespace

std::vector<SlipOf> one_slip_from(std::string_view folded) {
  std::vector<SlipOf> words;
  const std::u32string typed = to_utf32(folded);
  if (typed.size() < kMinSlipLetters || typed.size() > kMaxSlipLetters ||
      typed.find_first_not_of(kLetters) != std::u32string::npos) {
    return words;
  }
  const auto add = [&](const std::u32string& meant) {
    const double cost = typing::edit_distance(typed, meant, kDearest);
    if (std::isfinite(cost) && cost > 0) {
      words.push_back({to_utf8(meant), cost});
    }
  };
  for (std::size_t at = 0; at <= typed.size(); ++at) {
    for (const char32_t letter : kMeantLetters) {
      std::u32string meant = typed;
      if (at < typed.size() && typing::replacement_cost(typed[at], letter) < kConfusable) {
        meant[at] = letter;
        add(meant);
      }
      add(std::u32string(typed).insert(at, 1, letter));
    }
    if (at < typed.size()) {
      add(std::u32string(typed).erase(at, 1));
    }
    if (at + 1 < typed.size()) {
      std::u32string meant = typed;
      std::swap(meant[at], meant[at + 1]);
      add(meant);
    }
  }
  std::sort(words.begin(), words.end(), [](const SlipOf& a, const SlipOf& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.text < b.text;
  });
  words.erase(std::unique(words.begin(), words.end(),
                          [](const SlipOf& a, const SlipOf& b) { return a.text == b.text; }),
              words.end());
  return words;
}

}  // namespace niger::correction
