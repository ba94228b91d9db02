#include "common/arabic/affixes.h"

namespace niger::arabic {
namespace {

using enum Followed;

// A conjunction costs 6, a preposition 8: the cheapest reading of a word wins, and one that cuts a
// letter must be worth it. The article is likelier than the letters: الهام is ال + هام, not إلهام.
constexpr Proclitic kProclitics[] = {
    {{}, 0, Any, 0},
    {{kWaw}, 1, Any, 6},
    {{kFeh}, 1, Any, 7},
    {{kBeh}, 1, Noun, 8},
    {{kLam}, 1, Noun, 8},
    {{kKaf}, 1, Noun, 10},
    {{kWaw, kBeh}, 2, Noun, 13},
    {{kWaw, kLam}, 2, Noun, 13},
    {{kWaw, kKaf}, 2, Noun, 14},
    {{kFeh, kBeh}, 2, Noun, 13},
    {{kFeh, kLam}, 2, Noun, 13},
    {{kFeh, kKaf}, 2, Noun, 15},
    {{kAlef, kLam}, 2, Definite, -1},
    {{kWaw, kAlef, kLam}, 3, Definite, 3},
    {{kFeh, kAlef, kLam}, 3, Definite, 4},
    {{kBeh, kAlef, kLam}, 3, Definite, 3},
    {{kKaf, kAlef, kLam}, 3, Definite, 4},
    {{kWaw, kBeh, kAlef, kLam}, 4, Definite, 4},
    {{kFeh, kBeh, kAlef, kLam}, 4, Definite, 4},
    {{kWaw, kKaf, kAlef, kLam}, 4, Definite, 5},
    {{kLam, kLam}, 2, Doubled, 3},
    {{kWaw, kLam, kLam}, 3, Doubled, 4},
    {{kFeh, kLam, kLam}, 3, Doubled, 4},
    {{kSeen}, 1, Verb, 3},
    {{kWaw, kSeen}, 2, Verb, 6},
    {{kFeh, kSeen}, 2, Verb, 7},
    {{kLam}, 1, Verb, 9},
    {{kWaw, kLam}, 2, Verb, 12},
    {{kFeh, kLam}, 2, Verb, 13},
    {{kAlef}, 1, Question, 24},
    {{kAlef, kFeh}, 2, Question, 26},
    {{kAlef, kWaw}, 2, Question, 26},
};

constexpr NounEnding kNounEndings[] = {
    {{}, 0, Joined::Plain, 0, true, true},
    {{kHeh}, 1, Joined::Feminine, 1, false, true},
    {{kTeh}, 1, Joined::Feminine, 1, true, false},
    {{kAlef, kTeh}, 2, Joined::PluralAt, 2, true, true},
    {{kWaw, kNoon}, 2, Joined::PluralUn, 2, false, true},
    {{kWaw}, 1, Joined::PluralUn, 5, true, true, true},
    {{kYeh, kNoon}, 2, Joined::PluralIn, 2, false, true},
    {{kYeh}, 1, Joined::PluralIn, 4, true, true, true},
    {{kAlef, kNoon}, 2, Joined::Dual, 4, false, true},
    {{kAlef}, 1, Joined::Dual, 7, true, false},
    {{kTeh, kAlef, kNoon}, 3, Joined::DualTeh, 3, false, true},
    {{kTeh, kYeh, kNoon}, 3, Joined::DualTeh, 3, false, true},
    {{kTeh, kAlef}, 2, Joined::DualTeh, 6, true, true, true},
    {{kTeh, kYeh}, 2, Joined::DualTeh, 6, true, true, true},
    {{kAlef}, 1, Joined::Accusative, 3, false, true},
    {{kYeh}, 1, Joined::Possessive, 8, false, true},
};

constexpr Pronoun kPronouns[] = {
    {{kHeh, kMeem, kAlef}, 3, true, true},
    {{kKaf, kMeem, kAlef}, 3, true, true},
    {{kHeh, kAlef}, 2, true, true},
    {{kHeh, kMeem}, 2, true, true},
    {{kHeh, kNoon}, 2, true, true},
    {{kKaf, kMeem}, 2, true, true},
    {{kKaf, kNoon}, 2, true, true},
    {{kNoon, kAlef}, 2, true, true},
    {{kNoon, kYeh}, 2, false, true},
    {{kHeh}, 1, true, true},
    {{kKaf}, 1, true, true},
};

}  // namespace

std::span<const Proclitic> proclitics() { return kProclitics; }
std::span<const NounEnding> noun_endings() { return kNounEndings; }
std::span<const Pronoun> pronouns() { return kPronouns; }

}  // namespace niger::arabic
