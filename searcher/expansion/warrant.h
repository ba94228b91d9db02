#pragma once
/// The warrant of an expansion: why a word of the index may answer a word of the query. A rule only
/// proposes (expansion_rule.h); the letters, the lists of the lexicon, and the company that both
/// words keep in the collection (Vocabulary::likeness) decide. What has no warrant does not match.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "common/messages/text.h"
#include "searcher/expansion/expansion_rule.h"
#include "searcher/spelling/spelling_difference.h"

namespace niger::expansion {

enum class Warrant : std::uint8_t {
  Certain,    ///< no context can gainsay it: the word itself, months, listed spellings and plurals
  Supported,  ///< the two words keep the same company
  Lexicon,    ///< the dictionary alone: one of the words is too rare to keep company
  Letters,    ///< the spelling alone, of a long name too rare to keep company
  None,       ///< it does not match
};

/// Why an expansion has no warrant.
enum class Rejection : std::uint8_t {
  None,
  OtherCompany,   ///< the two words stand among different words: مركز, مركزي
  ShortWord,      ///< of a short word a vowel makes another: حائل, حالة
  OtherLetter,    ///< letters that differ in many pairs of words: برتقال, البرتغال
  InflectedVerb,  ///< a verb has no plural and no adjective: تسمى, سم
  WholeWord,  ///< its first letter is no prefix, as the word stands whole: بلاتيني, لاتيني
  FarSpelling,  ///< alike, and too far apart to be one word
  FarCommoner,  ///< a rare word, and a common one that is not known for it: أورباي, أوروبي
  GivenName,       ///< a given name and a family name: محمد, محمدي
  TooCommon,       ///< half of all articles have it: it tells nothing
  AmbiguousMonth,  ///< a month that is a word besides (آب), where the collection says it otherwise
};

/// What is known of a proposed expansion.
struct Evidence {
  ExpansionRule rule = ExpansionRule::Typed;
  bool is_listed = false;               ///< the pair stands in a list of ours
  std::optional<double> likeness = {};  ///< cosine of the company of both, where both keep enough
  // Of a spelling.
  double cost = 0;  ///< spelling_distance, or that of the Latin letters
  typing::SpellingDifference difference = typing::SpellingDifference::Vowels;
  std::size_t letters = 0;    ///< of the shorter word
  bool loses_letter = false;  ///< the first letter of one was taken for a prefix
  bool gains_letter = false;  ///< the form is the word with a prefix that no stemmer took: بجيزان
  // Of the word typed.
  bool is_inflected_verb = false;   ///< it can be read only as a form of a verb: تسمى
  std::uint64_t articles = 0;       ///< that have it
  std::uint64_t form_articles = 0;  ///< that have the form
  // Of the two.
  /// A plural of several singulars, of which another is commoner: مواقع of موقعة, and of موقع.
  bool is_shared = false;
  /// The word typed is a plural, and a singular of a plural of its own: مقاتل of مقتل, مقاتلون.
  bool is_singular_too = false;
  bool is_given_name = false;  ///< one of the two is a name that no list relates to the other
  bool is_too_common = false;  ///< more than half of the articles have the form: علي
  /// How many times as many articles have the form as have the word.
  double ratio = 1;
};

/// With fewer articles a word keeps too little company to be known by it.
inline constexpr std::uint64_t kAttestedArticles = 5;

struct Ruling {
  Warrant warrant = Warrant::None;
  Rejection rejection = Rejection::None;  ///< where there is no warrant
};

/// Decides. The least likenesses were chosen on judged expansions (data/expansions).
[[nodiscard]] Ruling ruling_on(const Evidence& evidence);

/// A stable name for programs: supported.
[[nodiscard]] std::string_view code_of(Warrant warrant);
[[nodiscard]] std::string_view code_of(Rejection rejection);

/// What it is for a reader.
[[nodiscard]] messages::Message name_of(Warrant warrant);
[[nodiscard]] messages::Message name_of(Rejection rejection);

}  // namespace niger::expansion
