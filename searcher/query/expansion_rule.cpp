#include "searcher/query/expansion_rule.h"

#include <array>
#include <cstddef>

namespace niger {
namespace {

struct RuleRow {
  ExpansionRule rule;
  std::string_view code;
  std::string_view arabic;
  double closeness;
};

using enum ExpansionRule;

constexpr std::array kRules = {
    RuleRow{Typed, "typed", "الكلمة نفسها", 1},
    RuleRow{OtherReading, "other-reading", "قراءة أخرى للكلمة", .9},
    RuleRow{BrokenPlural, "broken-plural", "جمع تكسير", .85},
    RuleRow{Singular, "singular", "مفرد", .85},
    RuleRow{SamePlural, "same-plural", "جمع آخر للمفرد نفسه", .75},
    RuleRow{Feminine, "feminine", "مؤنث", .7},
    RuleRow{Masculine, "masculine", "مذكر", .7},
    RuleRow{Nisba, "nisba", "نسبة", .65},
    RuleRow{NisbaOf, "nisba-of", "المنسوب إليه", .65},
    RuleRow{Spelling, "spelling", "كتابة أخرى للاسم", .95},
    RuleRow{NameNisba, "name-nisba", "نسبة إلى كتابة أخرى للاسم", .75},
    RuleRow{Month, "month", "اسم آخر للشهر", .9},
    RuleRow{LatinScript, "latin-script", "كتابة الاسم بالعربية", .9},
    RuleRow{ArabicScript, "arabic-script", "كتابة الاسم باللاتينية", .8},
    RuleRow{Joined, "joined", "كلمتان كتبتا موصولتين", .95},
    RuleRow{Parted, "parted", "كلمة كتبت كلمتين", .9},
};

const RuleRow& row_of(ExpansionRule rule) { return kRules[static_cast<std::size_t>(rule)]; }

}  // namespace

std::string_view code_of(ExpansionRule rule) { return row_of(rule).code; }

std::string_view arabic_name_of(ExpansionRule rule) { return row_of(rule).arabic; }

double closeness_of(ExpansionRule rule) { return row_of(rule).closeness; }

}  // namespace niger
