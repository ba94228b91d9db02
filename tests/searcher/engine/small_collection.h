#pragma once
/// Six short articles on the Sahel, and how a test asks for them.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/support/article.h"
#include "tests/support/search_session.h"

namespace niger::test {

inline std::vector<Article> collection() {
  std::vector<Article> out = {
      article("base", "انسحاب من أغاديز", "غادر الجنود القاعدة الجوية 201 قرب أغاديز أمس."),
      article("talks", "محادثات في نيامي", "تناقش الوفدان حول قاعدة جوية في شمال البلاد."),
      article("strikes", "ضربات في الساحل", "نفذ الجيش الضربات الجوية ليلا."),
      article("sport", "المنتخب يفوز", "فاز منتخب النيجر على منتخب مالي في نيامي."),
      article("nile", "على النهر", "امتدت الرحلة من النيل إلى الفرات ثم عادت."),
      article("vocalised", "خبر", "عِلْمُ الفلك غير عَلَم البلاد في القَاعِدَةِ."),
  };
  out[0].source = "وكالة رويترز";
  out[0].date = {2024, 4, 20};
  out[1].source = "الجزيرة";
  out[1].date = {2024, 3, 2};
  out[3].date = {2023, 7, 26};
  out[3].keywords = {"كرة القدم"};
  return out;
}

inline response::SearchResponse answer(SearchSession& session, std::string query,
                                       std::uint64_t limit = 10, std::uint64_t offset = 0) {
  engine::SearchRequest request;
  request.query = std::move(query);
  request.limit = limit;
  request.offset = offset;
  return session.search(request);
}

inline std::vector<std::string> ids(const response::SearchResponse& response) {
  std::vector<std::string> out;
  for (const response::Hit& hit : response.hits) out.push_back(hit.id);
  return out;
}

inline bool has_note(const response::SearchResponse& response, std::string_view code) {
  for (const response::Note& note : response.notes) {
    if (note.code == code) return true;
  }
  return false;
}

using Ids = std::vector<std::string>;

}  // namespace niger::test
