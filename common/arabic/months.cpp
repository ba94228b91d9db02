#include "common/arabic/months.h"

#include <array>

namespace niger {
namespace {

using Names = std::vector<MonthName>;

// Folded spellings: أ إ آ are ا, ة is ه, ى is ي, ئ and ؤ inside a word are ء.
// Moroccan: غشت, شتنبر, نونبر, دجنبر. Of the Libyan names of 1986–2011 only هانيبال is no word of
// every day; الحرث, التمور, الماء, الصيف, الفاتح are left out.
const std::array<Names, 12>& table() {
  static const std::array<Names, 12> names = {{
      {{1, {"يناير"}}, {1, {"كانون", "الثاني"}}, {1, {"جانفي"}}, {1, {"كانون", "ثاني"}}},
      {{2, {"فبراير"}}, {2, {"شباط"}}, {2, {"فيفري"}}, {2, {"فيبراير"}}},
      {{3, {"مارس"}, true}, {3, {"اذار"}}},
      {{4, {"ابريل"}}, {4, {"نيسان"}}, {4, {"افريل"}}, {4, {"ابرايل"}}},
      {{5, {"مايو"}}, {5, {"ايار"}}, {5, {"ماي"}, true}},
      {{6, {"يونيو"}}, {6, {"حزيران"}}, {6, {"جوان"}, true}, {6, {"يونيه"}}},
      {{7, {"يوليو"}}, {7, {"تموز"}}, {7, {"جويليه"}}, {7, {"يوليوز"}}, {7, {"يوليه"}}},
      {{8, {"اغسطس"}},
       {8, {"اب"}, true},
       {8, {"اوت"}, true},
       {8, {"غشت"}},
       {8, {"اوغسطس"}},
       {8, {"اغسطوس"}},
       {8, {"هانيبال"}, true}},
      {{9, {"سبتمبر"}}, {9, {"ايلول"}}, {9, {"شتنبر"}}, {9, {"سبتنبر"}}, {9, {"سيبتمبر"}}},
      {{10, {"اكتوبر"}}, {10, {"تشرين", "الاول"}}, {10, {"تشرين", "اول"}}, {10, {"اوكتوبر"}}},
      {{11, {"نوفمبر"}},
       {11, {"تشرين", "الثاني"}},
       {11, {"نونبر"}},
       {11, {"تشرين", "ثاني"}},
       {11, {"نوفنبر"}}},
      {{12, {"ديسمبر"}},
       {12, {"كانون", "الاول"}},
       {12, {"دجنبر"}},
       {12, {"كانون", "اول"}},
       {12, {"دسمبر"}}},
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

}  // namespace niger
