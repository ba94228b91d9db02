// How dictionary and lists become the lexicon, each step by itself, on words of our own choice.
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/arabic/morphology.h"
#include "common/base/error.h"
#include "common/letters/folding.h"
#include "common/lexicon/builder.h"
#include "common/lexicon/confusable_names_source.h"
#include "common/lexicon/hunspell.h"
#include "common/lexicon/links.h"
#include "common/lexicon/plural_patterns.h"
#include "common/lexicon/word_lists.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace niger::lexicon {

using namespace arabic;
using namespace letters;

namespace {

constexpr std::size_t kFewest = 10000;  // words of either kind that a dictionary must have

// Flags by number: 1 AA, 2 none of ours, 3 an adjective by LA, 4 verb endings.
constexpr const char* kAffixes =
    "AF 6\n"
    "AF AA\n"          // 1: takes the article
    "AF AACADAHAHB\n"  // 2: with dual and plural in ات
    "AF LA\n"          // 3: a name with an adjective of relation
    "AF ?xNxPjbb\n"    // 4: verb: bare, an ending, the future, an object
    "AF AALA\n"        // 5
    "AF Nx\n"          // 6
    "AM 4\n"
    "AM st:كتب is:pst\n"   // 1
    "AM st:كتب is:prst\n"  // 2
    "AM st:كتب is:imp\n"   // 3
    "AM po:noun\n"         // 4
    "SFX LA Y 6\n"
    "SFX LA ة ي ة\n"
    "SFX LA 0 ي [^ةايى]\n"
    "SFX LA ا ي/xx [سر]ا\n"
    "SFX LA 0 يي ..\n"  // not the bare adjective
    "SFX LA 0 يون .\n"
    "SFX LB 0 ي .\n";  // another class

std::string filler() {
  std::string out = "names.dic\n";
  for (std::size_t i = 0; i < kFewest; ++i) out += "حشو/1\t4\n";
  out += "verb.huns.dic\n";
  for (std::size_t i = 0; i < kFewest; ++i) out += "حشا/4\t1\n";
  return out;
}

HunspellDictionary read(const std::string& words, const std::string& affixes = kAffixes) {
  const test::TempDir folder;
  return read_hunspell(folder.write("ar.aff", affixes), folder.write("ar.dic", filler() + words));
}

std::string refusal(const std::string& affixes, const std::string& words) {
  const test::TempDir folder;
  try {
    static_cast<void>(
        read_hunspell(folder.write("ar.aff", affixes), folder.write("ar.dic", words)));
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::Input);
    CHECK(std::string(error.what()).find(folder.path().string()) != std::string::npos);
    return error.what();
  }
  return "";
}

std::uint32_t traits(const LexiconBuilder& builder, const char* word) {
  const auto found = builder.words().find(key_of(fold(word)));
  return found == builder.words().end() ? 0 : found->second.traits;
}

using Strings = std::vector<std::string>;

// All lists that links_of reads, those given with these rows.
void write_lists(const test::TempDir& folder, const std::map<std::string, std::string>& given) {
  for (const char* name :
       {"not_related.tsv", "broken_plurals.tsv", "places.tsv", "nisbas.tsv", "sound_plurals.tsv",
        "spellings.tsv", "feminines.tsv", "nouns.txt", "masdars.tsv"}) {
    const auto found = given.find(name);
    folder.write(name, found == given.end() ? "" : found->second);
  }
}

}  // namespace

TEST_CASE("what hunspell-ar says of a noun", "[lexicon_compiler]") {
  struct Case {
    const char* why;
    std::string line;
    std::string word;
    std::string classes;
    bool takes_article;
    Strings nisbas;
  };
  const std::vector<Case> rows = {
      {"takes the article", "كتاب/1\t4", "كتاب", "A", true, {}},
      {"each class once", "قاعدة/2\t4", "قاعدة", "ACDH", true, {}},
      {"a name", "مكة/3\t4", "مكة", "L", false, {"مكي"}},
      {"by the letter before", "فرنسا/3\t4", "فرنسا", "L", false, {"فرنسي"}},
      {"not by another letter", "كندا/3\t4", "كندا", "L", false, {}},
      {"nothing off", "مصر/5\t4", "مصر", "AL", true, {"مصري"}},
      {"no rule for ى", "موسى/3\t4", "موسى", "L", false, {}},
      {"too short", "ية/3\t4", "ية", "L", false, {}},
      {"without a part of speech", "باب/1", "باب", "A", true, {}},
  };
  for (const Case& row : rows) {
    INFO(row.why << ": " << row.line);
    const HunspellDictionary found = read("names.dic\n" + row.line + "\n");
    REQUIRE(found.nouns.size() == kFewest + 1);
    const HunspellNoun& noun = found.nouns.back();
    CHECK(noun.word == row.word);
    CHECK(noun.classes == row.classes);
    CHECK(noun.takes_article == row.takes_article);
    CHECK(noun.nisbas == row.nisbas);
  }
}

