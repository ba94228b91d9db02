#include "common/dates/month_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace niger::dates {
namespace {

int english_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> kNames = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (word.size() >= 3 &&
        (kNames[i] == word || (word.size() <= 4 && kNames[i].starts_with(word)))) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

// French, as sites of the Maghreb write dates: 22 avril 2024, 3 août, févr.; accents are folded
// away from upper-case words only in some of them.
int french_month(std::string_view word) {
  struct Name {
    std::string_view name;
    int month;
  };
  constexpr std::array<Name, 23> kNames = {{
      {"janvier", 1},   {"janv", 1},      {"février", 2},   {"fevrier", 2},  {"févr", 2},
      {"fevr", 2},      {"fév", 2},       {"mars", 3},      {"avril", 4},    {"avr", 4},
      {"mai", 5},       {"juin", 6},      {"juillet", 7},   {"juil", 7},     {"août", 8},
      {"aout", 8},      {"aoû", 8},       {"septembre", 9}, {"octobre", 10}, {"novembre", 11},
      {"décembre", 12}, {"decembre", 12}, {"déc", 12},
  }};
  const auto* const found =
      std::find_if(kNames.begin(), kNames.end(), [&](const Name& one) { return one.name == word; });
  return found == kNames.end() ? 0 : found->month;
}

}  // namespace

int latin_month(std::string_view word) {
  const int english = english_month(word);
  return english != 0 ? english : french_month(word);
}

int libyan_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> kNames = {"النار",  "النوار", "الربيع", "الطير",
                                                       "الماء",  "الصيف",  "ناصر",   "هانيبال",
                                                       "الفاتح", "التمور", "الحرث",  "الكانون"};
  const auto* const found = std::find(kNames.begin(), kNames.end(), word);
  return found == kNames.end() ? 0 : static_cast<int>(found - kNames.begin()) + 1;
}

}  // namespace niger::dates
