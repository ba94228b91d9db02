#include "common/arabic/folding.h"

#include "common/arabic/letter_rules.h"
#include "common/base/utf8.h"
#include "tests/support/catch.h"

using namespace niger;

TEST_CASE("every letter rule folds its example", "[folding]") {
  for (const LetterRule& rule : letter_rules()) {
    INFO("U+" << std::hex << static_cast<std::uint32_t>(rule.letter) << " " << rule.example);
    CHECK(rule.example.find(to_utf8(std::u32string(1, rule.letter))) != std::string_view::npos);
    CHECK(fold(rule.example) == rule.folded);
    CHECK(fold(rule.folded) == rule.folded);
  }
}

TEST_CASE("vocalisations agree unless a letter has two different vowels", "[folding]") {
  CHECK(vocalisations_agree("علم", "عِلْم"));
  CHECK(vocalisations_agree("عِلم", "عِلْمٌ"));
  CHECK_FALSE(vocalisations_agree("عَلَم", "عِلْم"));
  CHECK_FALSE(vocalisations_agree("علم", "قلم"));
  CHECK(vocalised_form("مُدَرِّس") == vocalised_form("مُدَر\u0651\u0650س"));
  CHECK(has_tashkeel("مُدرس"));
  CHECK_FALSE(has_tashkeel("مدرس"));
}
