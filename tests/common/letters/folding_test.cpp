#include "common/letters/folding.h"

#include <random>

#include "common/base/utf8.h"
#include "common/letters/letter_rules.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::letters;

namespace {

struct Row {
  const char* why;
  const char* written;
  const char* folded;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.why << ": " << row.written);
    CHECK(fold(row.written) == row.folded);
    CHECK(fold(row.folded) == row.folded);
    CHECK(fold(exact_form(row.written)) == row.folded);
  }
}

}  // namespace

TEST_CASE("every letter rule folds its example", "[folding]") {
  for (const LetterRule& rule : letter_rules()) {
    INFO("U+" << std::hex << static_cast<std::uint32_t>(rule.letter) << " " << rule.example);
    CHECK(rule.example.find(to_utf8(std::u32string(1, rule.letter))) != std::string_view::npos);
    CHECK(fold(rule.example) == rule.folded);
    CHECK(fold(rule.folded) == rule.folded);
  }
}

TEST_CASE("fold removes marks, tatweel and invisible characters", "[folding]") {
  check_rows({
      {"nothing", "", ""},
      {"a plain word", "سوق", "سوق"},
      {"fatha U+064E", "س\u064Eفر", "سفر"},
      {"damma U+064F", "س\u064Fوق", "سوق"},
      {"kasra U+0650", "ع\u0650لم", "علم"},
      {"shadda U+0651 and fatha", "مد\u0651\u064Eرس", "مدرس"},
      {"fatha and shadda, the other order", "مد\u064E\u0651رس", "مدرس"},
      {"sukun U+0652", "ب\u0652حر", "بحر"},
      {"fathatan U+064B keeps its alef", "شكر\u064Bا", "شكرا"},
      {"fathatan after its alef", "شكرا\u064B", "شكرا"},
      {"dammatan U+064C, kasratan U+064D", "نهر\u064C نهر\u064D", "نهر نهر"},
      {"superscript alef U+0670", "ه\u0670ذا", "هذا"},
      {"superscript alef over maqsura", "موسى\u0670", "موسي"},
      {"small high marks U+06D6, U+06E1", "ن\u06E1هر\u06D6", "نهر"},
      {"honorific sign U+0610 on a name", "محمد\u0610", "محمد"},
      {"small waw U+06E5", "له\u06E5", "له"},
      {"extended marks U+08F0", "نهر\u08F0", "نهر"},
      {"tatweel U+0640", "ســـوق", "سوق"},
      {"tatweel and marks", "س\u064Fـــوق", "سوق"},
      {"tatweel carrying a superscript alef", "الرحمـ\u0670ن", "الرحمن"},
      {"only marks", "\u064E\u0651", ""},
      {"only tatweel", "ـــ", ""},
      {"right-to-left mark U+200F inside", "سو\u200Fق", "سوق"},
      {"left-to-right mark U+200E behind", "سوق\u200E", "سوق"},
      {"zero width joiner U+200D", "سو\u200Dق", "سوق"},
      {"zero width non-joiner U+200C", "سو\u200Cق", "سوق"},
      {"Arabic letter mark U+061C", "\u061Cسوق", "سوق"},
      {"embedding U+202B … U+202C", "\u202Bسوق\u202C", "سوق"},
      {"isolate U+2067 … U+2069", "\u2067سوق\u2069", "سوق"},
      {"byte order mark U+FEFF", "\uFEFFسوق", "سوق"},
      {"soft hyphen U+00AD", "سو\u00ADق", "سوق"},
  });
}

TEST_CASE("fold makes one letter of the spellings of hamza", "[folding]") {
  check_rows({
      {"U+0623 alef with hamza above", "أسعار", "اسعار"},
      {"U+0625 alef with hamza below", "إنتاج", "انتاج"},
      {"U+0622 alef with madda", "آبار", "ابار"},
      {"U+0671 alef wasla", "ٱبن", "ابن"},
      {"inside a word", "تأجيل", "تاجيل"},
      {"decomposed: alef, U+0654", "ا\u0654سعار", "اسعار"},
      {"decomposed: alef, U+0655", "ا\u0655نتاج", "انتاج"},
      {"decomposed: alef, U+0653", "ا\u0653بار", "ابار"},
      {"decomposed: waw, U+0654", "مو\u0654تمر", "مءتمر"},
      {"decomposed: yeh, U+0654", "رئي\u0654س", "رءءس"},
      {"decomposed behind a vowel sign", "ا\u064E\u0654سعار", "اسعار"},
      {"composed waw", "مؤتمر", "مءتمر"},
      {"waw and yeh with hamza are one", "شؤون", "شءون"},
      {"… and the other spelling", "شئون", "شءون"},
      {"yeh with hamza inside", "طائرة", "طاءره"},
      {"hamza alone inside", "تفاءل", "تفاءل"},
      {"but not before alef", "سؤال", "سؤال"},
      {"… nor with yeh", "مئات", "مئات"},
      {"… whatever its hamza", "رئآسة", "رئاسه"},
      {"yeh with hamza at the end", "شاطئ", "شاطيء"},
      {"… as it is also spelt", "شاطيء", "شاطيء"},
      {"… with maqsura, as in Egypt", "شىء", "شيء"},
      {"… and with one hamza", "شئ", "شيء"},
      {"… after yeh", "سيئ", "سيء"},
      {"… as it is also spelt", "سيء", "سيء"},
      {"the end of a word before a space", "شاطئ البحر", "شاطيء البحر"},
      {"waw with hamza at the end", "تباطؤ", "تباطء"},
      {"hamza and alef are one alef", "ءاثار", "اثار"},
      {"… inside", "مرءاة", "مراه"},
      {"… as it is also spelt", "مرآة", "مراه"},
      {"not after alef", "قراءات", "قراءات"},
      {"not at the end: an accusative", "جزءا", "جزءا"},
  });
}

