#pragma once
/// Names of months in all traditions: يناير (Egypt, Gulf), كانون الثاني (Levant, Iraq), جانفي
/// (Algeria, Tunisia), غشت (Morocco). Knows names only; dates are read elsewhere.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace niger::dates {

/// Where the names of a month belong together: a text that says يناير says مارس, not آذار.
enum class MonthTradition {
  Egypt,    ///< Egypt, Sudan, the Gulf, Yemen, Libya: يناير
  Levant,   ///< Syria, Lebanon, Palestine, Jordan, Iraq: كانون الثاني
  Maghreb,  ///< Algeria, Tunisia: جانفي
  Morocco,  ///< where they differ from Egypt's: غشت
};

/// One name of a month, of one or two folded words.
struct MonthName {
  int month = 0;  ///< 1 to 12
  MonthTradition tradition = MonthTradition::Egypt;
  std::vector<std::string_view> words;  ///< folded: {"كانون", "الثاني"}
  /// The folded letters are an everyday word too: مارس (practised), اب (father), جوان. As an answer
  /// it counts only in a collection that uses it as a month (searcher/expansion/expansion.h).
  bool ambiguous = false;
  std::string_view spelt = {};  ///< with its hamza, where that tells it from the other word: آب
};

/// All names of `month`, the commonest first; empty outside 1 to 12.
[[nodiscard]] std::span<const MonthName> month_names(int month);

/// A month name found in a row of words.
struct MonthMatch {
  int month = 0;
  std::size_t words = 0;   ///< how many words of the row it takes: 1 or 2
  bool ambiguous = false;  ///< as in MonthName, and not made plain by a clitic or a second word
};

/// The month that the row of folded words starts with, the longer name first; nothing where there
/// is none. و ف ب ل ك before the name are allowed: وبنيسان, لكانون الثاني.
[[nodiscard]] std::optional<MonthMatch> month_at(std::span<const std::string> folded_words);

}  // namespace niger::dates
