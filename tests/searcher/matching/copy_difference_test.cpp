#include "searcher/matching/copy_difference.h"

#include "tests/support/catch.h"

using namespace niger;
using namespace niger::matching;
using response::CopyDifference;
using response::CopyKind;

namespace {

Article article_of(const std::string& text) {
  Article article;
  article.text = text;
  return article;
}

CopyDifference difference(const std::string& hit, const std::string& copy) {
  static const arabic::Analyzer analyzer;
  arabic::Analyzer::Session session(analyzer);
  return DifferenceFinder(session, article_of(hit)).difference(article_of(copy));
}

const std::string kText = "أغلقت السلطات جسر المدينة صباح الأحد بعد انهيار 12 مترا من طرفه الجنوبي";

}  // namespace

TEST_CASE("the same words are the same text, however they are spelled", "[copy_difference]") {
  for (const std::string& copy :
       {kText, std::string("اغلقت السلطات، جسر المدينه صباح الاحد بعد انهيار "
                           "١٢ مترا من طرفه الجنوبي!")}) {
    const CopyDifference found = difference(kText, copy);
    CHECK(found.kind == CopyKind::SameText);
    CHECK(found.shared == 1);
    CHECK(found.only_here.empty());
    CHECK(found.only_there.empty());
  }
  CHECK(difference("", "").shared == 1);
}

TEST_CASE("numbers that differ are told first", "[copy_difference]") {
  const CopyDifference found =
      difference(kText, "أغلقت السلطات جسر البلدة صباح الأحد بعد انهيار 15 مترا من طرفه الجنوبي");
  CHECK(found.kind == CopyKind::Edited);
  CHECK(found.shared > 0.7);
  CHECK(found.shared < 1);
  CHECK(found.only_here == std::vector<std::string>{"12", "المدينة"});
  CHECK(found.only_there == std::vector<std::string>{"15", "البلدة"});
}

TEST_CASE("a short form and a long form are told, and few words of what differs",
          "[copy_difference]") {
  const std::string longer =
      kText +
      " وقالت إدارة الطرق إن إصلاحه يحتاج شهورا طويلة من العمل المتواصل ليلا "
      "ونهارا وإن السيارات ستحول إلى طريق آخر";
  CHECK(difference(longer, kText).kind == CopyKind::ShortForm);
  const CopyDifference found = difference(kText, longer);
  CHECK(found.kind == CopyKind::LongForm);
  CHECK(found.only_here.empty());
  CHECK(found.only_there.size() == DifferenceFinder::kMostWords);
}

TEST_CASE("zones that are not the story's do not differ", "[copy_difference]") {
  static const arabic::Analyzer analyzer;
  arabic::Analyzer::Session session(analyzer);
  Article copy = article_of(kText + "\nاقرأ أيضا عن حصاد القمح في السهول");
  copy.zones = {{ZoneKind::Related, {kText.size(), copy.text.size()}}};
  CHECK(DifferenceFinder(session, article_of(kText)).difference(copy).kind == CopyKind::SameText);
}
