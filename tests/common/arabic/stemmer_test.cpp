#include "common/arabic/stemmer.h"

#include <random>

#include "common/arabic/folding.h"
#include "common/base/utf8.h"
#include "tests/support/catch.h"

namespace niger {
namespace {

std::string stem(std::string_view word) {
  static const Stemmer stemmer;
  return stemmer.stem(fold(word));
}

struct Pair {
  std::string_view one;
  std::string_view other;
};

}  // namespace

TEST_CASE("a word and the same word with clitics and endings have one stem", "[stemmer]") {
  const Pair pairs[] = {
      {"قاعدة", "وبالقاعدة"}, {"قاعدة", "قاعدتين"},   {"قاعدة", "قاعدتها"},
      {"قوات", "والقوات"},    {"قوات", "قواتها"},     {"محادثة", "المحادثات"},
      {"عسكري", "عسكريين"},   {"عسكري", "العسكرية"},  {"سحب", "ستسحب"},
      {"سحب", "يسحبون"},      {"غادر", "يغادرون"},    {"وافق", "ووافقت"},
      {"أكد", "أكدت"},        {"قال", "يقولون"},      {"دعا", "يدعو"},
      {"وزير", "وزيرهم"},     {"حكومة", "للحكومة"},   {"لجنة", "للجنة"},
      {"مستشفى", "مستشفيات"}, {"مستشفى", "مستشفاهم"}, {"موظف", "الموظفات"},
      {"لاجئ", "لاجئين"},     {"مفاجئ", "مفاجئا"},    {"هيئة", "الهيئات"},
      {"بدأ", "بدأوا"},       {"أب", "أبيه"},         {"كاميرا", "كاميرات"},
  };
  for (const Pair& pair : pairs) {
    INFO(pair.one << ", " << pair.other);
    CHECK(stem(pair.one) == stem(pair.other));
  }
}

TEST_CASE("root letters that look like clitics or endings stay", "[stemmer]") {
  const Pair stems[] = {
      {"وزير", "وزير"},     {"لبنان", "لبنان"},   {"السودان", "سودان"}, {"سلمان", "سلمان"},
      {"بيروت", "بيروت"},   {"ياسين", "ياسين"},   {"إنسان", "انسان"},   {"البحرين", "بحرين"},
      {"والد", "والد"},     {"بلد", "بلد"},       {"فلسطين", "فلسطين"}, {"كوريا", "كوريا"},
      {"اليونان", "يونان"}, {"ماكرون", "ماكرون"}, {"واشنطن", "واشنطن"}, {"بوتين", "بوتين"},
  };
  for (const Pair& row : stems) {
    INFO(row.one);
    CHECK(stem(row.one) == row.other);
  }
}

TEST_CASE("words that only share letters keep stems apart", "[stemmer]") {
  const Pair pairs[] = {
      {"جمعية", "الجمعة"}, {"عربة", "عربية"}, {"قاعدة", "قعد"}, {"بيان", "بين"},
      {"عسكري", "سكر"},    {"إدارة", "دار"},  {"طيار", "طير"},  {"مالي", "مالية"},
  };
  for (const Pair& pair : pairs) {
    INFO(pair.one << ", " << pair.other);
    CHECK(stem(pair.one) != stem(pair.other));
  }
}

TEST_CASE("what is no Arabic word comes back as it is", "[stemmer]") {
  for (const std::string_view word : {"", "niger", "201", "ق", "a\xFF", "نيجرniger"}) {
    INFO(word);
    CHECK(Stemmer().stem(word) == word);
  }
}

TEST_CASE("explain spells the word and names the rule", "[stemmer]") {
  const StemAnalysis noun = Stemmer().explain(fold("وبالقاعدة"));
  CHECK(noun.rule == StemRule::Noun);
  CHECK(noun.prefixes == "وبال");
  CHECK(noun.core == "قاعده");
  const StemAnalysis verb = Stemmer().explain(fold("وسيغادرونها"));
  CHECK(verb.rule == StemRule::Verb);
  CHECK(verb.prefixes == "وس");
  CHECK(verb.stem == "غادر");
  CHECK(verb.suffixes == "ونها");
  CHECK(Stemmer().explain(fold("بالسودان")).rule == StemRule::Name);
  CHECK(Stemmer().explain(fold("ومنها")).rule == StemRule::Particle);
  CHECK(Stemmer().explain(fold("البرغشتاينية")).rule == StemRule::Light);
}

TEST_CASE("a clitic changes the stem of an everyday noun only where it is truly ambiguous",
          "[stemmer][property]") {
  // Most of a thousand words and more start like another word with a clitic: بطن, ب + طن.
  struct Row {
    std::string_view clitic;
    std::size_t ambiguous_per_thousand;
  };
  const Row rows[] = {{"ال", 3}, {"وال", 3}, {"بال", 3}, {"فال", 3}, {"لل", 4},
                      {"و", 12}, {"ف", 13},  {"ب", 16},  {"ل", 16},  {"ك", 30}};
  const Stemmer stemmer;
  for (const Row& row : rows) {
    std::size_t words = 0;
    std::string changed;
    std::size_t changes = 0;
    for (const LexiconEntry& entry : stemmer.lexicon().entries()) {
      if ((entry.key & kPresentTense) != 0 || !entry.has(kNoun) || !entry.has(kCommon) ||
          entry.has(kParticle | kRewrite)) {
        continue;
      }
      const std::string word = word_of(entry.key);
      ++words;
      if (stemmer.stem(std::string(row.clitic) + word) != stemmer.stem(word)) {
        ++changes;
        changed += word + ' ';
      }
    }
    INFO(row.clitic << " changes " << changes << " of " << words << ": " << changed);
    CHECK(words > 5000);
    CHECK(changes * 1000 <= words * row.ambiguous_per_thousand);
  }
}

TEST_CASE("the stem of a stem is that stem for everyday nouns", "[stemmer][property]") {
  const Stemmer stemmer;
  std::size_t unstable = 0;
  std::size_t words = 0;
  for (const LexiconEntry& entry : stemmer.lexicon().entries()) {
    if (entry.has(kNoun) && entry.has(kCommon) && (entry.key & kPresentTense) == 0) {
      const std::string once = stemmer.stem(word_of(entry.key));
      ++words;
      unstable += stemmer.stem(once) != once ? 1 : 0;
    }
  }
  INFO(unstable << " of " << words);
  CHECK(unstable * 1000 <= words);
}

TEST_CASE("random letters never crash, and give a stem no longer than they are",
          "[stemmer][property]") {
  const std::uint32_t seed = 20240917;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  const std::u32string letters = U"ءابتثجحخدذرزسشصضطظعغفقكلمنهويؤئ";
  const Stemmer stemmer;
  for (int i = 0; i < 20000; ++i) {
    std::u32string word;
    const std::size_t size = random() % 40;
    while (word.size() < size) {
      word += letters[random() % letters.size()];
    }
    const StemAnalysis analysis = stemmer.explain(to_utf8(word));
    CHECK(analysis.prefixes + analysis.core + analysis.suffixes == to_utf8(word));
    CHECK(analysis.stem.empty() == word.empty());
  }
}

}  // namespace niger
