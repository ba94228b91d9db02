#include "common/arabic/morphology.h"

#include <algorithm>

#include "common/arabic/analyzer.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

namespace niger::arabic {
namespace {

bool are_kin(std::string_view a, std::string_view b) {
  static const Stemmer stemmer;
  static const Morphology morphology;
  const std::string from = stem_as_written(stemmer, a);
  const std::string to = stem_as_written(stemmer, b);
  const std::vector<RelatedStem> related = morphology.related_stems_of(from);
  return std::any_of(related.begin(), related.end(),
                     [&](const RelatedStem& one) { return one.stem == to; });
}

}  // namespace

TEST_CASE("a noun and its broken plural are related, whatever is attached to them",
          "[morphology]") {
  struct Row {
    std::string_view pattern;
    std::string_view singular;
    std::string_view plural;
  };
  const Row rows[] = {
      {"أفعال", "قلم", "بأقلامهم"},
      {"فعول", "بنك", "البنوك"},
      {"فعال", "جبل", "جبالها"},
      {"أفعلة", "جهاز", "الأجهزة"},
      {"فعال, with shadda", "طالب", "والطلاب"},
      {"فعلاء", "سفير", "السفراء"},
      {"أفعلاء", "صديق", "أصدقائه"},
      {"فواعل", "شارع", "شوارع"},
      {"مفاعل", "مدرسة", "المدارس"},
      {"مفاعيل", "صاروخ", "بالصواريخ"},
      {"فعائل", "رسالة", "رسائل"},
      {"فعالل", "قنبلة", "القنابل"},
      {"فعاليل", "صندوق", "الصناديق"},
      {"أفاعل", "إصبع", "أصابعه"},
      {"فعل", "فرصة", "فرص"},
      {"فعل of كتاب", "كتاب", "الكتب"},
      {"فعلان", "بلد", "البلدان"},
      {"فعلى", "قتيل", "قتلى"},
      {"فعلة", "قائد", "قادة"},
      {"أفاعيل", "أسطورة", "أساطير"},
      {"قضايا", "قضية", "القضايا"},
      {"another word", "امرأة", "النساء"},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << ": " << row.singular << ", " << row.plural);
    CHECK(are_kin(row.singular, row.plural));
    CHECK(are_kin(row.plural, row.singular));
  }
}

TEST_CASE("a place, its adjective and its people are kin", "[morphology]") {
  CHECK(are_kin("فرنسا", "الفرنسيون"));
  CHECK(are_kin("تركيا", "أتراك"));
  CHECK(are_kin("اليمن", "يمنية"));
  CHECK(are_kin("أوكراني", "أوكرانيا"));
}

TEST_CASE("links are symmetrical, with the inverse relation", "[morphology]") {
  const Lexicon& lexicon = Lexicon::builtin();
  const Morphology morphology;
  std::size_t one_way = 0;
  for (const RelatedStemRecord& record : lexicon.all_related_stems()) {
    const auto back = lexicon.related_stems(record.to);
    one_way += std::none_of(back.begin(), back.end(), [&](const RelatedStemRecord& other) {
      return other.to == record.from &&
             static_cast<Relation>(other.relation) ==
                 Morphology::inverse(static_cast<Relation>(record.relation));
    });
  }
  CHECK(one_way == 0);
}

TEST_CASE("words without related have none, and nothing is its own kin", "[morphology]") {
  const Morphology morphology;
  CHECK(morphology.related_stems_of("").empty());
  CHECK(morphology.related_stems_of("niger").empty());
  CHECK(morphology.related_stems_of("ضظغخ").empty());
  for (const RelatedStem& related : morphology.related_stems_of("قاعده")) {
    CHECK(related.stem != "قاعده");
  }
}

TEST_CASE("words of one root are not kin", "[morphology]") {
  CHECK_FALSE(are_kin("كتاب", "مكتبة"));
  CHECK_FALSE(are_kin("سحب", "انسحاب"));
  CHECK_FALSE(are_kin("عسكري", "سكر"));
}

TEST_CASE("root_of gives the radicals of common patterns", "[morphology]") {
  CHECK(root_of("مكتبه") == "كتب");
  CHECK(root_of("انسحاب") == "سحب");
  CHECK(root_of("استخدام") == "خدم");
  CHECK(root_of("تعليم") == "علم");
  CHECK(root_of("").empty());
  CHECK(root_of("niger").empty());
}

}  // namespace niger::arabic
