#include "searcher/correction/typed_word.h"

#include "common/spelling/confusable_names.h"

namespace niger::correction {

using spelling::is_listed_name;
using spelling::Origin;

namespace {

/// A correction is sure up to this cost.
constexpr double kSureCost = 1.1;
/// An everyday word is no misspelling, only absent: corrections of it are never sure, and must be
/// cheap. Nor is it, or a known name, one of another known word: السويد is not سواد, nor نابلس
/// نابل; but a name may yet be spelt otherwise here: بازوم, برزوم.
constexpr double kKnownWordCost = .5;
/// A word that the dictionary has among its rare ones is rather an everyday word with one slip:
/// رباض, المحكة.
constexpr double kRareWordCost = .9;
/// Of an attested word, only a correction that much more frequent is worth offering.
constexpr std::uint64_t kMoreFrequent = 20;

}  // namespace

TypedWord::TypedWord(const expansion::QueryWord& word, std::uint64_t articles,
                     const expansion::WordKnowledge& knowledge)
    : word_(word), articles_(articles), knowledge_(knowledge) {
  const bool is_everyday = knowledge.is_everyday(word.stem);
  // With endings it may be a misspelling that has found a stem: الانتخبات is no form of انتخب.
  is_native_ = knowledge.origin_of(word.stem) == Origin::Native &&
               knowledge.origin_of(word.folded) != Origin::Unknown;
  is_known_ = is_native_ && is_everyday;
  // A stemmer may have taken a letter of a name: المالكي, كييف.
  stands_as_typed_ = is_listed_name(word.folded) || (word.folded.ends_with(word.stem) &&
                                                     (is_everyday || is_listed_name(word.stem)));
}

bool TypedWord::may_mean(const std::string& stem, double cost, std::uint64_t articles,
                         bool lost_letter) const {
  if (articles == 0 || (is_known_ && cost > kKnownWordCost) ||
      (articles_ > 0 && articles < articles_ * kMoreFrequent)) {
    return false;
  }
  if (stands_as_typed_ && articles_ == 0 && stands_for_itself(stem, lost_letter) &&
      !(is_listed_name(stem) && spelling::are_same_name(word_.stem, stem))) {
    return false;
  }
  return !is_native_ || is_known_ || (cost <= kRareWordCost && knowledge_.is_everyday(stem));
}

bool TypedWord::surely_means(double cost) const {
  return !is_known_ && articles_ == 0 && cost <= kSureCost;
}

// A known word is itself, whatever it is near to. Where it may have lost its first letter, being
// one of the dictionary's many rare ones says nothing: رزوم of برزوم.
bool TypedWord::stands_for_itself(const std::string& stem, bool lost_letter) const {
  return knowledge_.is_everyday(stem) || is_listed_name(stem) ||
         (!lost_letter && knowledge_.origin_of(stem) != Origin::Unknown);
}

}  // namespace niger::correction
