#include "searcher/expansion/warrant.h"

#include <set>
#include <string>

#include "common/messages/text.h"
#include "tests/support/catch.h"

using namespace niger;
using namespace niger::expansion;
using namespace niger::messages;

namespace {

using enum ExpansionRule;

Evidence spelling(typing::SpellingDifference difference, std::size_t letters,
                  std::optional<double> likeness = {}) {
  return {.rule = Spelling,
          .likeness = likeness,
          .cost = .2,
          .difference = difference,
          .letters = letters};
}

}  // namespace

TEST_CASE("what an expansion is warranted by", "[warrant]") {
  using enum typing::SpellingDifference;
  struct Row {
    const char* name;
    Evidence evidence;
    Warrant warrant;
    Rejection rejection = Rejection::None;
  };
  const Row rows[] = {
      {"the word itself", {.rule = Typed}, Warrant::Certain},
      {"a month by its table: نيسان, أبريل", {.rule = Month}, Warrant::Certain},
      {"joined: عبدالله", {.rule = Joined, .likeness = -.5}, Warrant::Certain},
      // Spellings.
      {"a listed spelling, though no context has both: أمريكا, أميركا",
       {.rule = Spelling, .is_listed = true, .likeness = .07},
       Warrant::Certain},
      {"a hamza's seat: مؤتمر, موتمر", spelling(Slip, 5), Warrant::Certain},
      {"a listed spelling whose two shun each other: غاز, جاز",
       {.rule = Spelling, .is_listed = true, .likeness = -.16},
       Warrant::None,
       Rejection::OtherCompany},
      {"a hamza's seat of little company: رئاسة, رياسة", spelling(Slip, 5, .07), Warrant::Certain},
      {"a hamza's seat that makes another word", spelling(Slip, 5, -.12), Warrant::None,
       Rejection::OtherCompany},
      {"a hamza's seat in a short word: نائب, نايب", spelling(Slip, 4), Warrant::Certain},
      {"a doubled letter in a short name: ميلر, ميللر",
       {.rule = Spelling, .cost = .1, .letters = 4},
       Warrant::Letters},
      {"a vowel in a long rare name: كهرومغناطيسي", spelling(Vowels, 11), Warrant::Letters},
      {"a vowel in a short one: حائل, حالة", spelling(Vowels, 4), Warrant::None,
       Rejection::ShortWord},
      {"a vowel in a short one of one company: بوتين, بوتن", spelling(Vowels, 4, .92),
       Warrant::Supported},
      {"ج for غ: غوغل, جوجل", spelling(Ghain, 5), Warrant::Letters},
      {"ق for غ: برتقال, برتغال", spelling(Velars, 6), Warrant::None, Rejection::OtherLetter},
      {"ق for غ of one company: غوغل, قوقل", spelling(Velars, 5, .9), Warrant::Supported},
      {"of another company", spelling(Vowels, 5, .1), Warrant::None, Rejection::OtherCompany},
      {"a long name that divides by publisher: شيكاغو, شيكاجو", spelling(Ghain, 6, .17),
       Warrant::Supported},
      {"a long word of another company", spelling(Vowels, 6, .05), Warrant::None,
       Rejection::OtherCompany},
      {"a rare spelling of a long name: قندهار, كندهار",
       {.rule = Spelling, .cost = .15, .difference = Velars, .letters = 6, .form_articles = 1},
       Warrant::Letters},
      {"far apart, in five letters: تورنتو, ترينت",
       {.rule = Spelling, .cost = .45, .letters = 5},
       Warrant::None,
       Rejection::FarSpelling},
      {"as far in six", {.rule = Spelling, .cost = .45, .letters = 6}, Warrant::Letters},
      {"an adjective of a rare short name: بوتين, بوثيني",
       {.rule = NameNisba, .cost = .3, .letters = 5},
       Warrant::None,
       Rejection::ShortWord},
      {"an adjective of a rare long name: نيوتون, نيوتوني",
       {.rule = NameNisba, .cost = .35, .letters = 6},
       Warrant::Letters},
      {"a rare name and a common word: أورباي, أوروبي",
       {.rule = Spelling, .letters = 6, .articles = 1, .ratio = 4464},
       Warrant::None,
       Rejection::FarCommoner},
      {"a common word that no article has as typed: القرأن",
       {.rule = Spelling, .letters = 6, .articles = 0, .ratio = 4464},
       Warrant::Letters},
      {"too far apart",
       {.rule = Spelling, .likeness = .9, .cost = .6, .letters = 8},
       Warrant::None,
       Rejection::FarSpelling},
      {"a letter cut from a word that stands whole: بلاتيني, لاتيني",
       {.rule = Spelling, .cost = .3, .letters = 6, .loses_letter = true, .articles = 5},
       Warrant::None,
       Rejection::WholeWord},
      {"a letter cut from a word that no article has: انجلي, لانغلي",
       {.rule = Spelling, .cost = .3, .letters = 5, .loses_letter = true, .articles = 4},
       Warrant::Letters},
      {"a prefix before a place that no dictionary has: جيزان, بجيزان",
       {.rule = Spelling, .cost = .2, .letters = 5, .gains_letter = true, .form_articles = 4},
       Warrant::Letters},
      {"a prefix before what stands whole: لاتيني, بلاتيني",
       {.rule = Spelling, .cost = .2, .letters = 6, .gains_letter = true, .form_articles = 5},
       Warrant::None,
       Rejection::WholeWord},
      {"a hamza's seat in a word of three letters: بئر, بير", spelling(Slip, 3), Warrant::Letters},
      {"of another company: بئر, بير", spelling(Slip, 3, .1), Warrant::None,
       Rejection::OtherCompany},
      // Dialects.
      {"a word in the letters of a dialect: ثعلب, تعلب", spelling(Dialect, 4), Warrant::Letters},
      {"in other texts: ثلاثة, تلاتة", spelling(Dialect, 5, 0), Warrant::Supported},
      {"that shuns it", spelling(Dialect, 5, -.2), Warrant::None, Rejection::OtherCompany},
      {"a short one that may be a name: ثوم, توم", spelling(Dialect, 3, .02), Warrant::None,
       Rejection::OtherCompany},
      {"a short one, rare beside a common word",
       {.rule = Spelling, .difference = Dialect, .letters = 3, .articles = 1, .ratio = 40},
       Warrant::None,
       Rejection::FarCommoner},
      {"a word of the dictionary besides: ثوب, توبة",
       {.rule = Spelling, .cost = .4, .difference = Dialect, .letters = 3},
       Warrant::None,
       Rejection::OtherLetter},
      // Another script.
      {"a listed name: Cairo, القاهرة", {.rule = LatinScript, .is_listed = true}, Warrant::Certain},
      {"a long name: زوكربيرغ", {.rule = ArabicScript, .cost = .2, .letters = 7}, Warrant::Letters},
      {"a short one: كيك, quick",
       {.rule = ArabicScript, .cost = .2, .letters = 3},
       Warrant::None,
       Rejection::ShortWord},
      {"a short one, vowel by vowel",
       {.rule = LatinScript, .cost = .05, .letters = 3},
       Warrant::Letters},
      // Plurals.
      {"a listed plural: قاعدة, قواعد",
       {.rule = BrokenPlural, .is_listed = true},
       Warrant::Certain},
      {"a listed plural of little company: قيمة, قيم",
       {.rule = Singular, .is_listed = true, .likeness = .05},
       Warrant::Certain},
      {"a listed plural that shuns its singular",
       {.rule = BrokenPlural, .is_listed = true, .likeness = -.2},
       Warrant::None,
       Rejection::OtherCompany},
      {"a listed plural that is rather another word's: موقعة, مواقع",
       {.rule = BrokenPlural, .is_listed = true, .likeness = .1, .is_shared = true},
       Warrant::None,
       Rejection::OtherCompany},
      {"the same in its company: قاعدة, قواعد",
       {.rule = BrokenPlural, .is_listed = true, .likeness = .6, .is_shared = true},
       Warrant::Supported},
      {"a plural by pattern: رئيس, رؤوس",
       {.rule = BrokenPlural, .likeness = .1},
       Warrant::None,
       Rejection::OtherCompany},
      {"a plural by pattern in its company",
       {.rule = BrokenPlural, .likeness = .5},
       Warrant::Supported},
      {"a rare plural by pattern", {.rule = BrokenPlural}, Warrant::Lexicon},
      {"a listed plural of a far commoner word: عبيدي, عبد",
       {.rule = Singular, .is_listed = true, .likeness = .2, .articles = 28, .ratio = 146},
       Warrant::None,
       Rejection::OtherCompany},
      {"a plural that is a singular too: مشاهد, مشهد",
       {.rule = Singular, .is_listed = true, .likeness = .57, .is_singular_too = true},
       Warrant::None,
       Rejection::OtherCompany},
      {"the same in its company",
       {.rule = Singular, .is_listed = true, .likeness = .7, .is_singular_too = true},
       Warrant::Supported},
      {"another plural is never certain: بحار, بحور",
       {.rule = SamePlural, .is_listed = true},
       Warrant::Lexicon},
      {"a verb has no plural: تسمى, سم",
       {.rule = NisbaOf, .is_listed = true, .likeness = .32, .is_inflected_verb = true},
       Warrant::None,
       Rejection::OtherCompany},
      {"a verb has no plural that anyone knows",
       {.rule = BrokenPlural, .is_listed = true, .is_inflected_verb = true},
       Warrant::None,
       Rejection::InflectedVerb},
      {"a verb and its noun: يعمل, أعمال",
       {.rule = BrokenPlural, .is_listed = true, .likeness = .67, .is_inflected_verb = true},
       Warrant::Supported},
      // Verbs and their nouns.
      {"a verb and its noun: انسحب, انسحاب", {.rule = Masdar, .likeness = .5}, Warrant::Supported},
      {"of another sense: فجر, تفجير",
       {.rule = MasdarOf, .is_listed = true, .likeness = .2},
       Warrant::None,
       Rejection::OtherCompany},
      {"an inflected verb has one too: يزور, زيارة",
       {.rule = Masdar, .likeness = .5, .is_inflected_verb = true},
       Warrant::Supported},
      {"a rare verb", {.rule = Masdar}, Warrant::Lexicon},
      {"a rare verb and a common noun",
       {.rule = Masdar, .articles = 2, .ratio = 200},
       Warrant::None,
       Rejection::FarCommoner},
      {"a noun that half of all articles have",
       {.rule = Masdar, .is_too_common = true},
       Warrant::None,
       Rejection::TooCommon},
      // Adjectives of relation.
      {"a nisba apart from its noun: مركز, مركزي",
       {.rule = Nisba, .likeness = .13},
       Warrant::None,
       Rejection::OtherCompany},
      {"a listed nisba: روسيا, روسي",
       {.rule = Nisba, .is_listed = true, .likeness = .3},
       Warrant::Supported},
      {"a listed nisba of other company: سلم, سلمي",
       {.rule = Nisba, .is_listed = true, .likeness = .15},
       Warrant::None,
       Rejection::OtherCompany},
      {"a rare nisba", {.rule = Nisba}, Warrant::Lexicon},
      {"a listed nisba far rarer than its noun: حلب, حلبي",
       {.rule = Nisba, .is_listed = true, .likeness = .13, .ratio = .1},
       Warrant::Certain},
      {"a nisba of some company: انقلاب, انقلابي",
       {.rule = Nisba, .likeness = .37},
       Warrant::Supported},
      {"a nisba of less: رئيس, رئيسي",
       {.rule = Nisba, .likeness = .32},
       Warrant::None,
       Rejection::OtherCompany},
      {"a rare word whose noun is common: أورباي, أوربا",
       {.rule = NisbaOf, .articles = 1, .ratio = 78},
       Warrant::None,
       Rejection::FarCommoner},
      {"a family name of no company: محمد, محمدي",
       {.rule = Nisba, .is_given_name = true},
       Warrant::None,
       Rejection::GivenName},
      {"a family name: إبراهيم, إبراهيمي",
       {.rule = Nisba, .likeness = .3, .is_given_name = true},
       Warrant::None,
       Rejection::OtherCompany},
      {"a place that a list relates to its people: روسيا, روسي",
       {.rule = Nisba, .is_listed = true, .likeness = .3, .is_given_name = true},
       Warrant::Supported},
      {"a form that half of all articles have: علة, علي",
       {.rule = Nisba, .is_too_common = true},
       Warrant::None,
       Rejection::TooCommon},
      {"the noun of a nisba: استثنائي, استثناء",
       {.rule = NisbaOf, .likeness = .14},
       Warrant::Supported},
      {"the noun of a nisba that shares no company: شيوعي, شيوع",
       {.rule = NisbaOf, .likeness = .06},
       Warrant::None,
       Rejection::OtherCompany},
      {"a noun far commoner: قيادي, قيادة",
       {.rule = NisbaOf, .likeness = .4, .ratio = 5},
       Warrant::None,
       Rejection::OtherCompany},
      {"a listed noun of other company: طائفي, الطائف",
       {.rule = NisbaOf, .is_listed = true, .likeness = .13},
       Warrant::None,
       Rejection::OtherCompany},
      {"a listed noun far commoner: يمني, اليمن",
       {.rule = NisbaOf, .is_listed = true, .likeness = .4, .ratio = 5},
       Warrant::Supported},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    const Ruling ruling = ruling_on(row.evidence);
    CHECK(code_of(ruling.warrant) == code_of(row.warrant));
    CHECK(code_of(ruling.rejection) == code_of(row.rejection));
  }
}

TEST_CASE("every warrant and every rejection has a code and a sentence of its own", "[warrant]") {
  std::set<std::string> codes;
  std::set<std::string> sentences;
  for (int i = 0; i <= static_cast<int>(Warrant::None); ++i) {
    codes.emplace(code_of(static_cast<Warrant>(i)));
    sentences.insert(localized(name_of(static_cast<Warrant>(i)), Language::Arabic));
  }
  for (int i = 1; i <= static_cast<int>(Rejection::AmbiguousMonth); ++i) {
    codes.emplace(code_of(static_cast<Rejection>(i)));
    sentences.insert(localized(name_of(static_cast<Rejection>(i)), Language::Arabic));
  }
  CHECK(codes.size() == 15);
  CHECK(sentences.size() == 15);
}