TEST_CASE("which lines of hunspell-ar are words", "[lexicon_compiler]") {
  for (const char* line :
       {"", "# كتاب/1\t4", ": كتاب/1", "كتاب", "كتاب/", "كتاب/0\t4", "كتاب/7\t4", "كتاب/x\t4"}) {
    INFO(line);
    CHECK(read(std::string("names.dic\n") + line + "\n").nouns.size() == kFewest);
  }
  const HunspellDictionary others = read("other.dic\nكتاب/1\t4\n");
  CHECK(others.nouns.size() == kFewest);
  CHECK(others.verbs.size() == kFewest);
  // A verb must say what it is.
  for (const char* line : {"كتب/4", "كتب/4\t9", "كتب/4\tx"}) {
    INFO(line);
    CHECK(read(std::string("verb.huns.dic\n") + line + "\n").verbs.size() == kFewest);
  }
}

TEST_CASE("what hunspell-ar says of a verb", "[lexicon_compiler]") {
  const HunspellVerb past = read("verb.huns.dic\nكتب/4\t1\n").verbs.back();
  CHECK(past.form == "كتب");
  CHECK(past.lemma == "كتب");
  CHECK(past.is_past);
  CHECK_FALSE(past.is_present);
  CHECK(past.is_transitive);
  CHECK(past.takes_future);
  // Bit 0 is the bare form; N is the thirteenth of the flags' letters.
  CHECK((past.endings & 1U) == 1U);
  CHECK(past.endings != 1U);
  const HunspellVerb present = read("verb.huns.dic\nيكتب/6\t2\n").verbs.back();
  CHECK(present.is_present);
  CHECK_FALSE(present.is_transitive);
  CHECK_FALSE(present.takes_future);
  CHECK(present.endings == past.endings);
  CHECK(read("verb.huns.dic\nاكتب/6\t3\n").verbs.back().is_imperative);
}

TEST_CASE("what is not Debian's hunspell-ar is refused", "[lexicon_compiler]") {
  CHECK(refusal(kAffixes, filler()) == "");
  CHECK(refusal("AF 1\nAF AA\n", filler()).find("AM") != std::string::npos);
  CHECK(refusal("AM 1\nAM st:x\n", filler()).find("AF") != std::string::npos);
  CHECK(refusal(kAffixes, "names.dic\nكتاب/1\t4\n").find("too few") != std::string::npos);
  const test::TempDir folder;
  CHECK_THROWS_AS(read_hunspell((folder.path() / "gone").string(), "gone"), Error);
}

TEST_CASE("rows of a list", "[lexicon_compiler]") {
  const test::TempDir folder;
  const auto rows = [&folder](const char* text) {
    return read_rows(folder.write("list.tsv", text).string());
  };
  CHECK(rows("").empty());
  CHECK(rows("قاعدة\tقواعد\n") == std::vector<Row>{{"قاعدة", "قواعد"}});
  CHECK(rows("a\t\tb\n\n# c\nd # e\n \t\nf") == std::vector<Row>{{"a", "b"}, {"d"}, {"f"}});
  try {
    static_cast<void>(read_rows((folder.path() / "gone.tsv").string()));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("gone.tsv") != std::string::npos);
  }
}

TEST_CASE("names without their article", "[lexicon_compiler]") {
  struct Case {
    std::string name;
    std::string expected;
  };
  for (const Case& one : {Case{"السودان", "سودان"}, Case{"النيجر", "نيجر"}, Case{"اليمن", "يمن"},
                          Case{"الله", "الله"}, Case{"مالي", "مالي"}, Case{"", ""}}) {
    INFO(one.name);
    CHECK(without_article(one.name) == one.expected);
  }
}

