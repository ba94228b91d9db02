#include "common/arabic/kinship.h"

#include <algorithm>

#include "common/letters/folding.h"
#include "tests/support/catch.h"

namespace niger {
namespace {

bool are_kin(std::string_view a, std::string_view b) {
  static const Stemmer stemmer;
  static const Kinship kinship;
  const std::string from = stemmer.stem(fold(a));
  const std::string to = stemmer.stem(fold(b));
  const std::vector<Kin> kin = kinship.kin_of(from);
  return std::any_of(kin.begin(), kin.end(), [&](const Kin& one) { return one.stem == to; });
}

}  // namespace

TEST_CASE("a noun and its broken plural are kin, whatever is attached to them", "[kinship]") {
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

TEST_CASE("a place, its adjective and its people are kin", "[kinship]") {
  CHECK(are_kin("فرنسا", "الفرنسيون"));
  CHECK(are_kin("تركيا", "أتراك"));
  CHECK(are_kin("اليمن", "يمنية"));
  CHECK(are_kin("أوكراني", "أوكرانيا"));
}

TEST_CASE("links are symmetrical, with the inverse relation", "[kinship]") {
  const Lexicon& lexicon = Lexicon::builtin();
  const Kinship kinship;
  std::size_t one_way = 0;
  for (const KinRecord& record : lexicon.all_kin()) {
    const auto back = lexicon.kin(record.to);
    one_way += std::none_of(back.begin(), back.end(), [&](const KinRecord& other) {
      return other.to == record.from &&
             static_cast<Relation>(other.relation) ==
                 Kinship::inverse(static_cast<Relation>(record.relation));
    });
  }
  CHECK(one_way == 0);
}

TEST_CASE("words without kin have none, and nothing is its own kin", "[kinship]") {
  const Kinship kinship;
  CHECK(kinship.kin_of("").empty());
  CHECK(kinship.kin_of("niger").empty());
  CHECK(kinship.kin_of("ضظغخ").empty());
  for (const Kin& kin : kinship.kin_of("قاعده")) {
    CHECK(kin.stem != "قاعده");
  }
}

TEST_CASE("words of one root are not kin", "[kinship]") {
  CHECK_FALSE(are_kin("كتاب", "مكتبة"));
  CHECK_FALSE(are_kin("سحب", "انسحاب"));
  CHECK_FALSE(are_kin("عسكري", "سكر"));
}

TEST_CASE("root_of gives the radicals of common patterns", "[kinship]") {
  CHECK(root_of("مكتبه") == "كتب");
  CHECK(root_of("انسحاب") == "سحب");
  CHECK(root_of("استخدام") == "خدم");
  CHECK(root_of("تعليم") == "علم");
  CHECK(root_of("").empty());
  CHECK(root_of("niger").empty());
}

}  // namespace niger
