#include "common/dates/months.h"

#include <array>

namespace niger::dates {
namespace {

using Names = std::vector<MonthName>;
using enum MonthTradition;

// Folded spellings: أ إ آ are ا, ة is ه, ى is ي, ئ and ؤ inside a word are ء.
// The Libyan names of 1986–2011 are words of every day (الحرث, التمور, الماء), and are left out.
const std::array<Names, 12>& table() {
  static const std::array<Names, 12> names = {{
      {{1, Egypt, {"يناير"}},
       {1, Levant, {"كانون", "الثاني"}},
       {1, Maghreb, {"جانفي"}},
       {1, Levant, {"كانون", "ثاني"}}},
      {{2, Egypt, {"فبراير"}},
       {2, Levant, {"شباط"}},
       {2, Maghreb, {"فيفري"}},
       {2, Egypt, {"فيبراير"}}},
      {{3, Egypt, {"مارس"}, true}, {3, Levant, {"اذار"}}},
      {{4, Egypt, {"ابريل"}},
       {4, Levant, {"نيسان"}},
       {4, Maghreb, {"افريل"}},
       {4, Egypt, {"ابرايل"}}},
      {{5, Egypt, {"مايو"}}, {5, Levant, {"ايار"}}, {5, Maghreb, {"ماي"}, true}},
      {{6, Egypt, {"يونيو"}},
       {6, Levant, {"حزيران"}},
       {6, Maghreb, {"جوان"}, true},
       {6, Egypt, {"يونيه"}}},
      {{7, Egypt, {"يوليو"}},
       {7, Levant, {"تموز"}},
       {7, Maghreb, {"جويليه"}},
       {7, Morocco, {"يوليوز"}},
       {7, Egypt, {"يوليه"}}},
      {
          {8, Egypt, {"اغسطس"}},
          {8, Levant, {"اب"}, true, "آب"},
          {8, Maghreb, {"اوت"}, true},
          {8, Morocco, {"غشت"}},
          {8, Egypt, {"اوغسطس"}},
          {8, Egypt, {"اغسطوس"}},
      },
      {{9, Egypt, {"سبتمبر"}},
       {9, Levant, {"ايلول"}},
       {9, Morocco, {"شتنبر"}},
       {9, Morocco, {"سبتنبر"}},
       {9, Egypt, {"سيبتمبر"}}},
      {{10, Egypt, {"اكتوبر"}},
       {10, Levant, {"تشرين", "الاول"}},
       {10, Levant, {"تشرين", "اول"}},
       {10, Egypt, {"اوكتوبر"}}},
      {{11, Egypt, {"نوفمبر"}},
       {11, Levant, {"تشرين", "الثاني"}},
       {11, Morocco, {"نونبر"}},
       {11, Levant, {"تشرين", "ثاني"}},
       {11, Morocco, {"نوفنبر"}}},
      {{12, Egypt, {"ديسمبر"}},
       {12, Levant, {"كانون", "الاول"}},
       {12, Morocco, {"دجنبر"}},
       {12, Levant, {"كانون", "اول"}},
       {12, Egypt, {"دسمبر"}}},
  }};
  return names;
}

// How many bytes of clitics stand before `name` at the start of `word`; npos where it is not there.
// و or ف, then one of ب ل ك: وبنيسان.
std::size_t clitic_bytes(std::string_view word, std::string_view name) {
  constexpr std::size_t kLetterBytes = 2;
  if (word.size() < name.size() || !word.ends_with(name)) {
    return std::string_view::npos;
  }
  std::string_view before = word.substr(0, word.size() - name.size());
  const std::size_t size = before.size();
  if (before.starts_with("و") || before.starts_with("ف")) {
    before.remove_prefix(kLetterBytes);
  }
  if (before.starts_with("ب") || before.starts_with("ل") || before.starts_with("ك")) {
    before.remove_prefix(kLetterBytes);
  }
  return before.empty() ? size : std::string_view::npos;
}

}  // namespace

std::span<const MonthName> month_names(int month) {
  if (month < 1 || month > 12) {
    return {};
  }
  return table()[static_cast<std::size_t>(month - 1)];
}

std::optional<MonthMatch> month_at(std::span<const std::string> folded_words) {
  if (folded_words.empty()) {
    return std::nullopt;
  }
  std::optional<MonthMatch> found;
  for (const Names& names : table()) {
    for (const MonthName& name : names) {
      if (name.words.size() > folded_words.size() || (found && found->words >= name.words.size())) {
        continue;
      }
      const std::size_t clitics = clitic_bytes(folded_words[0], name.words[0]);
      // A clitic before an ambiguous name makes too many other words: واب, باب, كمارس.
      if (clitics == std::string_view::npos || (clitics > 0 && name.ambiguous)) {
        continue;
      }
      if (name.words.size() == 2 && folded_words[1] != name.words[1]) {
        continue;
      }
      found = MonthMatch{name.month, name.words.size(), name.ambiguous};
    }
  }
  return found;
}

}  // namespace niger::dates