TEST_CASE("the singular of a broken plural, where the dictionary has it", "[lexicon_compiler]") {
  struct Case {
    const char* plural;
    const char* singular;
  };
  const std::vector<Case> cases = {
      {"قضايا", "قضية"},   {"أغنياء", "غني"},   {"أصدقاء", "صديق"}, {"أطباء", "طبيب"},
      {"زعماء", "زعيم"},   {"شعراء", "شاعر"},   {"أغطية", "غطاء"},  {"أسلحة", "سلاح"},
      {"أدلة", "دليل"},    {"أبواب", "باب"},    {"أجيال", "جيل"},   {"أهداف", "هدف"},
      {"قوانين", "قانون"}, {"دوائر", "دائرة"},  {"قواعد", "قاعدة"}, {"جوانب", "جانب"},
      {"حقائب", "حقيبة"},  {"مفاتيح", "مفتاح"}, {"مباني", "مبنى"},  {"مدارس", "مدرسة"},
      {"جرحى", "جريح"},    {"قضبان", "قضيب"},   {"قلوب", "قلب"},    {"فتاوى", "فتوى"},
  };
  LexiconBuilder builder;
  CHECK(singulars_of("قواعد", "", builder).empty());
  for (const Case& one : cases) builder.add_noun({one.singular, "AC", true, {}});
  for (const Case& one : cases) {
    INFO(one.plural);
    CHECK(singulars_of(one.plural, "", builder) == Strings{one.singular});
  }
  // Class J is as often a singular; only a plural in أ is sure of it.
  CHECK(singulars_of("قلوب", "J", builder).empty());
  CHECK(singulars_of("أبواب", "J", builder) == Strings{"باب"});
  CHECK(singulars_of("كلمات", "", builder).empty());
  // Neither a name nor a plural is the singular of another word; nor is a word in ه for one in ة.
  LexiconBuilder others;
  others.add_noun({"قلب", "", false, {}});
  CHECK(singulars_of("قلوب", "", others).empty());
  LexiconBuilder plurals;
  plurals.add_listed("قلب", kNoun | kPlural);
  CHECK(singulars_of("قلوب", "", plurals).empty());
  LexiconBuilder heh;
  heh.add_noun({"قاعده", "AC", true, {}});
  CHECK(singulars_of("قواعد", "", heh).empty());
}

TEST_CASE("which stems are linked", "[lexicon_compiler]") {
  LexiconBuilder builder;
  for (const char* noun : {"قاعدة", "باب", "مدير", "مصر", "قلب", "كتاب"}) {
    builder.add_noun({noun, "ACH", true, {}});
  }
  for (const char* plural : {"قواعد", "أبواب", "بيبان", "مدراء", "قلوب", "كتب"}) {
    builder.add_listed(plural, kNoun | kCommon | kPlural);
  }
  builder.add_nisba_word("مصري");
  HunspellDictionary dictionary;
  dictionary.nouns.push_back({"قلوب", "A", true, {}});
  const std::vector<std::byte> bytes = builder.bytes({});
  const Lexicon words(bytes);
  const test::TempDir folder;
  using Link = std::pair<std::pair<std::string, std::string>, Relation>;
  const auto links = [&](const std::map<std::string, std::string>& lists) {
    write_lists(folder, lists);
    std::set<Link> out;
    for (const LexiconBuilder::Link& link :
         links_of(dictionary, folder.path().string(), builder, words)) {
      out.insert({{word_of(link.from), word_of(link.to)},
                  static_cast<Relation>(link.relation & ~kListedLink)});
    }
    return out;
  };
  const auto both = [](const char* from, const char* to, Relation relation) {
    return std::set<Link>{{{fold(from), fold(to)}, relation},
                          {{fold(to), fold(from)}, Morphology::inverse(relation)}};
  };
  const auto with_rest = [&](std::set<Link> some) {  // the pattern of قلوب finds its singular
    some.merge(both("قلب", "قلوب", Relation::BrokenPlural));
    return some;
  };
  CHECK(links({}) == with_rest({}));
  CHECK(links({{"feminines.tsv", "مدير\tكتاب\n"}}) ==
        with_rest(both("مدير", "كتاب", Relation::Feminine)));
  CHECK(links({{"sound_plurals.tsv", "كتاب\tكتب\n"}}) ==
        with_rest(both("كتاب", "كتب", Relation::BrokenPlural)));
  CHECK(links({{"nisbas.tsv", "مصر\tمصري\n"}}) == with_rest(both("مصر", "مصري", Relation::Nisba)));
  CHECK(links({{"masdars.tsv", "مدير\tقاعدة\n"}}) ==
        with_rest(both("مدير", "قاعدة", Relation::Masdar)));
  std::set<Link> plurals = both("باب", "أبواب", Relation::BrokenPlural);
  plurals.merge(both("باب", "بيبان", Relation::BrokenPlural));
  plurals.merge(both("أبواب", "بيبان", Relation::SamePlural));
  CHECK(links({{"broken_plurals.tsv", "باب\tأبواب\tبيبان\n"}}) == with_rest(plurals));
  // The first that links two stems says how; what is parted is never linked.
  CHECK(links({{"nisbas.tsv", "مصر\tمصري\n"}, {"feminines.tsv", "مصري\tمصر\n"}}) ==
        with_rest(both("مصر", "مصري", Relation::Nisba)));
  CHECK(links({{"not_related.tsv", "قلوب\tقلب\n"}}).empty());
}