TEST_CASE("fold makes one letter of teh marbuta and heh, of maqsura and yeh", "[folding]") {
  check_rows({
      {"U+0629 at the end", "جريدة", "جريده"},
      {"already heh", "جريده", "جريده"},
      {"U+0629 with its sign", "جريدةٌ", "جريده"},
      {"U+0649 at the end", "مرسى", "مرسي"},
      {"Egyptian final yeh", "المصرى", "المصري"},
      {"yeh", "المصري", "المصري"},
      {"never alef for maqsura", "هدى", "هدي"},
      {"maqsura inside", "مرسىها", "مرسيها"},
  });
}

TEST_CASE("fold reads other keyboards and other languages' letters", "[folding]") {
  check_rows({
      {"Persian yeh and kaf", "بانکی", "بانكي"},
      {"Persian kaf inside", "شرکة", "شركه"},
      {"Urdu heh", "مہم", "مهم"},
      {"heh doachashmee", "مھم", "مهم"},
      {"peh", "سپورت", "سبورت"},
      {"tcheh", "چيك", "جيك"},
      {"veh", "ڤيلا", "فيلا"},
      {"gaf", "گراج", "كراج"},
      {"Moroccan g", "إڭنيون", "اكنيون"},
      {"Maghrebi feh and qaf", "ڢندڧ", "فندق"},
      {"Tunisian g", "ڨابس", "قابس"},
  });
}

TEST_CASE("fold takes presentation forms apart", "[folding]") {
  check_rows({
      {"lam-alef U+FEFB", "س\uFEFBم", "سلام"},
      {"lam-alef with hamza U+FEF7", "\uFEF7ن", "لان"},
      {"lam-alef with madda U+FEF5", "\uFEF5ن", "لان"},
      {"initial, medial, final forms", "\uFEB3\uFEEE\uFED5", "سوق"},
      {"isolated forms", "\uFE8D\uFEDF", "ال"},
      {"teh marbuta final form", "سن\uFE94", "سنه"},
      {"Persian peh form", "\uFB58اريس", "باريس"},
      {"Persian yeh form", "\uFBFCوم", "يوم"},
      {"Allah ligature U+FDF2", "عبد \uFDF2", "عبد الله"},
      {"a clitic before it", "و\uFDF2", "والله"},
      {"Muhammad ligature U+FDF4", "\uFDF4", "محمد"},
      {"rial sign U+FDFC", "\uFDFC", "ريال"},
      {"U+FDFA is four words", "\uFDFA", "صلي الله عليه وسلم"},
      {"spacing fatha form U+FE76", "س\uFE76وق", "سوق"},
      {"shadda-fatha form U+FC60", "س\uFC60وق", "سوق"},
      {"two-letter ligature U+FC08", "\uFC08", "بم"},
      {"no compatibility folding elsewhere", "x²", "x²"},
  });
}

