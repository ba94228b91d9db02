#include "common/letters/word_spelling.h"

#include <algorithm>

#include "common/arabic/analyzer.h"
#include "common/arabic/stemmer.h"
#include "common/arabic/stop_words.h"
#include "common/letters/folding.h"
#include "tests/support/catch.h"

namespace niger::letters {

using namespace arabic;

namespace {

WordSpelling spelling(std::string_view word) {
  const std::string exact = exact_form(word);
  return word_spelling(word, exact, fold(exact).size() / 2);
}

std::string stem(std::string_view word) {
  static const Stemmer stemmer;
  return stem_as_written(stemmer, word);
}

struct Row {
  std::string_view why;
  std::string_view one;
  std::string_view other;
};

}  // namespace

TEST_CASE("each alef is told by how it is written", "[word_spelling]") {
  struct Case {
    std::string_view why;
    std::string_view word;
    std::size_t letter;
    unsigned alef;
  };
  const Case rows[] = {
      {"U+0623", "أمر", 0, kAlefHamzaAbove},
      {"U+0625", "إلى", 0, kAlefHamzaBelow},
      {"U+0622", "آلي", 0, kAlefMadda},
      {"U+0627", "امر", 0, kAlefBare},
      {"U+0671", "ٱلله", 0, kAlefBare},
      {"U+0627 U+0654", "\u0627\u0654مر", 0, kAlefHamzaAbove},
      {"after the article", "الأمر", 2, kAlefHamzaAbove},
      {"at the end", "بدأ", 2, kAlefHamzaAbove},
      {"a letter that is none", "بدأ", 1, kAlefUnknown},
      {"before U+0626, which may be two letters", "أشيائها", 0, kAlefHamzaAbove},
      {"after U+0626, told from the end", "أشيائها", 6, kAlefBare},
      {"U+0621 U+0627, folded to one letter", "قرءان", 2, kAlefBare},
  };
  for (const Case& row : rows) {
    INFO(row.why << ": " << row.word);
    CHECK(spelling(row.word).alef[row.letter] == row.alef);
  }
}

TEST_CASE("the end of a word is told by its last letter and its marks", "[word_spelling]") {
  struct Case {
    std::string_view why;
    std::string_view word;
    LastLetter last;
    Tanwin tanwin;
    bool doubled;
  };
  const Case rows[] = {
      {"U+0629", "وصفة", LastLetter::TehMarbuta, Tanwin::None, false},
      {"U+0647", "وصفه", LastLetter::Heh, Tanwin::None, false},
      {"U+0649", "جرى", LastLetter::AlefMaqsura, Tanwin::None, false},
      {"U+064A", "جري", LastLetter::Yeh, Tanwin::None, false},
      {"another letter", "باب", LastLetter::Other, Tanwin::None, false},
      {"U+064B on the alef", "نمواً", LastLetter::Other, Tanwin::Fathatan, false},
      {"U+064B before the alef", "نموًا", LastLetter::Other, Tanwin::Fathatan, false},
      {"U+064B on U+0629", "سنةً", LastLetter::TehMarbuta, Tanwin::Fathatan, false},
      {"U+064C", "بابٌ", LastLetter::Other, Tanwin::Other, false},
      {"U+064D", "بابٍ", LastLetter::Other, Tanwin::Other, false},
      {"U+064B far from the end is none", "ًباب", LastLetter::Other, Tanwin::None, false},
      {"U+0651 on the last letter", "ذهبيّ", LastLetter::Yeh, Tanwin::None, true},
      {"U+0651 before U+0629", "ذهبيّة", LastLetter::TehMarbuta, Tanwin::None, true},
      {"U+0651 elsewhere", "مدرّس", LastLetter::Other, Tanwin::None, false},
  };
  for (const Case& row : rows) {
    INFO(row.why << ": " << row.word);
    const WordSpelling found = spelling(row.word);
    CHECK(found.last == row.last);
    CHECK(found.tanwin == row.tanwin);
    CHECK(found.doubled_last == row.doubled);
  }
}

TEST_CASE("nothing is known of a word that is too long or folded only", "[word_spelling]") {
  std::string longest;
  for (std::size_t i = 0; i < kMaxSpelledLetters; ++i) longest += "أ";
  CHECK(spelling(longest).last == LastLetter::Other);
  CHECK(spelling(longest + "ه").last == LastLetter::Unknown);
  CHECK(spelling(longest + "ه").alef[0] == kAlefUnknown);
  CHECK(spelling("").last == LastLetter::Unknown);
  CHECK(WordSpelling().function_word == FunctionWord::Unknown);
}

TEST_CASE("a set of alefs goes through six bits", "[word_spelling]") {
  for (const std::string_view word : {"أمر", "سأل", "آثار", "مآثر", "كتاب", "إجراءات", "رجل", ""}) {
    INFO(word);
    const AlefSet set = AlefSet::of(word);
    const AlefSet back = AlefSet::unpacked(set.packed() | 1U << 6U);
    CHECK(back.first == set.first);
    CHECK(back.hamza == set.hamza);
    CHECK(back.bare == set.bare);
    CHECK(set.packed() < 1U << 6U);
  }
  CHECK(AlefSet::of("مآثر").hamza);
  CHECK_FALSE(AlefSet::of("أمر").hamza);
  CHECK(AlefSet::of("إجراءات").bare);
}

TEST_CASE("a spelling decides between two words of the same letters", "[word_spelling]") {
  const Row apart[] = {
      {"a particle and a noun: إ", "أمام", "إمام"},
      {"…bare, it is mostly the noun", "أمام", "امام"},
      {"a particle and an adjective: آ", "إلى", "آلي"},
      {"a particle and a noun after و", "وإلى", "والي"},
      {"a particle and a verb, the same letters", "قبل", "قبلت"},
      {"a particle and a verb: أ at the end", "هنا", "تهنئ"},
      {"a particle and a pronoun it takes, a noun", "كي", "كيك"},
      {"a particle with a pronoun, a noun with tanwin", "أما", "أماناً"},
      {"a conjunction that needs its hamza, a verb", "كأن", "كان"},
      {"a pronoun after a particle, an adjective", "منه", "منهك"},
      {"the article and a noun, أ of the noun", "ألبان", "البان"},
      {"و and a verb, a noun without hamza", "وأدى", "الوادي"},
      {"ه is a pronoun, ة the noun's own", "وصفه", "وصفة"},
      {"a masdar and a plural", "إعلام", "أعلام"},
      {"…after clitics", "والإحكام", "والأحكام"},
      {"…with a pronoun", "إضراره", "أضراره"},
      {"a plural and a verb", "آثار", "أثار"},
      {"…in a form that does not show it", "آثار", "يثير"},
  };
  for (const Row& row : apart) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    CHECK(stem(row.one) != stem(row.other));
  }
}

