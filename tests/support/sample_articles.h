#pragma once
/// Seven short articles that have everything an article can have, for tests of the searcher.
#include <string>
#include <vector>

#include "tests/support/article.h"

namespace niger::test {

/// Fields and dates, words with marks and in Latin letters, a secondary zone, copies, three
/// articles of one id, and one of a thousand words.
inline std::vector<Article> sample_articles() {
  std::vector<Article> out = {
      article("base", "انسحاب من أغاديز", "غادر الجنود القاعدة الجوية 201 قرب أغاديز أمس."),
      article("talks", "محادثات في نيامي", "تناقش الوفدان حول قاعدة جوية في شمال مالي."),
      article("name", "خبر", "قال محمد عبد الله إن عبدالله عِلْمُ الفلك وعَلَم البلاد وBiden."),
      article("tail", "على النهر", "امتدت الرحلة من النيل.\nإقرأ أيضا\nالضربات الجوية ليلا"),
      article("copy", "محادثات في نيامي", "تناقش الوفدان حول قاعدة جوية في شمال مالي."),
      article("copy", "", "a b c OR AND NOT near date"),
  };
  out[0].source = "وكالة رويترز";
  out[0].author = "كاتب الخبر";
  out[0].date = {2024, 4, 20};
  out[1].source = "الجزيرة";
  out[1].place = "نيامي";
  out[1].date = {2024, 3, 2};
  out[2].keywords = {"كرة القدم", "النيجر"};
  out[2].category = "رياضة";
  out[2].date = {2023, 7, 26};
  const std::size_t tail = out[3].text.find("إقرأ");
  out[3].zones = {{ZoneKind::Related, {tail, out[3].text.size()}}};
  out[4].path = "copy-1";
  out[5].path = "copy-2";
  std::string many;
  for (int i = 0; i < 600; ++i) many += "نيج" + std::to_string(i) + " مالي ";
  out.push_back(article("many", "كلمات", many));
  return out;
}

}  // namespace niger::test
