#include "searcher/correction/spelling_correction.h"

#include <cmath>
#include <random>
#include <set>

#include "common/base/utf8.h"
#include "searcher/spelling/edit_distance.h"
#include "tests/support/catch.h"
#include "tests/support/word_knowledge.h"

using namespace niger;
using namespace niger::arabic;
using namespace niger::correction;
using namespace niger::expansion;
using namespace niger::typing;
using test::analyzer;
using test::knowledge;

namespace {

// Forty articles of these words each, and one of some rare ones.
const MemoryVocabulary& vocabulary() {
  static const MemoryVocabulary instance = [] {
    MemoryVocabulary made(1000);
    const char* common =
        "الانتخابات البرلمان الحكومة المظاهرات الديمقراطية التكنولوجيا واشنطن موسكو برشلونة "
        "رونالدو ترامب الاقتصاد الاتحاد الأوروبي العراق المغرب فلسطين السعودية القاهرة الخرطوم "
        "المستشفى الطائرة الجيش الشرطة الاستخبارات محمد صلاح ريال مدريد كرة القدم دمشق لندن "
        "الصحافة المفاوضات الرئيس الوزير المدينة london reuters";
    std::set<std::string> stems;
    for (const Token& token : analyzer().analyze(common)) {
      stems.insert(token.stem);
    }
    for (const std::string& stem : stems) {
      made.add(stem, 40);
    }
    made.add("ترابم", 1);
    return made;
  }();
  return instance;
}

QueryWord word_of(const std::string& typed) {
  const std::vector<Token> tokens = analyzer().analyze(typed);
  REQUIRE(tokens.size() == 1);
  return {tokens[0].folded, tokens[0].stem, typed, false};
}

std::string only_stem(const std::string& text) { return analyzer().analyze(text).at(0).stem; }

}  // namespace

TEST_CASE("a mistyped word leads to the word that was meant", "[spelling_correction]") {
  struct Row {
    const char* why;
    const char* typed;
    const char* meant;
  };
  const Row rows[] = {
      {"a vowel missing", "الانتخبات", "الانتخابات"},
      {"dad for zah", "المضاهرات", "المظاهرات"},
      {"zah for dad", "المفاوظات", "المفاوضات"},
      {"a dot too many", "فلسطبن", "فلسطين"},
      {"a consonant missing", "رونادو", "رونالدو"},
      {"a vowel too many", "واشنطون", "واشنطن"},
      {"letters swapped", "برشلوةن", "برشلونة"},
      {"a letter doubled", "العرااق", "العراق"},
      {"seen for sad", "السحافة", "الصحافة"},
      {"neighbouring key", "موسكز", "موسكو"},
      {"a letter too many", "القاهنرة", "القاهرة"},
      {"a letter of the stem and an ending", "المفاوصات", "المفاوضات"},
      {"a consonant missing before an ending", "البرمان", "البرلمان"},
      {"a consonant missing in a long word", "الديمراطية", "الديمقراطية"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed << ", " << row.meant);
    const auto found = corrections(word_of(row.typed), vocabulary(), knowledge());
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].stems == std::vector<std::string>{only_stem(row.meant)});
    CHECK(found[0].rule == CorrectionRule::Letters);
    CHECK(found[0].doc_freq == 40);
  }
}

TEST_CASE("words that are right, unlike, or asked for as typed are left alone",
          "[spelling_correction]") {
  struct Row {
    const char* why;
    const char* typed;
  };
  const Row rows[] = {
      {"well attested", "الانتخابات"},
      {"well attested with a clitic", "وبالبرلمان"},
      {"like nothing", "خثذغطظ"},
      {"too short to tell", "خث"},
      {"digits", "2024"},
      {"a word of another script", "москва"},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed);
    CHECK(corrections(word_of(row.typed), vocabulary(), knowledge()).empty());
  }
  QueryWord exact = word_of("واشنطون");
  exact.as_typed = true;
  CHECK(corrections(exact, vocabulary(), knowledge()).empty());
}