TEST_CASE("a spelling joins what letters alone would part", "[word_spelling]") {
  const Row one[] = {
      {"أ is no article", "ألبان", "الألبان"},
      {"أ is no article, nor before a name nobody knows", "ألتراس", "الألتراس"},
      {"ه is a pronoun", "وصف", "وصفه"},
      {"…of a noun with another noun in ة", "مكتب", "مكتبه"},
      {"ة is no pronoun", "كتابة", "الكتابة"},
      {"a tanwin is no verb's", "نمو", "نمواً"},
      {"…on either side of the alef", "نمو", "نموًا"},
      {"…of a word nobody knows", "برغشتاين", "برغشتايناً"},
      {"a shadda on ي is no pronoun", "الثوريّة", "ثوريّ"},
      {"أ of a verb", "أظهرت", "وأظهرت"},
      {"a particle with a pronoun", "أن", "أنه"},
      {"a verb and its present", "كان", "يكون"},
      {"a verb with a noun of its letters", "أثار", "تثير"},
      {"a masdar with a plural of its letters", "إعلام", "للإعلام"},
      {"the plural", "أعلام", "بأعلامها"},
  };
  for (const Row& row : one) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    CHECK(stem(row.one) == stem(row.other));
  }
}

TEST_CASE("what careless writers leave out is left out of the evidence", "[word_spelling]") {
  const Row one[] = {
      {"no hamza", "أمريكا", "امريكا"},
      {"no hamza after clitics", "وبالإمارات", "وبالامارات"},
      {"a hamza too many", "اتفاق", "إتفاق"},
      {"another hamza", "مسؤول", "مسئول"},
      {"no hamza inside", "رأس", "راس"},
      {"no madda", "آسيا", "اسيا"},
      {"ه for ة", "القاعدة", "القاعده"},
      {"no hamza, of two nouns the more frequent", "الإعلام", "الاعلام"},
      {"no hamza, of a noun and a verb the noun", "الآثار", "الاثار"},
      {"ه for ة of a common noun", "حكومة", "حكومه"},
      {"…beside a noun of everyday", "جامعة", "جامعه"},
      {"ي for ى", "مستشفى", "مستشفي"},
      {"ى for ي, as in Egypt", "المصري", "المصرى"},
      {"a particle without its hamza", "إلى", "الى"},
      {"…and without its maqsura", "إلى", "الي"},
  };
  for (const Row& row : one) {
    INFO(row.why << ": " << row.one << ", " << row.other);
    CHECK(stem(row.one) == stem(row.other));
  }
}

TEST_CASE("no word but a function word has the stem of one", "[word_spelling][property]") {
  const Stemmer stemmer;
  std::size_t functions = 0;
  for (const LexiconEntry& entry : stemmer.lexicon().entries()) {
    const std::string word = word_of(entry.key);
    const StemAnalysis read = stemmer.explain(word);
    const bool is_function = (key_of(read.stem) & kFunctionStem) != 0;
    INFO(word << " " << read.stem);
    if (is_function) {
      CHECK((read.rule == StemRule::Particle || read.rule == StemRule::Listed));
      CHECK(fold(read.stem) == word_of(key_of(read.stem) & ~kFunctionStem));
      CHECK(stemmer.explain(read.stem).rule == StemRule::Particle);
      CHECK(stemmer.stem(read.stem) == read.stem);
    }
    functions += entry.has(kFunction) ? 1 : 0;
    // Written as a word that is none of the list, it is never read as one that is.
    WordSpelling written;
    written.function_word = FunctionWord::No;
    const StemAnalysis content = stemmer.explain(word, written);
    if (entry.has(kNoun | kCommonVerb) && !entry.has(kRewrite)) {
      CHECK((key_of(content.stem) & kFunctionStem) == 0);
    }
  }
  CHECK(functions > 150);
  for (const std::string_view word : {"أعلام", "أثار"}) {  // stems as text, and read again
    const std::string own = stem(word);
    CHECK(own == word);
    CHECK(word_of(key_of(own)) == own);
    CHECK(stemmer.stem(own) == own);
    CHECK(fold(own) != own);
  }
}

}  // namespace niger::letters
