#include "searcher/expansion/expansion_rule.h"

#include <array>
#include <cstddef>

namespace niger::expansion {

using messages::Message;

namespace {

struct RuleRow {
  ExpansionRule rule;
  std::string_view code;
  Message name;
  double closeness;
};

using enum ExpansionRule;

constexpr std::array kRules = {
    RuleRow{Typed, "typed", Message::RuleTyped, 1},
    RuleRow{OtherReading, "other-reading", Message::RuleOtherReading, .9},
    RuleRow{BrokenPlural, "broken-plural", Message::RuleBrokenPlural, .85},
    RuleRow{Singular, "singular", Message::RuleSingular, .85},
    RuleRow{SamePlural, "same-plural", Message::RuleSamePlural, .75},
    RuleRow{Feminine, "feminine", Message::RuleFeminine, .7},
    RuleRow{Masculine, "masculine", Message::RuleMasculine, .7},
    RuleRow{Nisba, "nisba", Message::RuleNisba, .65},
    RuleRow{NisbaOf, "nisba-of", Message::RuleNisbaOf, .65},
    RuleRow{Spelling, "spelling", Message::RuleSpelling, .95},
    RuleRow{NameNisba, "name-nisba", Message::RuleNameNisba, .75},
    RuleRow{Month, "month", Message::RuleMonth, .9},
    RuleRow{LatinScript, "latin-script", Message::RuleLatinScript, .9},
    RuleRow{ArabicScript, "arabic-script", Message::RuleArabicScript, .8},
    RuleRow{Joined, "joined", Message::RuleJoined, .95},
    RuleRow{Masdar, "verbal-noun", Message::RuleMasdar, .6},
    RuleRow{MasdarOf, "verb", Message::RuleMasdarOf, .6},
    RuleRow{Parted, "parted", Message::RuleParted, .9},
};

const RuleRow& row_of(ExpansionRule rule) { return kRules[static_cast<std::size_t>(rule)]; }

}  // namespace

std::string_view code_of(ExpansionRule rule) { return row_of(rule).code; }

Message name_of(ExpansionRule rule) { return row_of(rule).name; }

double closeness_of(ExpansionRule rule) { return row_of(rule).closeness; }

}  // namespace niger::expansion
