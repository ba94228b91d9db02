#include "searcher/correction/one_slip.h"

#include <algorithm>
#include <random>

#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::correction;
using namespace niger::letters;

TEST_CASE("the word that was meant is among those a slip away", "[one_slip]") {
  struct Row {
    const char* why;
    const char* typed;
    const char* meant;
    bool found;
  };
  const Row rows[] = {
      {"a letter of the ending", "الصحفيبن", "الصحفيين", true},
      {"a vowel left out", "الانتخبات", "الانتخابات", true},
      {"a consonant left out", "البرمان", "البرلمان", true},
      {"a letter doubled", "الحكوومة", "الحكومة", true},
      {"two swapped", "المحكةم", "المحكمة", true},
      {"like sound", "المضاهرات", "المظاهرات", true},
      {"a letter too many", "القاهنرة", "القاهرة", true},
      {"two slips", "البرماان", "البرلمان", false},
      {"an unlike letter", "البرخمان", "البرعمان", false},
      {"itself", "البرلمان", "البرلمان", false},
      {"too short", "قمة", "قمم", false},
      {"too long", "الاستخباراتيةالعسكرية", "الاستخباراتيةالعسكريه", false},
      {"other letters", "london", "londan", false},
      {"nothing", "", "", false},
  };
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.typed << ", " << row.meant);
    const std::vector<SlipOf> words = one_slip_from(fold(row.typed));
    const std::string meant = fold(row.meant);
    CHECK(std::any_of(words.begin(), words.end(),
                      [&](const SlipOf& one) { return one.text == meant; }) == row.found);
  }
}

TEST_CASE("slips of any word are bounded, apart from it, each once, the cheapest first",
          "[one_slip][property]") {
  const std::uint32_t seed = 20251125;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::u32string letters = U"ءابتثجحخدذرزسشصضطظعغفقكلمنهوي";
  for (int i = 0; i < 200; ++i) {
    std::u32string word;
    while (word.size() < kMinSlipLetters + i % (kMaxSlipLetters - kMinSlipLetters + 1)) {
      word += letters[random() % letters.size()];
    }
    const std::vector<SlipOf> words = one_slip_from(to_utf8(word));
    CHECK(words.size() < 40 * (word.size() + 2));
    CHECK(std::is_sorted(words.begin(), words.end(),
                         [](const SlipOf& a, const SlipOf& b) { return a.cost < b.cost; }));
    CHECK(std::none_of(words.begin(), words.end(),
                       [&](const SlipOf& one) { return one.text == to_utf8(word); }));
  }
}