TEST_CASE("a known word or name is not corrected to another one", "[spelling_correction]") {
  struct Row {
    const char* why;
    const char* typed;
    const char* there;
    bool corrected;
  };
  const Row rows[] = {
      {"two given names", "عامر", "عمر", false},
      {"two countries", "سلوفينيا", "سلوفاكيا", false},
      {"two cities", "نابلس", "نابل", false},
      {"a country and a noun", "السويد", "سواد", false},
      {"a country and a noun that begins so", "كوبا", "كوب", false},
      {"two everyday nouns", "الثروة", "الثورة", false},
      {"a noun of the kitchen", "خبز", "خبر", false},
      {"a name that a stemmer takes a letter of", "المالكي", "الملكية", false},
      {"a name and a particle", "كييف", "قريبا", false},
      {"a country and a noun in ة", "المجر", "مجرة", false},
      {"a name spelt otherwise", "واشنطون", "واشنطن", true},
      {"a name's misspelling in the articles", "بازوم", "برزوم", true},
      {"a word with a stem by chance", "الانتخبات", "الانتخابات", true},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed << ", " << row.there);
    MemoryVocabulary vocabulary(1000);
    vocabulary.add(only_stem(row.there), 40);
    CHECK(corrections(word_of(row.typed), vocabulary, knowledge()).empty() != row.corrected);
  }
}

TEST_CASE("an ordinary word is no error; a rare one is only asked about", "[spelling_correction]") {
  // An everyday word that the collection lacks must not be exchanged for a neighbour.
  for (const Correction& found : corrections(word_of("الصلاة"), vocabulary(), knowledge())) {
    INFO(found.text);
    CHECK_FALSE(found.sure);
  }
  const auto rare = corrections(word_of("ترابم"), vocabulary(), knowledge());
  REQUIRE_FALSE(rare.empty());
  CHECK(rare[0].stems == std::vector<std::string>{only_stem("ترامب")});
  CHECK_FALSE(rare[0].sure);
}

TEST_CASE("a slip that some articles have is offered the common word of its company",
          "[spelling_correction]") {
  struct Row {
    const char* why;
    std::uint64_t slips;
    std::uint64_t articles;
    std::optional<double> likeness;
    bool is_offered;
  };
  const Row rows[] = {{"a common slip", 5, 335, .84, true},
                      {"too rare for company, of a listed name", 4, 335, {}, true},
                      {"not commoner enough for that", 5, 200, {}, false},
                      {"another word", 5, 335, .2, false},
                      {"not so much commoner", 5, 80, .84, false},
                      {"a word of its own", 12, 3000, .84, false}};
  for (const Row& row : rows) {
    INFO(row.why);
    MemoryVocabulary vocabulary(10000);
    vocabulary.add("خاشجقي", row.slips);
    vocabulary.add("خاشقجي", row.articles);
    if (row.likeness) vocabulary.set_likeness("خاشجقي", "خاشقجي", *row.likeness);
    const auto found = corrections({"خاشجقي", "خاشجقي", "خاشجقي", false}, vocabulary, knowledge());
    CHECK(found.empty() != row.is_offered);
    for (const Correction& one : found) CHECK_FALSE(one.sure);
    const QueryWord exact = {"خاشجقي", "خاشجقي", "خاشجقي", true};
    CHECK(corrections(exact, vocabulary, knowledge()).empty());
  }
}

TEST_CASE("of two corrections that of the query's company comes first", "[spelling_correction]") {
  MemoryVocabulary vocabulary(10000);
  vocabulary.add("برشلونه", 100);
  vocabulary.add("برشلوتي", 100);
  vocabulary.set_likeness("برشلونه", "ميسي", .8);
  vocabulary.set_likeness("برشلوتي", "زيت", .8);
  const QueryWord typed = {"برشلوته", "برشلوته", "برشلوته", false};
  for (const auto& [beside, first] : {std::pair{"ميسي", "برشلونه"}, std::pair{"زيت", "برشلوتي"}}) {
    const auto found = corrections(typed, vocabulary, knowledge(), {beside});
    REQUIRE(found.size() == 2);
    CHECK(found[0].stems[0] == first);
  }
}

TEST_CASE("a missing space is found", "[spelling_correction]") {
  struct Row {
    const char* typed;
    const char* meant;
  };
  const Row rows[] = {
      {"فيالعراق", "في العراق"},
      {"محمدصلاح", "محمد صلاح"},
      {"ريالمدريد", "ريال مدريد"},
      {"منلندن", "من لندن"},
  };
  for (const Row& row : rows) {
    INFO(row.typed);
    const auto found = corrections(word_of(row.typed), vocabulary(), knowledge());
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].text == row.meant);
    CHECK(found[0].rule == CorrectionRule::Parted);
  }
}