TEST_CASE("the traits of words", "[lexicon_compiler]") {
  LexiconBuilder builder;
  builder.add_noun({"موظف", "ABCHIJ", true, {"موظفي"}});
  CHECK(traits(builder, "موظف") ==
        (kNoun | kFeminine | kDual | kPluralAt | kPluralUn | kAccusative));
  CHECK((traits(builder, "موظفي") & kNisba) != 0);
  builder.add_noun({"قلوب", "A", true, {}});
  CHECK(traits(builder, "قلوب") == (kNoun | kPlural));
  builder.add_noun({"نيامي", "", false, {}});
  CHECK(traits(builder, "نيامي") == (kNoun | kName));
  builder.add_noun({"نيامي", "C", true, {}});  // a noun of the same letters: a name no more
  CHECK((traits(builder, "نيامي") & kName) == 0);
  CHECK((spelling_traits("قاعدة") & kTehMarbuta) != 0);
  CHECK((spelling_traits("مستشفى") & kMaqsura) != 0);
  CHECK(spelling_traits("نادي") == kDefective);
  CHECK(spelling_traits("كتاب") == 0);
  CHECK_THROWS_AS(builder.add_frequent("زرافة"), Error);
  builder.add_frequent("موظف");
  CHECK((traits(builder, "موظف") & kFrequent) != 0);
  builder.remove_noun("موظف");
  CHECK(traits(builder, "موظف") == 0);
  struct Case {
    const char* noun;
    const char* nisba;
  };
  for (const Case& one :
       {Case{"مكتبة", "مكتبي"}, Case{"مصر", "مصري"}, Case{"مالي", ""}, Case{"فرنسا", ""},
        Case{"صحراء", ""}, Case{"قضية", ""}, Case{"حياة", ""}, Case{"موسى", ""}}) {
    INFO(one.noun);
    CHECK(nisba_of(one.noun) == one.nisba);
  }
}

TEST_CASE("plurals that are found by rule are no words of their own", "[lexicon_compiler]") {
  LexiconBuilder builder;
  for (const char* noun : {"مكتبة", "قرار"}) builder.add_noun({noun, "AC", true, {}});
  for (const char* plural : {"مكتبات", "قرارات", "فرات", "مفاوضات"}) {
    builder.add_noun({plural, "A", true, {}});
  }
  builder.remove_sound_plurals();
  CHECK(traits(builder, "مكتبات") == 0);
  CHECK(traits(builder, "قرارات") == 0);
  CHECK((traits(builder, "مفاوضات") & kPlural) != 0);  // of no noun that is known
  CHECK((traits(builder, "فرات") & kPlural) != 0);     // too short
}

TEST_CASE("names that look alike, as the library has them", "[lexicon_compiler]") {
  const std::string source = confusable_names_source("# a head\nالنيجر نيجيريا\nمالي=مالى  تشاد\n");
  const auto part = [&source](const std::string& name) {
    const std::size_t begin = source.find("R\"names(", source.find(name)) + 8;
    return source.substr(begin, source.find(")names\"", begin) - begin);
  };
  // By letters; a name of two spellings has one number.
  CHECK(part("kConfusableNames") == "تشاد 4\nمالي 3\nنيجر 1\nنيجيريا 2\n");
  const std::string keys = part("kConfusableKeys");
  for (const char* name : {" نيجر\n", " نيجيريا\n"}) CHECK(keys.find(name) != std::string::npos);
  CHECK(keys.find("head") == std::string::npos);
  CHECK(confusable_names_source("").find("R\"names()names\"") != std::string::npos);
  // A word of two lists stands for two names.
  CHECK(confusable_names_source("ناصر نصر\nناصر نصير").find("ناصر 1 3\n") != std::string::npos);
}

}  // namespace niger::lexicon
