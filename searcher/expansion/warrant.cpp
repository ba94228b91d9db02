#include "searcher/expansion/warrant.h"

#include <array>

namespace niger::expansion {

using messages::Message;

namespace {

using enum ExpansionRule;

/// Spellings of one name.
constexpr double kLikeSpelling = .3;
/// A short word in the letters of a dialect, which may be a name: Tom, توم.
constexpr double kLikeDialect = .1;
/// Of long names that differ in a sound or two; some divide by publisher: شيكاغو, شيكاجو.
constexpr double kLikeLongSpelling = .1;
constexpr double kMaxSureCost = .25;
/// Another script says more: the letters agree although their shapes do not.
constexpr double kLikeScript = .2;
/// A plural or an adjective that the dictionary's patterns make.
constexpr double kLikePattern = .35;
/// What a list has, but may be another word: an adjective (الطائف, طائفي), a plural that belongs
/// rather to another singular, or is of a far commoner one.
constexpr double kLikeListed = .25;
/// What is commonly written of an adjective is rarely far from its noun …
constexpr double kLikeNoun = .08;
/// … unless that is far commoner: قيادي "leading figure", قيادة.
constexpr double kLikeCommonerNoun = .45;
constexpr double kFarCommoner = 4;
constexpr double kFarRarer = .2;
/// What is mostly another word: a form of a verb and a noun of its letters (تدرس, دروس; not تسمى,
/// سمة), a given name and an adjective that is a family's name, a singular of what is rather a
/// singular itself (مشاهد, مشهد).
constexpr double kLikeAnother = .6;
/// A verb and its noun, of which each may have senses of its own.
constexpr double kLikeMasdar = .45;
/// A hamza's seat, a plural that a list has: doubted only where the two shun each other.
constexpr double kUnlike = -.1;

/// A word of a few articles is not known for another that is so much commoner.
constexpr double kMuchCommoner = 30;

constexpr std::size_t kShortLetters = 4;
constexpr std::size_t kLongLetters = 6;
constexpr double kMaxSpellingCost = .5;
/// Of a short one: a doubled letter (ميلر, ميللر), no vowel.
constexpr double kMaxShortCost = .1;
/// Of names of five letters that are too rare for company.
constexpr double kMaxShorterCost = .35;
/// Of a short Latin word each vowel must agree.
constexpr double kMaxShortScriptCost = .1;

constexpr Ruling kCertain = {Warrant::Certain, Rejection::None};

Ruling rejected(Rejection rejection) { return {Warrant::None, rejection}; }

// `unknown` where the collection does not tell.
Ruling by_company(const Evidence& evidence, double least, Ruling unknown) {
  if (!evidence.likeness) return unknown;
  return *evidence.likeness >= least ? Ruling{Warrant::Supported, Rejection::None}
                                     : rejected(Rejection::OtherCompany);
}

// What rules of letters and lists vouch for.
Ruling certain_unless_unlike(const Evidence& evidence) {
  return evidence.likeness && *evidence.likeness < kUnlike ? rejected(Rejection::OtherCompany)
                                                           : kCertain;
}

bool is_rare_beside(const Evidence& evidence) {
  return evidence.articles > 0 && evidence.articles < kAttestedArticles &&
         evidence.ratio >= kMuchCommoner;
}

// A word of the dictionary in the letters of a dialect, which stands in other texts: talk, songs.
Ruling of_dialect(const Evidence& evidence) {
  const bool is_short = evidence.letters < kShortLetters;
  if (evidence.cost > kMaxShorterCost) {
    return by_company(evidence, kLikeSpelling, rejected(Rejection::OtherLetter));
  }
  return by_company(evidence, is_short ? kLikeDialect : kUnlike,
                    is_short && is_rare_beside(evidence)
                        ? rejected(Rejection::FarCommoner)
                        : Ruling{Warrant::Letters, Rejection::None});
}

Ruling of_spelling(const Evidence& evidence) {
  if (evidence.is_listed) return certain_unless_unlike(evidence);
  if (evidence.cost > kMaxSpellingCost) return rejected(Rejection::FarSpelling);
  const bool is_short = evidence.letters <= kShortLetters;
  if (evidence.difference == typing::SpellingDifference::Dialect) return of_dialect(evidence);
  if (evidence.difference == typing::SpellingDifference::Slip &&
      evidence.letters >= kShortLetters) {
    return certain_unless_unlike(evidence);
  }
  Ruling unknown = {Warrant::Letters, Rejection::None};
  const std::uint64_t whole = evidence.gains_letter   ? evidence.form_articles
                              : evidence.loses_letter ? evidence.articles
                                                      : 0;
  if (whole >= kAttestedArticles) {
    unknown = rejected(Rejection::WholeWord);
  } else if (evidence.gains_letter) {
    unknown = {Warrant::Letters, Rejection::None};
  } else if (evidence.difference == typing::SpellingDifference::Slip) {
    unknown = is_rare_beside(evidence) ? rejected(Rejection::FarCommoner) : unknown;
  } else if (evidence.difference == typing::SpellingDifference::Velars &&
             (evidence.letters < kLongLetters || evidence.cost > kMaxSureCost ||
              evidence.form_articles == 0 || evidence.form_articles >= kAttestedArticles)) {
    unknown = rejected(Rejection::OtherLetter);
  } else if ((is_short && evidence.cost > kMaxShortCost) ||
             (evidence.rule == NameNisba && evidence.letters < kLongLetters)) {
    unknown = rejected(Rejection::ShortWord);
  } else if (evidence.letters < kLongLetters && evidence.cost > kMaxShorterCost) {
    unknown = rejected(Rejection::FarSpelling);
  } else if (is_rare_beside(evidence)) {
    unknown = rejected(Rejection::FarCommoner);
  }
  const bool is_sure = evidence.letters >= kLongLetters && evidence.cost <= kMaxSureCost &&
                       evidence.difference < typing::SpellingDifference::Velars &&
                       !evidence.gains_letter && !evidence.loses_letter;
  return by_company(evidence, is_sure ? kLikeLongSpelling : kLikeSpelling, unknown);
}

Ruling of_script(const Evidence& evidence) {
  if (evidence.is_listed) return kCertain;
  const bool is_close = evidence.letters > kShortLetters || evidence.cost <= kMaxShortScriptCost;
  return by_company(
      evidence, kLikeScript,
      is_close ? Ruling{Warrant::Letters, Rejection::None} : rejected(Rejection::ShortWord));
}

// Of words that the lexicon relates; `least` is the likeness that it takes.
Ruling of_relation(const Evidence& evidence, double least, Warrant unknown) {
  if (evidence.is_inflected_verb) {
    return by_company(evidence, kLikeAnother, rejected(Rejection::InflectedVerb));
  }
  if (evidence.is_given_name && !evidence.is_listed) {
    return by_company(evidence, kLikeAnother, rejected(Rejection::GivenName));
  }
  if (evidence.is_too_common && !evidence.likeness) return rejected(Rejection::TooCommon);
  if (!evidence.is_listed && !evidence.likeness && is_rare_beside(evidence)) {
    return rejected(Rejection::FarCommoner);
  }
  return by_company(evidence, least, {unknown, Rejection::None});
}

// The act and who does it stand in the same articles, where both are of one sense.
Ruling of_masdar(const Evidence& evidence) {
  if (evidence.is_too_common && !evidence.likeness) return rejected(Rejection::TooCommon);
  if (!evidence.likeness && is_rare_beside(evidence)) return rejected(Rejection::FarCommoner);
  return by_company(evidence, kLikeMasdar, {Warrant::Lexicon, Rejection::None});
}

Ruling of_plural(const Evidence& evidence) {
  if (evidence.is_singular_too) return of_relation(evidence, kLikeAnother, Warrant::Lexicon);
  if (!evidence.is_listed || evidence.is_shared || evidence.rule == SamePlural ||
      evidence.ratio >= kMuchCommoner) {
    return of_relation(evidence, evidence.is_listed ? kLikeListed : kLikePattern, Warrant::Lexicon);
  }
  return evidence.is_inflected_verb ? of_relation(evidence, kLikeAnother, Warrant::Lexicon)
                                    : certain_unless_unlike(evidence);
}

}  // namespace

Ruling ruling_on(const Evidence& evidence) {
  switch (evidence.rule) {
    case Typed:
    case Month:
    case Joined:
    case Parted:
    case OtherReading:
      return kCertain;
    case Spelling:
    case NameNisba:
      return of_spelling(evidence);
    case LatinScript:
    case ArabicScript:
      return of_script(evidence);
    case BrokenPlural:
    case Singular:
    case SamePlural:
    case Feminine:
    case Masculine:
      return of_plural(evidence);
    case Nisba:
      // Of what is seldom written the company is seldom known; it belongs to its noun: حلب, حلبي.
      if (evidence.is_listed && evidence.ratio <= kFarRarer) return certain_unless_unlike(evidence);
      return of_relation(evidence, evidence.is_listed ? kLikeListed : kLikePattern,
                         Warrant::Lexicon);
    case Masdar:
    case MasdarOf:
      return of_masdar(evidence);
    case NisbaOf: {
      if (evidence.is_listed) return of_relation(evidence, kLikeListed, Warrant::Lexicon);
      const bool is_far_commoner = evidence.ratio >= kFarCommoner;
      return of_relation(evidence, is_far_commoner ? kLikeCommonerNoun : kLikeNoun,
                         Warrant::Lexicon);
    }
  }
  return {};
}

std::string_view code_of(Warrant warrant) {
  constexpr std::array<std::string_view, 5> kCodes = {"certain", "supported", "lexicon", "letters",
                                                      "none"};
  return kCodes[static_cast<std::size_t>(warrant)];
}

std::string_view code_of(Rejection rejection) {
  constexpr std::array<std::string_view, 11> kCodes = {"",
                                                       "other-company",
                                                       "short-word",
                                                       "other-letter",
                                                       "inflected-verb",
                                                       "whole-word",
                                                       "far-spelling",
                                                       "far-commoner",
                                                       "given-name",
                                                       "too-common",
                                                       "ambiguous-month"};
  return kCodes[static_cast<std::size_t>(rejection)];
}

Message name_of(Warrant warrant) {
  switch (warrant) {
    case Warrant::Certain:
      return Message::WarrantCertain;
    case Warrant::Supported:
      return Message::WarrantSupported;
    case Warrant::Lexicon:
      return Message::WarrantLexicon;
    case Warrant::Letters:
      return Message::WarrantLetters;
    case Warrant::None:
      break;
  }
  return Message::WarrantNone;
}

Message name_of(Rejection rejection) {
  switch (rejection) {
    case Rejection::OtherCompany:
      return Message::RejectedOtherCompany;
    case Rejection::ShortWord:
      return Message::RejectedShortWord;
    case Rejection::OtherLetter:
      return Message::RejectedOtherLetter;
    case Rejection::InflectedVerb:
      return Message::RejectedInflectedVerb;
    case Rejection::WholeWord:
      return Message::RejectedWholeWord;
    case Rejection::FarCommoner:
      return Message::RejectedFarCommoner;
    case Rejection::GivenName:
      return Message::RejectedGivenName;
    case Rejection::TooCommon:
      return Message::RejectedTooCommon;
    case Rejection::AmbiguousMonth:
      return Message::RejectedAmbiguousMonth;
    case Rejection::FarSpelling:
    case Rejection::None:
      break;
  }
  return Message::RejectedFarSpelling;
}

}  // namespace niger::expansion