TEST_CASE("the wrong keyboard layout is found, right words are not converted",
          "[spelling_correction]") {
  struct Row {
    const char* why;
    const char* typed;
    const char* meant;
  };
  const Row rows[] = {
      {"punctuation keys", "l,s;,", "موسكو"},
      {"letters only", "hguvhr", "العراق"},
      {"bracket", "]lar", "دمشق"},
      {"Arabic keys for a Latin word", "مخىيخى", "london"},
      {"a word of the collection", "london", nullptr},
      {"a reading that nothing has", "hghgh", nullptr},
      {"Arabic that is in the collection", "دمشق", nullptr},
      {"too short", "td", nullptr},
      {"nothing", "", nullptr},
      {"punctuation", "[;]", nullptr},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed);
    const auto found = keyboard_readings(row.typed, vocabulary(), knowledge());
    CHECK(found.size() == (row.meant == nullptr ? 0 : 1));
    if (!found.empty() && row.meant != nullptr) {
      CHECK(found[0].text == row.meant);
      CHECK(found[0].rule == CorrectionRule::Keyboard);
    }
  }
}

TEST_CASE("corrections have names for programs", "[spelling_correction]") {
  CHECK(code_of(CorrectionRule::Letters) == "letters");
  CHECK(code_of(CorrectionRule::Parted) == "parted");
  CHECK(code_of(CorrectionRule::Keyboard) == "keyboard");
}

TEST_CASE("cheap edits are cheaper than others", "[edit_distance]") {
  struct Row {
    const char* why;
    std::u32string typed;
    std::u32string nearer;
    std::u32string farther;
  };
  const Row rows[] = {
      {"zah and dad before another letter", U"ضروف", U"ظروف", U"حروف"},
      {"dots before another shape", U"ترکيا", U"تركيا", U"برازيل"},
      {"a vowel before a consonant", U"لندون", U"لندن", U"لندر"},
      {"a doubled letter before a new one", U"محممد", U"محمد", U"محرمد"},
      {"swap before two replacements", U"قبطر", U"قطبر", U"قمنر"},
      {"a later letter before the first", U"كتاب", U"كتار", U"رتاب"},
      {"neighbouring key before a far one", U"مهم", U"مخم", U"مدم"},
      {"one before two", U"سلام", U"سلاد", U"سداد"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(edit_distance(row.typed, row.nearer, 9) < edit_distance(row.typed, row.farther, 9));
  }
}

TEST_CASE("the edit distance is symmetric and cut off at its limit", "[edit_distance][property]") {
  const unsigned seed = 34;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::u32string letters = U"ابتثجحخدذرزسشصضطظعغفقكلمنهويءab";
  for (int round = 0; round < 3000; ++round) {
    std::u32string a;
    for (auto length = random() % 9; length > 0; --length) {
      a += letters[random() % letters.size()];
    }
    std::u32string b = a;
    for (auto edits = random() % 4; edits > 0; --edits) {
      b.insert(random() % (b.size() + 1), 1, letters[random() % letters.size()]);
    }
    INFO(to_utf8(a) << ", " << to_utf8(b));
    CHECK(edit_distance(a, a, 0) == 0);
    const double there = edit_distance(a, b, 50);
    CHECK(there == Approx(edit_distance(b, a, 50)));
    CHECK((there > 1) == std::isinf(edit_distance(a, b, 1)));
  }
  CHECK(std::isinf(edit_distance(std::u32string(10000, U'ا'), U"ا", 1e9)));
}

TEST_CASE("any word gets a bounded answer", "[spelling_correction][property]") {
  const unsigned seed = 35;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::u32string letters = U"ابتجحدرسشطعغفقكلمنهويةa7";
  for (int round = 0; round < 400; ++round) {
    std::u32string typed;
    for (auto length = 1 + random() % 14; length > 0; --length) {
      typed += letters[random() % letters.size()];
    }
    const std::string word = to_utf8(typed);
    INFO(word);
    const auto found = corrections({word, word, word, false}, vocabulary(), knowledge());
    CHECK(found.size() <= kMaxCorrections);
    for (const Correction& correction : found) {
      CHECK_FALSE(correction.stems.empty());
      CHECK(correction.doc_freq > 0);
      CHECK(correction.cost > 0);
    }
  }
  std::string endless;
  for (int letter = 0; letter < 10000; ++letter) {
    endless += "ق";
  }
  CHECK(corrections({endless, endless, endless, false}, vocabulary(), knowledge()).empty());
  CHECK(keyboard_readings(endless, vocabulary(), knowledge()).empty());
  CHECK(keyboard_readings("\xFF\xD9", vocabulary(), knowledge()).empty());
}