TEST_CASE("fold makes digits ASCII and Latin plain", "[folding]") {
  check_rows({
      {"Arabic-Indic digits", "٠١٢٣٤٥٦٧٨٩", "0123456789"},
      {"extended digits", "۰۱۲۳۴۵۶۷۸۹", "0123456789"},
      {"fullwidth digits", "２０", "20"},
      {"capitals", "Reuters", "reuters"},
      {"acute", "Élysée", "elysee"},
      {"umlaut", "Zürich", "zurich"},
      {"decomposed umlaut", "Zu\u0308rich", "zurich"},
      {"sharp s", "Straße", "strasse"},
      {"capital sharp s", "STRAẞE", "strasse"},
      {"stroked letters", "Łódź Øresund Đakovo", "lodz oresund dakovo"},
      {"ligatures", "Œuvre æon", "oeuvre aeon"},
      {"typographic ligature", "\uFB01lm", "film"},
      {"fullwidth letters", "ＢＢＣ", "bbc"},
      {"Turkish dotted and dotless i", "İzmir ısı", "izmir isi"},
      {"hooked letters of Hausa", "Ɗan Ƙasa ɓera", "dan kasa bera"},
      {"ain and hamza of transliteration", "Sanʿāʾ", "sana"},
      {"typographic apostrophe", "O’Neil", "o'neil"},
      {"Cyrillic", "Москва", "москва"},
      {"Cyrillic with breve", "Чайка", "чаика"},
      {"Greek with tonos and final sigma", "Αθήνας", "αθηνασ"},
      {"ill-formed bytes", "سو\xFFق", "سو\uFFFDق"},
  });
}

TEST_CASE("the exact form keeps the spelling and drops the dress", "[folding]") {
  const Row rows[] = {
      {"marks and tatweel", "الجَريـــدة", "الجريدة"},
      {"hamza stays", "أسئلة", "أسئلة"},
      {"decomposed hamza is composed", "ا\u0654سي\u0654لة", "أسئلة"},
      {"maqsura stays", "مرسى", "مرسى"},
      {"keyboards do not matter", "شرکة بانکی", "شركة بانكي"},
      {"foreign letters stay", "ڤيلا", "ڤيلا"},
      {"presentation forms", "س\uFEFBم", "سلام"},
      {"digits", "٢٠", "20"},
      {"lower case with accents", "Élysée", "élysée"},
      {"empty", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    CHECK(exact_form(row.written) == row.folded);
    CHECK(exact_form(row.folded) == row.folded);
  }
}

TEST_CASE("vocalisations agree unless a letter has two different vowels", "[folding]") {
  struct Pair {
    const char* why;
    const char* word;
    const char* other;
    bool agree;
  };
  const Pair rows[] = {
      {"a bare word agrees with any", "علم", "ع\u0650ل\u0652م", true},
      {"part of the signs", "ع\u0650لم", "ع\u0650ل\u0652م\u064C", true},
      {"flag and science", "ع\u064Eل\u064Eم", "ع\u0650ل\u0652م", false},
      {"case endings are not compared", "نهر\u064F", "نهر\u0650", true},
      {"other letters", "علم", "قلم", false},
      {"order of shadda and vowel", "مدر\u0651\u0650س", "مدر\u0650\u0651س", true},
      {"a shadda left out", "مدر\u0650س", "مدر\u0651\u0650س", true},
      {"sukun is the lack of a vowel", "ب\u0652حر", "بحر", true},
      {"spelling does not matter", "أ\u064Eمن", "ا\u064Eمن", true},
      {"the empty words", "", "", true},
  };
  for (const Pair& row : rows) {
    INFO(row.why);
    CHECK(vocalisations_agree(row.word, row.other) == row.agree);
    CHECK(vocalisations_agree(row.other, row.word) == row.agree);
  }
  CHECK(has_tashkeel("ب\u0652حر"));
  CHECK(has_tashkeel("ه\u0670ذا"));
  CHECK_FALSE(has_tashkeel("بحـر"));
}

TEST_CASE("folding twice is folding once, whatever the letters", "[folding][property]") {
  const unsigned seed = 20240720;
  INFO("seed " << seed);
  std::mt19937 random(seed);
  // Mostly the letters whose rules look at their neighbours, then any character of the plane.
  const std::u32string letters = U"ءآأؤإئاةهىيوـلبق\u0654\u0653\u0655\u064E\u0651\u0670\u200Fکیۀ ";
  for (int round = 0; round < 20000; ++round) {
    std::u32string word;
    for (auto length = random() % 8; length > 0; --length) {
      const auto any = static_cast<char32_t>(random() % 0x10FFFF);
      word.push_back(random() % 10 != 0 ? letters[random() % letters.size()]
                                        : (random() % 2 != 0 ? any % 0x2000 : any));
    }
    const std::string written = to_utf8(word);
    const std::string folded = fold(written);
    INFO("written " << written);
    REQUIRE(fold(folded) == folded);
    REQUIRE(fold(exact_form(written)) == folded);
    REQUIRE(exact_form(exact_form(written)) == exact_form(written));
    REQUIRE(is_valid_utf8(folded));
  }
}

TEST_CASE("every character folds to a fixed point", "[folding][property]") {
  for (char32_t c = 1; c < 0x20000; ++c) {
    const std::string once = fold(to_utf8(std::u32string(1, c)));
    INFO("U+" << std::hex << static_cast<std::uint32_t>(c));
    REQUIRE(fold(once) == once);
  }
}
